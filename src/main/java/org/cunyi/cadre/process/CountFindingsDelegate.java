package org.cunyi.cadre.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.cadre.qualification.Tally;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.Steps;

/** Tells the process how much was found of which kind, never what. */
@ModelBean("countFindingsDelegate")
class CountFindingsDelegate implements JavaDelegate {

    private final Tally tally;

    CountFindingsDelegate(Tally tally) {
        this.tally = tally;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariables(tally.counts(Steps.of(execution)));
    }
}
