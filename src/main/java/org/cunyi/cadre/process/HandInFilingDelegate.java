package org.cunyi.cadre.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.cadre.filing.FilingDesk;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.Steps;

/** What was decided goes to one of the two authorities. */
@ModelBean("handInFilingDelegate")
class HandInFilingDelegate implements JavaDelegate {

    private final FilingDesk desk;

    HandInFilingDelegate(FilingDesk desk) {
        this.desk = desk;
    }

    @Override
    public void execute(DelegateExecution execution) {
        desk.handIn(Steps.of(execution));
    }
}
