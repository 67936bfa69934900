package org.cunyi.publicity.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.publicity.Objections;
import org.cunyi.publicity.Publication;
import org.cunyi.publicity.PublicityProcess;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.Steps;

/** Posts the released notice; its period begins. */
@ModelBean("postNoticeDelegate")
class PostNoticeDelegate implements JavaDelegate {

    private final Publication publication;
    private final Objections objections;

    PostNoticeDelegate(Publication publication, Objections objections) {
        this.publication = publication;
        this.objections = objections;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Date endsAt = Date.from(publication.post(Steps.of(execution)).toInstant());
        execution.setVariable(PublicityProcess.NOTICE_ENDS_AT, endsAt);
        execution.setVariable(PublicityProcess.OBJECTIONS_CARRIED, objections.anyOpen(execution.getProcessBusinessKey()));
    }
}
