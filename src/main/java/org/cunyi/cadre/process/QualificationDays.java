package org.cunyi.cadre.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.cunyi.cadre.qualification.Periods;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.PeriodTable;
import org.cunyi.workflow.Steps;

/** The county's working days for a matter, as the model asks for them. */
@ModelBean("qualificationDays")
public class QualificationDays {

    private final Periods periods;

    QualificationDays(Periods periods) {
        this.periods = periods;
    }

    public int of(DelegateExecution execution, String matter) {
        return periods.number(Steps.of(execution), matter, PeriodTable.WORKING_DAYS);
    }
}
