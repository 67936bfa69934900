package org.cunyi.workflow.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmActivity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.EngineCalls;
import org.cunyi.workflow.Step;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the model of a case says of its steps, whether or not the case stands there now. */
@Component
public class ModelSteps {

    private static final String USER = "user_";

    private final ProcessEngine engine;
    private final EngineCalls calls;
    /** By definition; what was released never changes. */
    private final Map<String, Optional<List<String>>> readers = new ConcurrentHashMap<>();

    ModelSteps(@Lazy ProcessEngine engine, EngineCalls calls) {
        this.engine = engine;
        this.calls = calls;
    }

    /** @param key the task's name without {@code user_}; empty where the model has no such task */
    public Optional<Step> step(CaseFile file, String key) {
        return calls.free(() -> Optional.ofNullable(model(file).findActivity(USER + key)).map(a -> step(file, key, a)));
    }

    /** All steps of the model, in the order of the file. */
    public List<Step> steps(CaseFile file) {
        return calls.free(() -> tasks(model(file)).map(a -> step(file, a.getId().substring(USER.length()), a)).toList());
    }

    private static Stream<ActivityImpl> tasks(ScopeImpl scope) {
        return scope.getActivities().stream().flatMap(a -> a.getId().startsWith(USER) ? Stream.of(a) : tasks(a));
    }

    /** Whether the model has an element of that id, for example a call. */
    public boolean has(CaseFile file, String id) {
        return calls.free(() -> model(file).findActivity(id) != null);
    }

    private Step step(CaseFile file, String key, PvmActivity activity) {
        Map<String, Object> variables = file.isOpen() ? engine.getRuntimeService().getVariables(file.processInstanceId()) : Map.of();
        return new Step(file.caseNumber(), file.process(), key, (String) activity.getProperty("name"), file.orgCode(), file.deploymentId(),
                Attributes.ofActivity(activity), new TreeMap<>(variables));
    }

    /** Whether nobody sees such cases but those who have a task in them. */
    public boolean ownTasksOnly(CaseFile file) {
        return calls.free(() -> "own-tasks".equals(Attributes.of(model(file)).get("visibility")));
    }

    /** Roles that see such cases all the same, by the model's word. */
    public List<String> readers(CaseFile file) {
        return calls.free(() -> List.of(Attributes.of(model(file)).getOrDefault("readers", "").split(",")));
    }

    /**
     * Procedures whose cases nobody sees but those who have a task in them, with the roles that see them all the same. A case keeps the model that it
     * began with, so that one version that says so is enough; the readers are those of the newest such version.
     */
    public Map<String, List<String>> secret() {
        return calls.free(() -> {
            Map<String, List<String>> secret = new LinkedHashMap<>();
            engine.getRepositoryService().createProcessDefinitionQuery().orderByProcessDefinitionKey().asc().orderByProcessDefinitionVersion().asc().list()
                    .forEach(d -> readers.computeIfAbsent(d.getId(), this::readersOf).ifPresent(r -> secret.put(d.getKey(), r)));
            return secret;
        });
    }

    private Optional<List<String>> readersOf(String definition) {
        Map<String, String> model = Attributes.of((ProcessDefinitionEntity) ((RepositoryServiceImpl) engine.getRepositoryService()).getDeployedProcessDefinition(definition));
        return "own-tasks".equals(model.get("visibility")) ? Optional.of(List.of(model.getOrDefault("readers", "").split(","))) : Optional.empty();
    }

    private ProcessDefinitionEntity model(CaseFile file) {
        String id = engine.getRepositoryService().createProcessDefinitionQuery().deploymentId(file.deploymentId())
                .processDefinitionKey(file.process()).singleResult().getId();
        return (ProcessDefinitionEntity) ((RepositoryServiceImpl) engine.getRepositoryService()).getDeployedProcessDefinition(id);
    }
}
