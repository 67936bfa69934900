package org.cunyi.insight.watch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cunyi.workflow.RuleTables;
import org.springframework.stereotype.Component;

/** The rules as they are today. */
@Component
class WatchRules {

    private static final String TABLE = "audit-watch";
    /** The row that says how many days a look takes in where the auditor names none. */
    private static final String PERIOD = "period";

    private final RuleTables tables;
    private final Clock clock;

    WatchRules(RuleTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /** Those of the table, in its order. */
    record Today(List<WatchRule> rules, int days) {
    }

    Today today() {
        List<WatchRule> rows = tables.look(TABLE, Map.of("askedOn", LocalDate.now(clock).toString())).stream().map(WatchRules::rule).toList();
        int days = rows.stream().filter(r -> r.code().equals(PERIOD)).map(WatchRule::threshold).findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + PERIOD + " in " + TABLE));
        return new Today(rows.stream().filter(r -> r.active() && WatchSql.knows(r.code())).toList(), days);
    }

    private static WatchRule rule(Map<String, Object> row) {
        return new WatchRule(String.valueOf(row.get("code")), Boolean.TRUE.equals(row.get("active")), ((Number) row.get("threshold")).intValue(),
                String.valueOf(row.get("unit")), String.valueOf(row.get("label")), String.valueOf(row.get("legalBasis")));
    }
}
