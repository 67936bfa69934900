package org.cunyi.modeling.trial.process;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;

/** What waits in a trial, each kind in the order in which it came: the same steps lead to the same order. */
final class Waiting {

    private final ProcessEngine engine;

    Waiting(ProcessEngine engine) {
        this.engine = engine;
    }

    List<Task> tasks() {
        return engine.getTaskService().createTaskQuery().initializeFormKeys().list().stream().sorted(Comparator.comparingLong(t -> number(t.getId()))).toList();
    }

    /** A timer and where it stands. */
    record Timer(Job job, String activity) {
    }

    List<Timer> timers() {
        Map<String, String> activities = engine.getManagementService().createJobDefinitionQuery().list().stream()
                .collect(Collectors.toMap(JobDefinition::getId, JobDefinition::getActivityId));
        return engine.getManagementService().createJobQuery().timers().list().stream().sorted(Comparator.comparingLong(j -> number(j.getId())))
                .map(j -> new Timer(j, activities.get(j.getJobDefinitionId()))).toList();
    }

    /** Those of instances: that a message could begin another one is no waiting. */
    List<EventSubscription> events(String kind) {
        return engine.getRuntimeService().createEventSubscriptionQuery().eventType(kind).list().stream().filter(e -> e.getProcessInstanceId() != null)
                .sorted(Comparator.comparingLong(e -> number(e.getId()))).toList();
    }

    static long number(String id) {
        return Long.parseLong(id);
    }
}
