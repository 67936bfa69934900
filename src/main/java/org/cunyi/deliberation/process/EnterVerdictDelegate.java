package org.cunyi.deliberation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.deliberation.topic.Verdicts;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.Steps;

/** The answer of the pre-review's table becomes the topic's. */
@ModelBean("enterVerdictDelegate")
class EnterVerdictDelegate implements JavaDelegate {

    private final Verdicts verdicts;

    EnterVerdictDelegate(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        verdicts.enter(Steps.of(execution));
    }
}
