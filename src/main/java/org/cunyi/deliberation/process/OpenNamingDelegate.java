package org.cunyi.deliberation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.deliberation.resolution.Escalation;
import org.cunyi.workflow.ModelBean;

/** Nobody has checked a result in time. */
@ModelBean("openNamingDelegate")
class OpenNamingDelegate implements JavaDelegate {

    private final Escalation escalation;

    OpenNamingDelegate(Escalation escalation) {
        this.escalation = escalation;
    }

    @Override
    public void execute(DelegateExecution execution) {
        escalation.openNaming(execution.getProcessBusinessKey());
    }
}
