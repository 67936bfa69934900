package org.cunyi.insight.watch;

import org.cunyi.shared.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How many findings one rule has: the page asks for one after the other, so that it never waits for the dearest. */
@RestController
class WatchApi {

    private final WatchRules rules;
    private final WatchInput input;
    private final Watch watch;

    WatchApi(WatchRules rules, WatchInput input, Watch watch) {
        this.rules = rules;
        this.input = input;
        this.watch = watch;
    }

    @GetMapping("/api/audit/watch/count")
    WatchCount count(@RequestParam(required = false) String rule, @RequestParam(required = false) String org, @RequestParam(required = false) String days) {
        WatchRules.Today today = rules.today();
        WatchQuestion question = input.question(org, days, today.days());
        return WatchCount.of(watch, input.rule(today.rules(), rule).orElseThrow(() -> Refusal.of("rule", "规则：没有写明哪条规则")), question);
    }
}
