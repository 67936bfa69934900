package org.cunyi.insight.watch;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cunyi.insight.web.AuditPlace;
import org.cunyi.insight.web.AuditorAccess;
import org.cunyi.org.Organisation;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
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
    private static final int COUNTED = 1_000;

    private final WatchRules rules;
    private final WatchInput input;
    private final Watch watch;
    private final WatchWords words;
    private final AuditorAccess access;
    private final Organisation organisation;

    WatchController(WatchRules rules, WatchInput input, Watch watch, WatchWords words, AuditorAccess access, Organisation organisation) {
        this.rules = rules;
        this.input = input;
        this.watch = watch;
        this.words = words;
        this.access = access;
        this.organisation = organisation;
    }

    /** What was typed. */
    record Asked(String org, String days, String rule, String after) {
    }

    /** A rule with how many findings it has. */
    record Counted(WatchRule rule, int found) {

        public boolean more() {
            return found > COUNTED;
        }

        public int shown() {
            return Math.min(found, COUNTED);
        }
    }

    /** A finding in words. */
    record Line(WatchFinding finding, String said) {
    }

    @GetMapping("/audit/watch")
    String show(@RequestParam(required = false) String org, @RequestParam(required = false) String days, @RequestParam(required = false) String rule,
            @RequestParam(required = false) String after, Model model, HttpServletResponse response) {
        model.addAttribute("units", access.units().stream().flatMap(u -> organisation.under(u).stream()).toList());
        WatchRules.Today today = rules.today();
        model.addAttribute("asked", new Asked(org, days == null ? String.valueOf(today.days()) : days, rule, after));
        try {
            fill(today, input.question(org, days, today.days()), rule, after, model);
        } catch (Refusal refusal) {
            if (refusal.kind() != Refusal.Kind.BAD_INPUT) {
                throw refusal;
            }
            response.setStatus(refusal.kind().status());
            model.addAttribute("problems", refusal.errors().stream().map(FieldError::message).toList());
            model.addAttribute("wrong", refusal.errors().stream().map(FieldError::field).collect(Collectors.toSet()));
        }
        return "insight/watch";
    }

    private void fill(WatchRules.Today today, WatchQuestion question, String typed, String after, Model model) {
        Optional<WatchRule> rule = input.rule(today.rules(), typed);
        Optional<WatchQuestion.Place> place = input.place(after);
        if (rule.isEmpty()) {
            model.addAttribute("counts", today.rules().stream().map(r -> new Counted(r, watch.count(r, question, COUNTED + 1))).toList());
            return;
        }
        List<WatchFinding> found = watch.find(rule.get(), question, place, SIZE + 1);
        List<WatchFinding> page = found.subList(0, Math.min(found.size(), SIZE));
        model.addAttribute("chosen", new Counted(rule.get(), place.isPresent() ? 0 : watch.count(rule.get(), question, COUNTED + 1)));
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
