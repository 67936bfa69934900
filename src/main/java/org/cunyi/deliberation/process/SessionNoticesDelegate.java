package org.cunyi.deliberation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.deliberation.session.SessionNotices;
import org.cunyi.workflow.ModelBean;

/** Everybody who is to come is told, with an entry for his calendar. */
@ModelBean("sessionNoticesDelegate")
class SessionNoticesDelegate implements JavaDelegate {

    private final SessionNotices notices;

    SessionNoticesDelegate(SessionNotices notices) {
        this.notices = notices;
    }

    @Override
    public void execute(DelegateExecution execution) {
        notices.convene(execution.getProcessBusinessKey());
    }
}
