package org.cunyi.insight.watch;

import static org.cunyi.insight.web.AuditInput.read;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cunyi.insight.web.AuditorAccess;
import org.cunyi.insight.web.AuditorAccess.Scope;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.web.SearchInput;
import org.springframework.stereotype.Component;

/** Makes a question of what was typed, or says everything that is wrong with it. */
@Component
class WatchInput {

    private static final int MOST_DAYS = 366;

    private final AuditorAccess access;
    private final Clock clock;

    WatchInput(AuditorAccess access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    /** @throws Refusal with an error for each field that cannot be asked for, or where the acting person is no auditor */
    WatchQuestion question(String org, String days, int usual) {
        List<FieldError> errors = new ArrayList<>();
        Scope scope = read(errors, () -> access.scope(SearchInput.text(org)));
        Integer asked = read(errors, () -> days(SearchInput.text(days), usual));
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
        return new WatchQuestion(scope, asked, LocalDate.now(clock));
    }

    private static int days(String typed, int usual) {
        if (typed != null && (!typed.matches("[0-9]{1,3}") || Integer.parseInt(typed) < 1 || Integer.parseInt(typed) > MOST_DAYS)) {
            throw Refusal.of("days", "最近天数：应当是1至" + MOST_DAYS + "的整数");
        }
        return typed == null ? usual : Integer.parseInt(typed);
    }

    Optional<WatchRule> rule(List<WatchRule> rules, String typed) {
        String code = SearchInput.text(typed);
        return code == null ? Optional.empty() : Optional.of(rules.stream().filter(r -> r.code().equals(code)).findFirst()
                .orElseThrow(() -> Refusal.of("rule", "规则：没有启用这条规则")));
    }
}
