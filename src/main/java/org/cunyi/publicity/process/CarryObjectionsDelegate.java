package org.cunyi.publicity.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.publicity.Objections;
import org.cunyi.workflow.ModelBean;

/** Objections to the notice that was corrected go on at the corrected one. */
@ModelBean("carryObjectionsDelegate")
class CarryObjectionsDelegate implements JavaDelegate {

    private final Objections objections;

    CarryObjectionsDelegate(Objections objections) {
        this.objections = objections;
    }

    @Override
    public void execute(DelegateExecution execution) {
        objections.carry(execution.getProcessBusinessKey());
    }
}
