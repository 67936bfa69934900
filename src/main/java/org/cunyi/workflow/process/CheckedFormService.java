package org.cunyi.workflow.process;

import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricTaskInstanceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Forms;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.Step;
import org.springframework.beans.factory.ObjectProvider;

/** The engine's form service with what it leaves out: starts that open a case, forms that know village and matter, remembered failures. */
class CheckedFormService extends FormServiceImpl {

    private final ObjectProvider<CaseStarter> starter;
    private final StepRunner steps;
    private final ObjectProvider<Forms> forms;

    CheckedFormService(ObjectProvider<CaseStarter> starter, StepRunner steps, ObjectProvider<Forms> forms) {
        this.starter = starter;
        this.steps = steps;
        this.forms = forms;
    }

    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, Map<String, Object> properties) {
        return submitStartForm(processDefinitionId, null, properties);
    }

    /** The business key that was typed is ignored: the case number takes its place (contract.md §2). */
    @Override
    public ProcessInstance submitStartForm(String processDefinitionId, String typedKey, Map<String, Object> properties) {
        try {
            return starter.getObject().start(processDefinitionId, properties,
                    (caseNumber, facts) -> super.submitStartForm(processDefinitionId, caseNumber, facts));
        } catch (RuntimeException e) {
            EngineFailures.remember(e);
            throw e;
        }
    }

    @Override
    public ProcessInstance submitStartFormData(String processDefinitionId, Map<String, String> properties) {
        return submitStartForm(processDefinitionId, null, new HashMap<>(properties));
    }

    @Override
    public ProcessInstance submitStartFormData(String processDefinitionId, String typedKey, Map<String, String> properties) {
        return submitStartForm(processDefinitionId, null, new HashMap<>(properties));
    }

    @Override
    public void submitTaskForm(String taskId, Map<String, Object> properties) {
        told(taskId, () -> {
            super.submitTaskForm(taskId, properties);
            return null;
        });
    }

    @Override
    public VariableMap submitTaskFormWithVariablesInReturn(String taskId, Map<String, Object> properties, boolean deserialize) {
        return told(taskId, () -> super.submitTaskFormWithVariablesInReturn(taskId, properties, deserialize));
    }

    /** Whoever comes after somebody else has completed the task hears that, and not that there is no such task. */
    private <T> T told(String taskId, Supplier<T> submission) {
        try {
            return submission.get();
        } catch (NullValueException noSuchTask) {
            if (!isDone(taskId)) {
                throw noSuchTask;
            }
            Refusal late = Refusal.late("已有他人先行办理，请刷新后查看");
            EngineFailures.remember(late);
            throw late;
        }
    }

    /** A task of one's own units that was there and has ended; what was a neighbour's is as if it had never been. */
    private boolean isDone(String taskId) {
        return taskId != null && commandExecutor.execute(context -> context.runWithoutAuthorization(() -> {
            HistoricTaskInstanceEntity task = context.getHistoricTaskInstanceManager().findHistoricTaskInstanceById(taskId);
            return task != null && task.getEndTime() != null && context.getTenantManager().isAuthenticatedTenant(task.getTenantId());
        }));
    }

    @Override
    public InputStream getDeployedStartForm(String processDefinitionId) {
        InputStream form = super.getDeployedStartForm(processDefinitionId);
        InputStream proposed = forms.getObject().withProposals(form, starter.getObject().proposals(processDefinitionId));
        return forms.getObject().withOptions(proposed, starter.getObject().options(processDefinitionId));
    }

    @Override
    public InputStream getDeployedTaskForm(String taskId) {
        Map<String, List<Option>> options = atStep(taskId, steps::options);
        return forms.getObject().withOptions(super.getDeployedTaskForm(taskId), options);
    }

    @Override
    public VariableMap getTaskFormVariables(String taskId, Collection<String> names, boolean deserialize) {
        VariableMap variables = variables(taskId, names, deserialize);
        Map<String, Object> shown = atStep(taskId, steps::opened);
        shown.forEach((key, value) -> {
            if (value != null && (names == null || names.contains(key))) {
                variables.putValueTyped(key, Variables.untypedValue(value));
            }
        });
        return variables;
    }

    /** The engine calls a task that has been completed a bad request. */
    private VariableMap variables(String taskId, Collection<String> names, boolean deserialize) {
        try {
            return super.getTaskFormVariables(taskId, names, deserialize);
        } catch (BadUserRequestException noSuchTask) {
            Refusal gone = gone();
            EngineFailures.remember(gone);
            throw gone;
        }
    }

    private static Refusal gone() {
        return Refusal.notFound("没有找到：可能已办结，或不属于您的单位");
    }

    private <T> T atStep(String taskId, Function<Step, T> question) {
        return commandExecutor.execute(context -> context.runWithoutAuthorization(() -> {
            TaskEntity task = Context.getCommandContext().getTaskManager().findTaskById(taskId);
            if (task == null) {
                throw gone();
            }
            return question.apply(steps.step(task));
        }));
    }
}
