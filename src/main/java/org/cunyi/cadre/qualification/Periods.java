package org.cunyi.cadre.qualification;

import java.time.LocalDate;
import java.util.Map;
import org.cunyi.org.WorkingDays;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.RuleTables;
import org.cunyi.workflow.Step;
import org.springframework.stereotype.Component;

/** How long things take and hold, in the unit that the county's table says: three months written as three days would be another law. */
@Component
public class Periods {

    private static final String TABLE = "cadre-qualification-period";
    private static final String WORKING_DAYS = "working-days";

    private final RuleTables tables;
    private final WorkingDays workingDays;

    Periods(RuleTables tables, WorkingDays workingDays) {
        this.tables = tables;
        this.workingDays = workingDays;
    }

    /** The last day of the period that begins on that day, which is not counted itself. */
    LocalDate end(Step step, String matter, LocalDate from) {
        Map<String, Object> row = row(step, matter);
        int number = number(row);
        return switch (unit(row)) {
            case "days" -> from.plusDays(number);
            case WORKING_DAYS -> workingDays.after(from, number);
            case "months" -> from.plusMonths(number);
            case "years" -> from.plusYears(number);
            default -> throw Refusal.of("", "决策表“任职资格联审期限”（" + TABLE + "）中“" + matter + "”的单位“" + unit(row)
                    + "”不是 days、working-days、months、years 之一，请流程管理员更正");
        };
    }

    /** For the model, which counts working days and nothing else. */
    public int workingDays(Step step, String matter) {
        Map<String, Object> row = row(step, matter);
        if (!unit(row).equals(WORKING_DAYS)) {
            throw Refusal.of("", "决策表“任职资格联审期限”（" + TABLE + "）中“" + matter + "”的单位应为 working-days（工作日），请流程管理员更正");
        }
        return number(row);
    }

    private Map<String, Object> row(Step step, String matter) {
        return tables.row(step, TABLE, Map.of("matter", matter)).orElseThrow();
    }

    private static int number(Map<String, Object> row) {
        return ((Number) row.get("number")).intValue();
    }

    private static String unit(Map<String, Object> row) {
        return String.valueOf(row.get("unit"));
    }
}
