package org.cunyi.cadre.process;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.cunyi.cadre.recall.RecallCourse;
import org.cunyi.cadre.recall.RecallPeriods;
import org.cunyi.workflow.Deadline;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.Steps;

/** Until when the steps of a recall are due, as its model asks; 24:00 of the last day. */
@ModelBean("recallTerms")
public class RecallTerms {

    private final RecallPeriods periods;
    private final RecallCourse course;
    private final Deadline deadline;
    private final Clock clock;

    RecallTerms(RecallPeriods periods, RecallCourse course, Deadline deadline, Clock clock) {
        this.periods = periods;
        this.course = course;
        this.deadline = deadline;
        this.clock = clock;
    }

    /** @param matter a row of table {@code cadre-recall-period} */
    public Date days(DelegateExecution execution, String matter) {
        return deadline.endOf(periods.end(Steps.of(execution), matter, LocalDate.now(clock)));
    }

    public Date voteBy(DelegateExecution execution) {
        return deadline.endOf(course.voteDueOn(execution.getProcessBusinessKey()));
    }

    /** The vote is recorded on its day. */
    public Date recordBy(DelegateExecution execution) {
        return deadline.endOf(course.votedOn(execution.getProcessBusinessKey()));
    }

    /** So many days after that, somebody else is asked for the record. */
    public Date recordOverdueAt(DelegateExecution execution) {
        return deadline.endOf(course.recordDueOn(Steps.of(execution)));
    }
}
