package org.cunyi.publicity.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.publicity.Publication;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.Steps;

/** The period is over. */
@ModelBean("closeNoticeDelegate")
class CloseNoticeDelegate implements JavaDelegate {

    private final Publication publication;

    CloseNoticeDelegate(Publication publication) {
        this.publication = publication;
    }

    @Override
    public void execute(DelegateExecution execution) {
        publication.close(Steps.of(execution));
    }
}
