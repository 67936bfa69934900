package org.cunyi.cadre.unfitness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.workflow.RuleTables;
import org.cunyi.workflow.Step;
import org.springframework.stereotype.Component;

/** Days, months and times of the county's table. */
@Component
class UnfitnessPeriods {

    private static final List<String> DUE = List.of("accept", "verify", "statement", "decision", "serve", "measure", "review", "reassess");

    private final RuleTables tables;

    UnfitnessPeriods(RuleTables tables) {
        this.tables = tables;
    }

    int of(Step step, String matter) {
        return ((Number) tables.look(step, "cadre-unfitness-period", Map.of("matter", matter)).get(0).get("number")).intValue();
    }

    /** What the model's due dates are made of, for example {@code acceptDays}. */
    Map<String, Object> due(Step step) {
        Map<String, Object> days = new HashMap<>();
        DUE.forEach(matter -> days.put(matter + "Days", of(step, matter)));
        return days;
    }
}
