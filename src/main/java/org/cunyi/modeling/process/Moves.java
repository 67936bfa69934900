package org.cunyi.modeling.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.cunyi.workflow.EngineCalls;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Moves cases from one version of their procedure to another by the engine's own migration. */
@Component
public class Moves {

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
                        words(r.getMigrationInstruction()) + f)), e.getValidationReport().getVariableReports().values().stream()
                        .flatMap(r -> r.getFailures().stream())).toList();
            }
        });
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
        }
    }

    /**
     * In the transaction at hand.
     *
     * @throws CannotMove where the case stands where the plan says nothing; nothing has happened then
     */
    public void move(String from, String to, Map<String, String> more, String instanceId) {
        try {
            calls.everywhere(() -> {
                engine.getRuntimeService().newMigration(plan(from, to, more)).processInstanceIds(instanceId).execute();
                return null;
            });
        } catch (MigratingProcessInstanceValidationException e) {
            throw new CannotMove(why(e));
        }
    }

    /** The case stands where it cannot be moved from. */
    public static final class CannotMove extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<String> why;

        CannotMove(List<String> why) {
            super(String.join("; ", why));
            this.why = why;
        }

        public List<String> why() {
            return why;
        }
    }

    private static List<String> why(MigratingProcessInstanceValidationException e) {
        var report = e.getValidationReport();
        return Stream.of(report.getFailures().stream(), report.getActivityInstanceReports().stream().map(r -> r.getSourceScopeId()),
                report.getTransitionInstanceReports().stream().map(r -> r.getSourceScopeId())).flatMap(s -> s).distinct().toList();
    }

    private MigrationPlan plan(String from, String to, Map<String, String> more) {
        return builder(from, to, more).build();
    }

    private MigrationPlanBuilder builder(String from, String to, Map<String, String> more) {
        MigrationPlan equal = engine.getRuntimeService().createMigrationPlan(from, to).mapEqualActivities().updateEventTriggers().build();
        MigrationPlanBuilder builder = engine.getRuntimeService().createMigrationPlan(from, to);
        equal.getInstructions().stream().filter(i -> !more.containsKey(i.getSourceActivityId())).forEach(i -> {
            var instruction = builder.mapActivities(i.getSourceActivityId(), i.getTargetActivityId());
            if (i.isUpdateEventTrigger()) {
                instruction.updateEventTrigger();
            }
        });
        more.forEach(builder::mapActivities);
        return builder;
    }
}
