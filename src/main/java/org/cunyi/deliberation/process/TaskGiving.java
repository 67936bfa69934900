package org.cunyi.deliberation.process;

import java.util.Date;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.OpenTask;
import org.cunyi.workflow.TaskHandedOver;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Gives an open task to another person, as the product itself: who decides so has no rights in a task that waits for somebody else. */
@Component
class TaskGiving {

    private final CaseView view;
    private final ProcessEngine engine;
    private final ApplicationEventPublisher events;

    TaskGiving(CaseView view, @Lazy ProcessEngine engine, ApplicationEventPublisher events) {
        this.view = view;
        this.engine = engine;
        this.events = events;
    }

    /** @throws Refusal with these words where the case does not stand there */
    void give(CaseFile file, String key, String login, String words) {
        OpenTask task = view.openTasks(file).stream().filter(t -> t.key().equals("user_" + key)).findFirst().orElseThrow(() -> Refusal.late(words));
        IdentityService identity = engine.getIdentityService();
        Authentication caller = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            engine.getTaskService().setAssignee(task.id(), login);
            task.groups().forEach(g -> engine.getTaskService().deleteCandidateGroup(task.id(), g));
        } finally {
            if (caller != null) {
                identity.setAuthentication(caller);
            }
        }
        events.publishEvent(new TaskHandedOver(file.caseNumber(), task.id(), task.name(), login, Actor.current(),
                task.due() == null ? null : Date.from(task.due().toInstant())));
    }
}
