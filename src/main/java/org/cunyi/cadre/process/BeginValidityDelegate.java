package org.cunyi.cadre.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.cadre.qualification.Validity;
import org.cunyi.cadre.qualification.QualificationProcess;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.Steps;

/** From today the conclusion lets its person take office. */
@ModelBean("beginValidityDelegate")
class BeginValidityDelegate implements JavaDelegate {

    private final Validity validity;

    BeginValidityDelegate(Validity validity) {
        this.validity = validity;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(QualificationProcess.VALIDITY_ENDS_AT, Date.from(validity.begin(Steps.of(execution)).toInstant()));
    }
}
