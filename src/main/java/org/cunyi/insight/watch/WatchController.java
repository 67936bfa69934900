package org.cunyi.insight.watch;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.cunyi.insight.search.Place;
import org.cunyi.insight.web.AuditInput;
import org.cunyi.insight.web.AuditPlace;
import org.cunyi.insight.web.AuditorAccess;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.PageController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 发现: how many findings each rule has, and those of one rule. */
@PageController
class WatchController {

    private static final int SIZE = 50;

    private final WatchRules rules;
    private final WatchInput input;
    private final Watch watch;
    private final WatchWords words;
    private final AuditorAccess access;

    WatchController(WatchRules rules, WatchInput input, Watch watch, WatchWords words, AuditorAccess access) {
        this.rules = rules;
        this.input = input;
        this.watch = watch;
        this.words = words;
        this.access = access;
    }

    /** What was typed. */
    record Asked(String org, String days, String rule, String after) {
    }

    /** A rule with how many findings it has, {@code null} where nobody has counted them yet. */
    record Counted(WatchRule rule, WatchCount count) {
    }

    /** A finding in words. */
    record Line(WatchFinding finding, String said) {
    }

    /** @param count whether to count the findings of all rules at once; otherwise the page asks rule by rule ({@link WatchApi}) */
    @GetMapping("/audit/watch")
    String show(@RequestParam(required = false) String org, @RequestParam(required = false) String days, @RequestParam(required = false) String rule,
            @RequestParam(required = false) String after, @RequestParam(required = false) String count, Model model, HttpServletResponse response) {
        model.addAttribute("units", access.choices());
        WatchRules.Today today = rules.today();
        model.addAttribute("asked", new Asked(org, days == null ? String.valueOf(today.days()) : days, rule, after));
        try {
            WatchQuestion question = input.question(org, days, today.days());
            Optional<WatchRule> chosen = input.rule(today.rules(), rule);
            Optional<Place> place = AuditInput.place("after", after, false);
            if (chosen.isPresent()) {
                findings(chosen.get(), question, place, model);
            } else {
                model.addAttribute("counts", today.rules().stream().map(r -> new Counted(r, "all".equals(count) ? WatchCount.of(watch, r, question) : null)).toList());
            }
        } catch (Refusal refusal) {
            AuditInput.say(refusal, model, response);
        }
        return "insight/watch";
    }

    private void findings(WatchRule rule, WatchQuestion question, Optional<Place> place, Model model) {
        List<WatchFinding> found = watch.find(rule, question, place, SIZE + 1);
        List<WatchFinding> page = found.subList(0, Math.min(found.size(), SIZE));
        boolean all = place.isEmpty() && found.size() <= SIZE;
        model.addAttribute("chosen", new Counted(rule, place.isPresent() ? null : all ? new WatchCount(rule.code(), found.size(), false)
                : WatchCount.of(watch, rule, question)));
        model.addAttribute("lines", page.stream().map(f -> new Line(f, words.say(f))).toList());
        model.addAttribute("next", found.size() > SIZE ? page.get(SIZE - 1).place() : null);
    }

    @Configuration(proxyBeanMethods = false)
    static class Watching {

        @Bean
        @Order(2)
        AuditPlace watching() {
            return new AuditPlace("发现", "/audit/watch");
        }
    }
}
