package org.cunyi.deliberation.process;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.cunyi.deliberation.session.SessionProcess;
import org.cunyi.workflow.ModelBean;

/** Sends a session along the exception that its step ended with: called off, not quorate, a vote by name not confirmed. */
@ModelBean("sessionStepListener")
class SessionStepListener implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        Object exception = task.getVariable(SessionProcess.EXCEPTION);
        if (exception != null) {
            throw new BpmnError(exception.toString());
        }
    }
}
