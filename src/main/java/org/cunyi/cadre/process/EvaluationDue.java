package org.cunyi.cadre.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.cunyi.cadre.evaluation.EvaluationYears;
import org.cunyi.workflow.Deadline;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.Steps;

/** Until when a village's yearly evaluation has to be done, for the model. */
@ModelBean("evaluationDue")
public class EvaluationDue {

    private final EvaluationYears years;
    private final Deadline deadline;

    EvaluationDue(EvaluationYears years, Deadline deadline) {
        this.years = years;
        this.deadline = deadline;
    }

    public Date day(DelegateExecution execution) {
        return deadline.endOf(years.dueOn(Steps.of(execution)));
    }
}
