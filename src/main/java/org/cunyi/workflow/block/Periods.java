package org.cunyi.workflow.block;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.cunyi.org.WorkingDays;
import org.cunyi.workflow.Deadline;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.PeriodTable;
import org.cunyi.workflow.RuleTables;
import org.cunyi.workflow.Steps;

/**
 * Periods out of any county's table ({@code matter} → {@code number}, {@code unit}): {@code ${period.until(execution, 'x-period', 'answer')}} is
 * 24:00 of the last day, counted from today, as a due date or for a timer. One month each time round makes a month's round.
 */
@ModelBean("period")
public class Periods {

    private final RuleTables tables;
    private final WorkingDays workingDays;
    private final Deadline deadline;
    private final Clock clock;

    Periods(RuleTables tables, WorkingDays workingDays, Deadline deadline, Clock clock) {
        this.tables = tables;
        this.workingDays = workingDays;
        this.deadline = deadline;
        this.clock = clock;
    }

    public Date until(DelegateExecution execution, String table, String matter) {
        return deadline.endOf(new Named(table).end(Steps.of(execution), matter, LocalDate.now(clock)));
    }

    /** Whether that moment has come. */
    public boolean isOver(Date until) {
        return !clock.instant().isBefore(until.toInstant());
    }

    private final class Named extends PeriodTable {

        private Named(String table) {
            super(table, "期限", tables, workingDays);
        }
    }
}
