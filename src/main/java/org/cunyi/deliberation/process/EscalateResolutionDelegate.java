package org.cunyi.deliberation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.deliberation.resolution.Escalation;
import org.cunyi.workflow.ModelBean;

/** A resolution past its deadline goes one step up. */
@ModelBean("escalateResolutionDelegate")
class EscalateResolutionDelegate implements JavaDelegate {

    private final Escalation escalation;

    EscalateResolutionDelegate(Escalation escalation) {
        this.escalation = escalation;
    }

    @Override
    public void execute(DelegateExecution execution) {
        escalation.escalate(execution.getProcessBusinessKey());
    }
}
