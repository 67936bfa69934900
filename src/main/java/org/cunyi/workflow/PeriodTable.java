package org.cunyi.workflow;

import java.time.LocalDate;
import java.util.Map;
import org.cunyi.org.WorkingDays;
import org.cunyi.shared.Refusal;

/** A county's table of periods ({@code matter} → {@code number}, {@code unit}): three months written as three days would be another law. */
public abstract class PeriodTable {

    public static final String WORKING_DAYS = "working-days";
    public static final String DAYS = "days";
    public static final String TIMES = "times";

    private final String key;
    private final String title;
    private final RuleTables tables;
    private final WorkingDays workingDays;

    /** @param title of the table, for who has to mend it */
    protected PeriodTable(String key, String title, RuleTables tables, WorkingDays workingDays) {
        this.key = key;
        this.title = title;
        this.tables = tables;
        this.workingDays = workingDays;
    }

    /** The last day of the period that begins on that day, which is not counted itself. */
    public LocalDate end(Step step, String matter, LocalDate from) {
        return end(tables.row(step, key, Map.of("matter", matter)).orElseThrow(), matter, from);
    }

    /** The same for who only looks, on a page or at night: nothing is recorded. */
    public LocalDate lookEnd(Step step, String matter, LocalDate from) {
        return end(tables.look(step, key, Map.of("matter", matter)).get(0), matter, from);
    }

    private LocalDate end(Map<String, Object> row, String matter, LocalDate from) {
        int number = number(row);
        return switch (unit(row)) {
            case DAYS -> from.plusDays(number);
            case WORKING_DAYS -> workingDays.after(from, number);
            case "months" -> from.plusMonths(number);
            case "years" -> from.plusYears(number);
            default -> throw wrong(matter, row, "days、working-days、months、years 之一");
        };
    }

    /**
     * A number of that unit, where a model or a rule can count no other.
     *
     * @throws Refusal where the county has written another unit
     */
    public int number(Step step, String matter, String unit) {
        return number(tables.row(step, key, Map.of("matter", matter)).orElseThrow(), matter, unit);
    }

    /** The same where no case asks: of the table as it is now, and nothing is recorded. */
    protected int lookNumber(String matter, String unit) {
        return number(tables.look(key, Map.of("matter", matter)).get(0), matter, unit);
    }

    private int number(Map<String, Object> row, String matter, String unit) {
        if (!unit(row).equals(unit)) {
            throw wrong(matter, row, unit);
        }
        return number(row);
    }

    private Refusal wrong(String matter, Map<String, Object> row, String allowed) {
        return Refusal.of("", "决策表“" + title + "”（" + key + "）中“" + matter + "”的单位“" + unit(row) + "”应为 " + allowed + "，请流程管理员更正");
    }

    private static int number(Map<String, Object> row) {
        return ((Number) row.get("number")).intValue();
    }

    private static String unit(Map<String, Object> row) {
        return String.valueOf(row.get("unit"));
    }
}
