package org.cunyi.cadre.recall;

import java.util.Map;
import org.cunyi.workflow.RuleTables;
import org.cunyi.workflow.Step;
import org.springframework.stereotype.Component;

/** Days and months of table {@code cadre-recall-period}. */
@Component
public class RecallPeriods {

    private final RuleTables tables;

    RecallPeriods(RuleTables tables) {
        this.tables = tables;
    }

    public int number(Step step, String matter) {
        return ((Number) row(step, matter).get("number")).intValue();
    }

    String basis(Step step, String matter) {
        return row(step, matter).get("legalBasis").toString();
    }

    private Map<String, Object> row(Step step, String matter) {
        return tables.look(step, "cadre-recall-period", Map.of("matter", matter)).get(0);
    }
}
