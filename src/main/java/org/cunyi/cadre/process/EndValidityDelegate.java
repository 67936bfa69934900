package org.cunyi.cadre.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.cadre.qualification.Validity;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.Steps;

/** The conclusion no longer lets anybody take office. */
@ModelBean("endValidityDelegate")
class EndValidityDelegate implements JavaDelegate {

    private final Validity validity;

    EndValidityDelegate(Validity validity) {
        this.validity = validity;
    }

    @Override
    public void execute(DelegateExecution execution) {
        validity.end(Steps.of(execution));
    }
}
