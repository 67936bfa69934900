package org.cunyi.modeling.trial.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Function;
import org.cunyi.modeling.Draft;
import org.cunyi.modeling.Drafts;
import org.cunyi.modeling.trial.TrialQuestion;
import org.cunyi.modeling.trial.TrialScript;
import org.cunyi.modeling.trial.TrialStep;
import org.cunyi.modeling.trial.Trials;
import org.cunyi.modeling.trial.Trials.View;
import org.cunyi.modeling.trial.Trials.Walked;
import org.cunyi.modeling.web.ModelerAccess;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A process of a draft is played step by step; the script is kept with the login. */
@PageController
@RequestMapping("/modeling/drafts/{draft:[0-9]{1,18}}/bpmn/{file:[a-z0-9.-]{1,110}}/trial")
class TrialController {

    private final ModelerAccess access;
    private final Drafts drafts;
    private final Trials trials;
    private final TrialPage page;

    TrialController(ModelerAccess access, Drafts drafts, Trials trials, TrialPage page) {
        this.access = access;
        this.drafts = drafts;
        this.trials = trials;
        this.page = page;
    }

    @GetMapping
    String show(@PathVariable("draft") long id, @PathVariable String file, HttpServletRequest request, HttpServletResponse response, Model model) {
        Draft draft = draft(id, file);
        KeptTrial kept = new KeptTrial(request);
        try {
            return shown(draft, file, kept.of(id, path(file)).map(trials::look).orElse(null), kept, model);
        } catch (Refusal refusal) {
            return refused(draft, file, refusal, request, response, model);
        }
    }

    @PostMapping
    String begin(@PathVariable("draft") long id, @PathVariable String file, HttpServletRequest request, HttpServletResponse response, Model model) {
        Draft draft = draft(id, file);
        try {
            trials.end();
            new KeptTrial(request).keep(trials.begin(id, path(file)).script());
            return back(id, file);
        } catch (Refusal refusal) {
            return refused(draft, file, refusal, request, response, model);
        }
    }

    @PostMapping("/steps")
    String walk(@PathVariable("draft") long id, @PathVariable String file, @RequestParam Map<String, String> parameters, HttpServletRequest request,
            HttpServletResponse response, Model model) {
        return with(id, file, request, response, model, script -> {
            TrialStep step = TrialInput.step(parameters);
            try {
                Walked walked = trials.walk(script, step);
                if (walked.question().isEmpty()) {
                    new KeptTrial(request).keep(walked.view().script());
                    return back(id, file);
                }
                return asked(draft(id, file), file, walked, step, new KeptTrial(request), model);
            } catch (Refusal refusal) {
                response.setStatus(refusal.kind().status());
                model.addAttribute("problems", refusal.errors()).addAttribute("step", step);
                return shown(draft(id, file), file, trials.look(script), new KeptTrial(request), model);
            }
        });
    }

    @PostMapping("/back")
    String oneBack(@PathVariable("draft") long id, @PathVariable String file, HttpServletRequest request, HttpServletResponse response, Model model) {
        return with(id, file, request, response, model, script -> {
            new KeptTrial(request).keep(trials.back(script).script());
            return back(id, file);
        });
    }

    @PostMapping("/end")
    String end(@PathVariable("draft") long id, @PathVariable String file, HttpServletRequest request) {
        draft(id, file);
        trials.end();
        new KeptTrial(request).drop();
        return "redirect:/modeling/drafts/" + id;
    }

    private String with(long id, String file, HttpServletRequest request, HttpServletResponse response, Model model, Function<TrialScript, String> act) {
        Draft draft = draft(id, file);
        try {
            return act.apply(new KeptTrial(request).of(id, path(file)).orElseThrow(() -> Refusal.late("这次试用已经结束，或者您开始了另一次试用；请从头再来")));
        } catch (Refusal refusal) {
            return refused(draft, file, refusal, request, response, model);
        }
    }

    private Draft draft(long id, String file) {
        access.require();
        Draft draft = drafts.get(id);
        drafts.file(id, path(file));
        return draft;
    }

    private String asked(Draft draft, String file, Walked walked, TrialStep step, KeptTrial kept, Model model) {
        TrialQuestion question = walked.question().orElseThrow();
        model.addAttribute("question", question).addAttribute("step", step);
        String given = step.answers().get(question.key());
        model.addAttribute("questionProblem", given == null ? null : question.problem(given));
        return shown(draft, file, walked.view(), kept, model);
    }

    private String refused(Draft draft, String file, Refusal refusal, HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(refusal.kind().status());
        new KeptTrial(request).drop();
        model.addAttribute("problems", refusal.errors());
        return shown(draft, file, null, new KeptTrial(request), model);
    }

    private String shown(Draft draft, String file, View view, KeptTrial kept, Model model) {
        model.addAttribute("draft", draft).addAttribute("path", path(file));
        model.addAttribute("elsewhere", view == null && kept.any().isPresent());
        if (view != null) {
            kept.keep(view.script());
            page.show(view, draft.id(), model);
        }
        return "modeling/trial";
    }

    private static String back(long id, String file) {
        return "redirect:/modeling/drafts/" + id + "/" + path(file) + "/trial";
    }

    private static String path(String file) {
        return "bpmn/" + file;
    }
}
