package org.cunyi.cadre.process;

import java.util.Date;
import org.cunyi.cadre.evaluation.EvaluationYears;
import org.cunyi.workflow.ModelBean;

/** Until when a village's yearly evaluation has to be done, for the model. */
@ModelBean("evaluationDue")
public class EvaluationDue {

    private final EvaluationYears years;

    EvaluationDue(EvaluationYears years) {
        this.years = years;
    }

    public Date day(String caseNumber) {
        return years.due(caseNumber);
    }
}
