package org.cunyi.modeling.trial.process;

import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
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

    List<JobEntity> timers() {
        return engine.getManagementService().createJobQuery().timers().list().stream().sorted(Comparator.comparingLong((Job j) -> number(j.getId())))
                .map(JobEntity.class::cast).toList();
    }

    List<EventSubscription> events(String kind) {
        return engine.getRuntimeService().createEventSubscriptionQuery().eventType(kind).list().stream()
                .sorted(Comparator.comparingLong(e -> number(e.getId()))).toList();
    }

    static long number(String id) {
        return Long.parseLong(id);
    }
}
