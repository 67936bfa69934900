package org.cunyi.cadre.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.cadre.filing.FilingDesk;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.Steps;

/** The period for filing is over. */
@ModelBean("escalateFilingDelegate")
class EscalateFilingDelegate implements JavaDelegate {

    private final FilingDesk desk;

    EscalateFilingDelegate(FilingDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.escalate(Steps.of(execution));
    }
}
