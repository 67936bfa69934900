package org.cunyi.cadre.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.cadre.qualification.UnitsOverdue;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.Steps;

/** The deadline is over and units are silent. */
@ModelBean("escalateUnitsDelegate")
class EscalateUnitsDelegate implements JavaDelegate {

    private final UnitsOverdue overdue;

    EscalateUnitsDelegate(UnitsOverdue overdue) {
        this.overdue = overdue;
    }

    @Override
    public void execute(DelegateExecution execution) {
        overdue.escalate(Steps.of(execution));
    }
}
