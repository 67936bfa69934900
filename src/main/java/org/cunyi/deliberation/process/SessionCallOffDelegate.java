package org.cunyi.deliberation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.deliberation.session.CallOff;
import org.cunyi.deliberation.session.SessionProcess;
import org.cunyi.workflow.ModelBean;

/** Ends a session that will not sit. */
@ModelBean("sessionCallOffDelegate")
class SessionCallOffDelegate implements JavaDelegate {

    private final CallOff callOff;

    SessionCallOffDelegate(CallOff callOff) {
        this.callOff = callOff;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(SessionProcess.ADJOURNED, callOff.end(execution.getProcessBusinessKey()));
    }
}
