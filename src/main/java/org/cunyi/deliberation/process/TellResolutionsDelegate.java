package org.cunyi.deliberation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.deliberation.resolution.Reports;
import org.cunyi.workflow.ModelBean;

/** What the session said of earlier resolutions reaches their cases. */
@ModelBean("tellResolutionsDelegate")
class TellResolutionsDelegate implements JavaDelegate {

    private final Reports reports;

    TellResolutionsDelegate(Reports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reports.tell(execution.getProcessBusinessKey());
    }
}
