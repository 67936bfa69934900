package org.cunyi.modeling.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.cunyi.workflow.EngineCalls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Moves cases from one version of their procedure to another by the engine's own migration. */
@Component
public class Moves {

    private static final Logger LOG = LoggerFactory.getLogger(Moves.class);
    /** The engine's words, and ours. */
    private static final Map<String, String> REASONS = Map.of("incompatible types", "两个环节的种类不同", "multiple mappings", "同一个环节写了两个去向",
            "event scope", "所附着的环节没有对应过去", "ancestor", "所在的子流程没有对应过去", "does not exist", "没有这个环节");
    private static final String NOT_NOW = "引擎现在不能迁移这件案件，可以稍后重新提出";

    private final ProcessEngine engine;
    private final EngineCalls calls;

    Moves(@Lazy ProcessEngine engine, EngineCalls calls) {
        this.engine = engine;
        this.calls = calls;
    }

    /**
     * A step that a case can stand in.
     *
     * @param kind the engine's word, for example {@code userTask}
     */
    public record Place(String id, String name, String kind) {
    }

    /** What goes where: target by source, as the engine finds by itself. */
    public Map<String, String> equal(String from, String to) {
        return calls.everywhere(() -> {
            Map<String, String> equal = new TreeMap<>();
            builder(from, to, Map.of()).build().getInstructions().forEach(i -> equal.put(i.getSourceActivityId(), i.getTargetActivityId()));
            return equal;
        });
    }

    /** Steps of a version in which a case can stand and wait. */
    public List<Place> places(String definitionId) {
        return calls.everywhere(() -> {
            List<Place> places = new ArrayList<>();
            collect((ProcessDefinitionEntity) engine.getRepositoryService().getProcessDefinition(definitionId), places);
            return places;
        });
    }

    private static void collect(ScopeImpl scope, List<Place> places) {
        for (ActivityImpl activity : scope.getActivities()) {
            String kind = String.valueOf(activity.getProperty("type"));
            if (!kind.endsWith("Gateway") && !kind.endsWith("EndEvent") && !kind.equals("startEvent")) {
                places.add(new Place(activity.getId(), Objects.toString(activity.getName(), activity.getId()), kind));
            }
            collect(activity, places);
        }
    }

    /** @return why the engine does not take the plan, in its words; empty: it does */
    public List<String> wrong(String from, String to, Map<String, String> more) {
        return calls.everywhere(() -> {
            try {
                plan(from, to, more);
                return List.of();
            } catch (MigrationPlanValidationException e) {
                return Stream.concat(e.getValidationReport().getInstructionReports().stream().flatMap(r -> r.getFailures().stream().map(f ->
                        words(r.getMigrationInstruction()) + chinese(f))), e.getValidationReport().getVariableReports().values().stream()
                        .flatMap(r -> r.getFailures().stream()).map(Moves::chinese)).toList();
            }
        });
    }

    private static String chinese(String failure) {
        return REASONS.entrySet().stream().filter(r -> failure.contains(r.getKey())).map(Map.Entry::getValue).findFirst().orElse("引擎不支持这样对应");
    }

    private static String words(MigrationInstruction i) {
        return i.getSourceActivityId() + " → " + i.getTargetActivityId() + "：";
    }

    /** @return why this case cannot be moved now, in the engine's words; empty: it can, and nothing has happened */
    public List<String> tried(String from, String to, Map<String, String> more, String instanceId) {
        try {
            calls.rehearse(() -> engine.getRuntimeService().newMigration(plan(from, to, more)).processInstanceIds(instanceId).execute());
            return List.of();
        } catch (MigratingProcessInstanceValidationException e) {
            return why(e);
        } catch (ProcessEngineException e) {
            LOG.info("a case that the engine does not move: {}", e.getMessage());
            return List.of(NOT_NOW);
        }
    }

    /** In the transaction at hand. */
    public void move(String from, String to, Map<String, String> more, String instanceId) {
        calls.everywhere(() -> {
            engine.getRuntimeService().newMigration(plan(from, to, more)).processInstanceIds(instanceId).execute();
            return null;
        });
    }

    /** Steps that the plan does not know; where there are none, that the engine cannot for another reason. */
    private static List<String> why(MigratingProcessInstanceValidationException e) {
        var report = e.getValidationReport();
        List<String> steps = Stream.concat(report.getActivityInstanceReports().stream().map(r -> r.getSourceScopeId()),
                report.getTransitionInstanceReports().stream().map(r -> r.getSourceScopeId())).distinct().toList();
        return steps.isEmpty() ? List.of(NOT_NOW) : steps;
    }

    private MigrationPlan plan(String from, String to, Map<String, String> more) {
        return builder(from, to, more).build();
    }

    private MigrationPlanBuilder builder(String from, String to, Map<String, String> more) {
        MigrationPlan equal = engine.getRuntimeService().createMigrationPlan(from, to).mapEqualActivities().updateEventTriggers().build();
        MigrationPlanBuilder builder = engine.getRuntimeService().createMigrationPlan(from, to);
        Set<String> conditions = places(from).stream().filter(p -> p.kind().toLowerCase(Locale.ROOT).contains("conditional")).map(Place::id)
                .collect(Collectors.toSet());
        equal.getInstructions().stream().filter(i -> !more.containsKey(i.getSourceActivityId())).forEach(i -> {
            var instruction = builder.mapActivities(i.getSourceActivityId(), i.getTargetActivityId());
            // timers go on: a period that has begun is not begun anew; only conditions have to be read again
            if (conditions.contains(i.getSourceActivityId())) {
                instruction.updateEventTrigger();
            }
        });
        more.forEach(builder::mapActivities);
        return builder;
    }
}
