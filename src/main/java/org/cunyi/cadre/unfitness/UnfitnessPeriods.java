package org.cunyi.cadre.unfitness;

import java.util.Map;
import java.util.stream.Collectors;
import org.cunyi.org.WorkingDays;
import org.cunyi.workflow.PeriodTable;
import org.cunyi.workflow.RuleTables;
import org.cunyi.workflow.Step;
import org.springframework.stereotype.Component;

/** How long the steps of a handling take, and how long its papers are kept. */
@Component
class UnfitnessPeriods extends PeriodTable {

    /** How long the person has to state and defend, from when he was told. */
    static final String STATEMENT = "statement";
    private static final String STATEMENT_STEP = "statement-step";
    private static final Map<String, String> DUE = Map.of("accept", WORKING_DAYS, "verify", WORKING_DAYS, STATEMENT_STEP, WORKING_DAYS, "decision",
            WORKING_DAYS, "serve", WORKING_DAYS, "measure", WORKING_DAYS, "review", DAYS, "reassess", WORKING_DAYS);

    UnfitnessPeriods(RuleTables tables, WorkingDays workingDays) {
        super("cadre-unfitness-period", "不胜任现职处置期限", tables, workingDays);
    }

    /** What the model's due dates are made of, for example {@code acceptDays}. */
    Map<String, Object> due(Step step) {
        return DUE.entrySet().stream().collect(Collectors.toMap(e -> e.getKey().replace("-step", "") + "Days", e -> number(step, e.getKey(), e.getValue())));
    }
}
