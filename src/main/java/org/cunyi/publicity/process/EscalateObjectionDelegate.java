package org.cunyi.publicity.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.publicity.Objections;
import org.cunyi.publicity.PublicityProcess;
import org.cunyi.workflow.ModelBean;

/** An objection that was not answered in time, or handed up, is now for those above. */
@ModelBean("escalateObjectionDelegate")
class EscalateObjectionDelegate implements JavaDelegate {

    private final Objections objections;

    EscalateObjectionDelegate(Objections objections) {
        this.objections = objections;
    }

    @Override
    public void execute(DelegateExecution execution) {
        long id = ((Number) execution.getVariable(PublicityProcess.OBJECTION_ID)).longValue();
        execution.setVariable(PublicityProcess.ESCALATE_DUE_AT, objections.escalate(id));
    }
}
