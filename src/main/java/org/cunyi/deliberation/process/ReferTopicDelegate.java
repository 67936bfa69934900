package org.cunyi.deliberation.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.cunyi.deliberation.topic.Verdicts;
import org.cunyi.workflow.ModelBean;
import org.cunyi.workflow.Steps;

/** A topic that is the villagers' assembly's to decide leaves the council. */
@ModelBean("referTopicDelegate")
class ReferTopicDelegate implements JavaDelegate {

    private final Verdicts verdicts;

    ReferTopicDelegate(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    @Override
    public void execute(DelegateExecution execution) {
        verdicts.refer(Steps.of(execution));
    }
}
