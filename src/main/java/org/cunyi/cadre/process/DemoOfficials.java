package org.cunyi.cadre.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Identities;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The officials of the demonstration: each takes the steps that are his, through the forms and rules that everybody passes. */
@Component
@Profile("embedded")
class DemoOfficials {

    private static final int TRIES = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CaseView view;
    private final DemoMarks marks;
    private final TaskService tasks;
    private final FormService forms;
    private final Identities identities;
    private final List<CaseAction> actions;
    private final Clock clock;
    private volatile boolean stopped;

    DemoOfficials(CaseView view, DemoMarks marks, TaskService tasks, FormService forms, Identities identities, List<CaseAction> actions,
            Clock clock) {
        this.view = view;
        this.marks = marks;
        this.tasks = tasks;
        this.forms = forms;
        this.identities = identities;
        this.actions = actions;
        this.clock = clock;
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopped = true;
    }

    boolean stopped() {
        return stopped;
    }

    /** So many days before today, as forms take it. */
    String ago(int days) {
        return LocalDate.now(clock).minusDays(days).toString();
    }

    String begin(String login, String process, Map<String, Object> answers) {
        return as(login, () -> view.start(process, answers));
    }

    List<Task> open(CaseFile file, String key) {
        return tasks.createTaskQuery().processInstanceId(file.processInstanceId()).taskDefinitionKey("user_" + key).list();
    }

    /** Nothing where the case is past that step; where it does not come to it, the demonstration is not complete. */
    void done(String login, CaseFile file, String key, Map<String, Object> answers) {
        marks.expected(file, key);
        offered(login, file, key, answers);
    }

    /** Nothing where the case has not come to that step, which need not be on its way. */
    void offered(String login, CaseFile file, String key, Map<String, Object> answers) {
        open(file, key).forEach(task -> done(login, task, answers));
    }

    /** Timers whose day lies in the past fire at the same time; who is too late does it again, as a person would. */
    void done(String login, Task task, Map<String, Object> answers) {
        for (int left = TRIES; tasks.createTaskQuery().taskId(task.getId()).count() > 0; left--) {
            try {
                as(login, () -> {
                    tasks.complete(task.getId(), answers);
                    return null;
                });
            } catch (OptimisticLockingException somebodyWasFirst) {
                if (left == 0) {
                    throw somebodyWasFirst;
                }
            }
        }
    }

    /** An act beside the tasks. */
    void act(String login, CaseFile file, String action, Map<String, String> values) {
        as(login, () -> {
            actions.stream().filter(a -> a.name().equals(action)).findFirst().orElseThrow().perform(file, values);
            return null;
        });
    }

    /** What the form has in it when it is opened. */
    Map<String, Object> proposed(String login, Task task) {
        return as(login, () -> forms.getTaskFormVariables(task.getId()));
    }

    List<String> fields(String login, Task task) {
        return as(login, () -> {
            try (InputStream form = forms.getDeployedTaskForm(task.getId())) {
                return JSON.readTree(form).path("components").findValuesAsText("key");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    <T> T as(String login, Supplier<T> act) {
        if (stopped) {
            throw new IllegalStateException("the application ends");
        }
        SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken.authenticated(login, null, List.of()));
        identities.actAs(login, identities.rightsOf(login));
        try {
            return act.get();
        } finally {
            identities.actAsNobody();
            SecurityContextHolder.clearContext();
        }
    }
}
