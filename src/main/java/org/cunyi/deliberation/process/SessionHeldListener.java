package org.cunyi.deliberation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.cunyi.deliberation.session.CouncilSessions;
import org.cunyi.workflow.ModelBean;

/** With its result published, a session is over. */
@ModelBean("sessionHeldListener")
class SessionHeldListener implements ExecutionListener {

    private final CouncilSessions sessions;

    SessionHeldListener(CouncilSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void notify(DelegateExecution execution) {
        sessions.move(execution.getProcessBusinessKey(), "held");
    }
}
