package org.cunyi.modeling.trial.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cunyi.modeling.Drafts;
import org.cunyi.modeling.trial.TableTrials;
import org.cunyi.modeling.trial.TableTrials.Sheet;
import org.cunyi.modeling.web.ModelerAccess;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A table of a draft is asked with entered values. */
@PageController
@RequestMapping("/modeling/drafts/{draft:[0-9]{1,18}}/dmn/{file:[a-z0-9.-]{1,110}}/trial")
class TableTrialController {

    private static final String FIELD = "v-";

    private final ModelerAccess access;
    private final Drafts drafts;
    private final TableTrials trials;

    TableTrialController(ModelerAccess access, Drafts drafts, TableTrials trials) {
        this.access = access;
        this.drafts = drafts;
        this.trials = trials;
    }

    @GetMapping
    String show(@PathVariable("draft") long id, @PathVariable String file, @RequestParam(required = false) String decision, Model model) {
        access.require();
        show(id, file, trials(id, file, decision), Map.of(), model);
        return "modeling/table-trial";
    }

    @PostMapping
    String ask(@PathVariable("draft") long id, @PathVariable String file, @RequestParam(required = false) String decision,
            @RequestParam Map<String, String> parameters, Model model, HttpServletResponse response) {
        access.require();
        Sheet sheet = trials(id, file, decision);
        Map<String, String> typed = new LinkedHashMap<>();
        sheet.questions().forEach(q -> typed.put(q.name(), parameters.getOrDefault(FIELD + q.name(), "")));
        show(id, file, sheet, typed, model);
        try {
            Map<String, Object> values = TableTrials.values(sheet, typed);
            model.addAttribute("mine", trials.ofDraft(id, path(file), sheet, values));
            model.addAttribute("now", sheet.inForce() ? trials.inForce(path(file), sheet, values) : null);
        } catch (Refusal refusal) {
            response.setStatus(refusal.kind().status());
            model.addAttribute("problems", refusal.errors());
        }
        return "modeling/table-trial";
    }

    private Sheet trials(long id, String file, String decision) {
        drafts.get(id);
        return trials.sheet(id, path(file), decision);
    }

    private void show(long id, String file, Sheet sheet, Map<String, String> typed, Model model) {
        model.addAttribute("draft", drafts.get(id));
        model.addAttribute("path", path(file));
        model.addAttribute("sheet", sheet);
        model.addAttribute("typed", typed);
    }

    private static String path(String file) {
        return "dmn/" + file;
    }
}
