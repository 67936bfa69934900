package org.cunyi.publicity.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.publicity.Publication;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.Steps;

/** Says by table who does what for this kind of notice. */
@ModelBean("publicityRolesDelegate")
class PublicityRolesDelegate implements JavaDelegate {

    private final Publication publication;

    PublicityRolesDelegate(Publication publication) {
        this.publication = publication;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariables(publication.assignRoles(Steps.of(execution)));
    }
}
