package org.cunyi.insight.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.cunyi.insight.search.CaseFinder;
import org.cunyi.insight.search.CaseQuestion;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Wording;
import org.cunyi.workflow.web.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** 查案: all cases of an auditor's units, open and done, narrowed by a form whose every field may stay empty. */
@PageController
class FindController {

    private static final int SIZE = 50;
    private static final int COUNTED = 1_000;

    private final AuditorAccess access;
    private final FindInput input;
    private final CaseFinder cases;
    private final Wording words;
    private final Clock clock;

    FindController(AuditorAccess access, FindInput input, CaseFinder cases, Wording words, Clock clock) {
        this.access = access;
        this.input = input;
        this.cases = cases;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping({"/audit", "/audit/"})
    String find(@ModelAttribute("filter") FindFilter filter, Model model, HttpServletResponse response) {
        choices(model);
        model.addAttribute("found", FindPage.EMPTY);
        try {
            CaseQuestion question = input.question(filter);
            FindPage found = FindPage.of(cases, question, input.place(filter), SIZE);
            model.addAttribute("found", found);
            model.addAttribute("previous", at("before", found.before()));
            model.addAttribute("next", at("after", found.after()));
            model.addAttribute("count", filter.isFirstPage() ? counted(cases.count(question, COUNTED + 1)) : null);
        } catch (Refusal refusal) {
            AuditInput.say(refusal, model, response);
        }
        return "insight/find";
    }

    private void choices(Model model) {
        model.addAttribute("units", access.choices());
        model.addAttribute("procedures", words.codes("process"));
        model.addAttribute("states", FindInput.STATES);
        model.addAttribute("outcomes", words.codes("outcome"));
        model.addAttribute("days", new CaseDays(clock));
    }

    private static String counted(int count) {
        return count > COUNTED ? "超过" + COUNTED + "件" : "共" + count + "件";
    }

    /** The same question at another place, or nothing where there is none. */
    private static String at(String direction, String number) {
        return number == null ? null : "?" + ServletUriComponentsBuilder.fromCurrentRequest().replaceQueryParam("after").replaceQueryParam("before")
                .queryParam(direction, number).build().getQuery();
    }
}
