package org.cunyi.publicity.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.publicity.Objections;
import org.cunyi.publicity.Publication;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.Steps;

/** The notice comes down because the matter itself goes back; what else was objected to it is answered with that. */
@ModelBean("giveUpNoticeDelegate")
class GiveUpNoticeDelegate implements JavaDelegate {

    private final Publication publication;
    private final Objections objections;

    GiveUpNoticeDelegate(Publication publication, Objections objections) {
        this.publication = publication;
        this.objections = objections;
    }

    @Override
    public void execute(DelegateExecution execution) {
        publication.withdraw(Steps.of(execution), objections.upheld(execution.getProcessBusinessKey()));
        objections.merge(execution.getProcessBusinessKey());
    }
}
