package org.cunyi.cadre.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.cunyi.cadre.qualification.Tally;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.Steps;

/** The units that are asked, as the model's list. */
@ModelBean("qualificationUnits")
public class QualificationUnits {

    private final Tally tally;

    QualificationUnits(Tally tally) {
        this.tally = tally;
    }

    public List<String> of(DelegateExecution execution) {
        return tally.units(Steps.of(execution));
    }
}
