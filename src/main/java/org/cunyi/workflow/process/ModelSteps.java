package org.cunyi.workflow.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmActivity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Step;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the model of a case says of its steps, whether or not the case stands there now. */
@Component
public class ModelSteps {

    private static final String USER = "user_";

    private final ProcessEngine engine;

    ModelSteps(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    /** @param key the task's name without {@code user_}; empty where the model has no such task */
    public Optional<Step> step(CaseFile file, String key) {
        return free(() -> Optional.ofNullable(model(file).findActivity(USER + key)).map(a -> step(file, key, a)));
    }

    /** All steps of the model, in the order of the file. */
    public List<Step> steps(CaseFile file) {
        return free(() -> tasks(model(file)).map(a -> step(file, a.getId().substring(USER.length()), a)).toList());
    }

    private static Stream<ActivityImpl> tasks(ScopeImpl scope) {
        return scope.getActivities().stream().flatMap(a -> a.getId().startsWith(USER) ? Stream.of(a) : tasks(a));
    }

    /** Whether the model has an element of that id, for example a call. */
    public boolean has(CaseFile file, String id) {
        return free(() -> model(file).findActivity(id) != null);
    }

    private Step step(CaseFile file, String key, PvmActivity activity) {
        Map<String, Object> variables = file.isOpen() ? engine.getRuntimeService().getVariables(file.processInstanceId()) : Map.of();
        return new Step(file.caseNumber(), file.process(), key, (String) activity.getProperty("name"), file.orgCode(), file.deploymentId(),
                Attributes.ofActivity(activity), new TreeMap<>(variables));
    }

    /** Whether nobody sees such cases but those who have a task in them. */
    public boolean ownTasksOnly(CaseFile file) {
        return free(() -> "own-tasks".equals(Attributes.of(model(file)).get("visibility")));
    }

    /** Roles that see such cases all the same, by the model's word. */
    public List<String> readers(CaseFile file) {
        return free(() -> List.of(Attributes.of(model(file)).getOrDefault("readers", "").split(",")));
    }

    /** Procedures whose cases nobody sees but those who have a task in them, with the roles that see them all the same. */
    public Map<String, List<String>> secret() {
        return free(() -> engine.getRepositoryService().createProcessDefinitionQuery().latestVersion().list().stream()
                .map(d -> (ProcessDefinitionEntity) ((RepositoryServiceImpl) engine.getRepositoryService()).getDeployedProcessDefinition(d.getId()))
                .filter(d -> "own-tasks".equals(Attributes.of(d).get("visibility")))
                .collect(Collectors.toMap(ProcessDefinitionEntity::getKey, d -> List.of(Attributes.of(d).getOrDefault("readers", "").split(",")))));
    }

    private ProcessDefinitionEntity model(CaseFile file) {
        String id = engine.getRepositoryService().createProcessDefinitionQuery().deploymentId(file.deploymentId())
                .processDefinitionKey(file.process()).singleResult().getId();
        return (ProcessDefinitionEntity) ((RepositoryServiceImpl) engine.getRepositoryService()).getDeployedProcessDefinition(id);
    }

    private <T> T free(Callable<T> call) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(call));
    }
}
