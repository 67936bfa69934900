package org.cunyi.workflow.process;

import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.variable.VariableMap;

/** Completing is submitting the step's form: there is one way in, so there is one check. */
class CheckedTaskService extends TaskServiceImpl {

    private final FormService forms;

    CheckedTaskService(FormService forms) {
        this.forms = forms;
    }

    @Override
    public void complete(String taskId) {
        forms.submitTaskForm(taskId, Map.of());
    }

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        forms.submitTaskForm(taskId, variables);
    }

    @Override
    public VariableMap completeWithVariablesInReturn(String taskId, Map<String, Object> variables, boolean deserializeValues) {
        return forms.submitTaskFormWithVariablesInReturn(taskId, variables, deserializeValues);
    }
}
