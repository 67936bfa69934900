package org.cunyi.workflow.people;

import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.OpenTask;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.TaskHandedOver;
import org.cunyi.workflow.process.EngineFailures;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the product itself does with the tasks of a case, after it has asked who may. */
@Component
public class TaskDesk {

    static final String TASK = "task";

    private final ProcessEngine engine;
    private final CaseView view;
    private final ApplicationEventPublisher events;

    TaskDesk(@Lazy ProcessEngine engine, CaseView view, ApplicationEventPublisher events) {
        this.engine = engine;
        this.view = view;
        this.events = events;
    }

    List<OpenTask> open(CaseFile file) {
        return file.isOpen() ? view.openTasks(file) : List.of();
    }

    /** The choice of a task on a form; where there is one only, it need not be said. */
    static CaseAction.Field field(List<OpenTask> tasks) {
        return CaseAction.Field.choice(TASK, "任务", tasks.stream().sorted(Comparator.comparing(OpenTask::id))
                .map(t -> new Option(t.id(), t.name())).toList());
    }

    /** @throws Refusal where the case has no such task (any more), or it was not said which of several */
    OpenTask chosen(CaseFile file, Map<String, String> values) {
        List<OpenTask> tasks = open(file);
        String wanted = values.get(TASK);
        if (wanted == null || wanted.isBlank()) {
            if (tasks.size() == 1) {
                return tasks.get(0);
            }
            throw tasks.isEmpty() ? Refusal.late("本案目前没有等待办理的任务") : Refusal.of(TASK, "任务：本案有多项任务，请选择一项");
        }
        return tasks.stream().filter(t -> t.id().equals(wanted.strip())).findFirst().orElseThrow(
                () -> Refusal.late("这项任务已经办结，或者不属于本案，请刷新后查看"));
    }

    /**
     * Gives the task of that step to another person, who is told: whoever decides so need have no right in a task that waits for somebody else.
     * Nobody but him may work on it then.
     *
     * @throws Refusal where the case does not stand there
     */
    public void give(CaseFile file, String step, String login) {
        OpenTask task = open(file).stream().filter(t -> t.key().equals("user_" + step)).findFirst()
                .orElseThrow(() -> Refusal.late("案件目前不在这一环节，请刷新后查看"));
        assign(task, login);
        asProduct(() -> {
            task.groups().forEach(g -> engine.getTaskService().deleteCandidateGroup(task.id(), g));
            return null;
        });
        tell(file, task, login);
    }

    /** Whoever was given a task hears of it. */
    void tell(CaseFile file, OpenTask task, String login) {
        events.publishEvent(new TaskHandedOver(file.caseNumber(), task.id(), task.name(), login, Actor.current(),
                task.due() == null ? null : Date.from(task.due().toInstant())));
    }

    void assign(OpenTask task, String login) {
        asProduct(() -> {
            engine.getTaskService().setAssignee(task.id(), login);
            return null;
        });
    }

    /** Gives back what that person holds in the case. */
    void release(CaseFile file, String login) {
        open(file).stream().filter(t -> login.equals(t.assignee())).forEach(t -> assign(t, null));
    }

    /** Without the acting person's rights in the engine; who acts is known all the same. */
    <T> T asProduct(Callable<T> act) {
        Authentication caller = engine.getIdentityService().getCurrentAuthentication();
        engine.getIdentityService().clearAuthentication();
        try {
            return act.call();
        } catch (NullValueException gone) {
            throw Refusal.late("已有他人先行办理，请刷新后查看");
        } catch (RuntimeException e) {
            throw EngineFailures.isKnown(e) ? EngineFailures.explain(e, 0) : e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            if (caller != null) {
                engine.getIdentityService().setAuthentication(caller);
            }
        }
    }
}
