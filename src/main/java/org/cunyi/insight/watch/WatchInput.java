package org.cunyi.insight.watch;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cunyi.insight.web.AuditorAccess;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.web.SearchInput;
import org.springframework.stereotype.Component;

/** Makes a question of what was typed, or says everything that is wrong with it. */
@Component
class WatchInput {

    private static final int MOST_DAYS = 366;
    private static final int LONGEST_ITEM = 80;

    private final AuditorAccess access;
    private final CaseView view;
    private final Clock clock;

    WatchInput(AuditorAccess access, CaseView view, Clock clock) {
        this.access = access;
        this.view = view;
        this.clock = clock;
    }

    /** @throws Refusal with an error for each field that cannot be asked for, or where the acting person is no auditor */
    WatchQuestion question(String org, String days, int usual) {
        List<String> units = access.units();
        String unit = SearchInput.text(org);
        String typed = SearchInput.text(days);
        List<FieldError> errors = new ArrayList<>();
        if (unit != null && (!OrgCode.isValid(unit) || units.stream().noneMatch(unit::startsWith))) {
            errors.add(new FieldError("org", "单位：不是您审计范围内的单位代码"));
        }
        boolean number = typed == null || typed.matches("[0-9]{1,3}") && Integer.parseInt(typed) >= 1 && Integer.parseInt(typed) <= MOST_DAYS;
        if (!number) {
            errors.add(new FieldError("days", "最近天数：应当是1至" + MOST_DAYS + "的整数"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
        return new WatchQuestion(unit == null ? units : List.of(unit), typed == null ? usual : Integer.parseInt(typed), LocalDate.now(clock),
                List.copyOf(view.secret().keySet()));
    }

    Optional<WatchRule> rule(List<WatchRule> rules, String typed) {
        String code = SearchInput.text(typed);
        return code == null ? Optional.empty() : Optional.of(rules.stream().filter(r -> r.code().equals(code)).findFirst()
                .orElseThrow(() -> Refusal.of("rule", "规则：没有启用这条规则")));
    }

    Optional<WatchQuestion.Place> place(String typed) {
        if (SearchInput.text(typed) == null) {
            return Optional.empty();
        }
        String[] parts = typed.split("~", 2);
        try {
            if (parts.length == 2 && parts[1].length() <= LONGEST_ITEM && parts[1].matches("[\\w:-]+")) {
                return Optional.of(new WatchQuestion.Place(Instant.parse(parts[0]).atZone(clock.getZone()).toOffsetDateTime(), parts[1]));
            }
        } catch (DateTimeException noMoment) {
            // said below
        }
        throw Refusal.of("after", "翻页位置：写法不对，请从第一页重新查看");
    }
}
