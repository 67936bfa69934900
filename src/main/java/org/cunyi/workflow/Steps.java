package org.cunyi.workflow;

import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/** Where an execution stands, in the words that the rooms understand. */
public final class Steps {

    private Steps() {
    }

    public static Step of(DelegateExecution execution) {
        var model = ((ExecutionEntity) execution).getProcessDefinition();
        return new Step(execution.getProcessBusinessKey(), model.getKey(), execution.getCurrentActivityId(), execution.getCurrentActivityName(),
                execution.getTenantId(), model.getDeploymentId(), Map.of(), new TreeMap<>(execution.getVariables()));
    }
}
