package org.cunyi.workflow.process;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.cunyi.org.Settings;
import org.cunyi.shared.OrgCode;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.TaskDueSoon;
import org.cunyi.workflow.TaskOverdue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Watches the due dates of open tasks by spans since the last look, so that a stop of days misses nothing and tells nothing twice, and only
 * tasks of the span are read however many are open. One node looks at a time. All pages are read from one snapshot, or a task completed
 * meanwhile would push another one over the edge of a page. Each task is told in a short transaction of its own: a look that held the audit
 * chains of many cases would stand in everybody's way.
 */
@Component
public class DueWatch {

    private static final Logger LOG = LoggerFactory.getLogger(DueWatch.class);
    private static final int PAGE = 200;

    private final TaskService tasks;
    private final DueMarks marks;
    private final Cases cases;
    private final Settings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate snapshot;
    private final TransactionTemplate one;

    DueWatch(@Lazy TaskService tasks, DueMarks marks, Cases cases, Settings settings, ApplicationEventPublisher events, Clock clock,
            PlatformTransactionManager transactions) {
        this.tasks = tasks;
        this.marks = marks;
        this.cases = cases;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.one = new TransactionTemplate(transactions);
        one.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** By day only, since nobody wants a mail at night. @return how many tasks were told of */
    @Scheduled(cron = "${cunyi.reminders.cron:0 */10 8-19 * * *}", zone = "Asia/Shanghai")
    public int look() {
        marks.begin();
        try {
            return snapshot.execute(t -> lookHolding(marks.hold()));
        } catch (ConcurrencyFailureException e) {
            LOG.debug("another node has just looked", e);
            return 0;
        }
    }

    private int lookHolding(List<DueMarks.Mark> held) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Map<DueWindow, Set<String>> counties = new LinkedHashMap<>();
        held.forEach(m -> windows(m, now).forEach(w -> counties.computeIfAbsent(w, k -> new TreeSet<>()).add(m.countyCode())));
        int told = 0;
        boolean complete = true;
        for (Map.Entry<DueWindow, Set<String>> span : counties.entrySet()) {
            List<String> failed = new ArrayList<>();
            told += span.getKey().isEmpty() ? 0 : tell(span.getKey(), span.getValue(), failed);
            complete &= failed.isEmpty();
        }
        if (complete) {
            held.forEach(m -> marks.move(m, m.kind().equals(DueMarks.OVERDUE) ? later(now, m.toldUntil()) : windows(m, now).get(0).to()));
        }
        return told;
    }

    private static OffsetDateTime later(OffsetDateTime a, OffsetDateTime b) {
        return a.isAfter(b) ? a : b;
    }

    private List<DueWindow> windows(DueMarks.Mark mark, OffsetDateTime now) {
        OffsetDateTime told = mark.toldUntil().atZoneSameInstant(clock.getZone()).toOffsetDateTime();
        return mark.kind().equals(DueMarks.SOON)
                ? List.of(DueWindow.soon(told, now, settings.number(mark.countyCode(), Settings.REMINDER_DAYS_BEFORE)))
                : DueWindow.overdue(told, now, settings.number(mark.countyCode(), Settings.REMINDER_AGAIN_DAYS),
                        settings.number(mark.countyCode(), Settings.REMINDER_TIMES));
    }

    private int tell(DueWindow window, Set<String> counties, List<String> failed) {
        int told = 0;
        int first = 0;
        for (List<Task> page = page(window, first); !page.isEmpty(); page = page(window, first)) {
            Map<String, CaseFile> files = cases.ofInstances(page.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()));
            for (Task task : page) {
                CaseFile file = files.get(task.getProcessInstanceId());
                if (file != null && counties.contains(new OrgCode(file.orgCode()).county()) && !(window.soon() && arisenToday(task))) {
                    told += tell(window, task, file, failed);
                }
            }
            first += PAGE;
        }
        return told;
    }

    private List<Task> page(DueWindow window, int first) {
        return tasks.createTaskQuery().active().dueAfter(Date.from(window.from().toInstant()))
                .dueBefore(Date.from(window.to().toInstant().plusMillis(1))).orderByDueDate().asc().orderByTaskId().asc().listPage(first, PAGE);
    }

    /** Whoever was told of a task today knows its last day. */
    private boolean arisenToday(Task task) {
        ZoneId zone = clock.getZone();
        return !LocalDate.ofInstant(Instant.ofEpochMilli(task.getCreateTime().getTime()), zone).isBefore(LocalDate.now(clock));
    }

    private int tell(DueWindow window, Task task, CaseFile file, List<String> failed) {
        try {
            one.executeWithoutResult(t -> events.publishEvent(event(window, task, file)));
            return 1;
        } catch (RuntimeException e) {
            LOG.warn("nobody could be reminded of task {}; tried again at the next look", task.getId(), e);
            failed.add(task.getId());
            return 0;
        }
    }

    private Object event(DueWindow window, Task task, CaseFile file) {
        String name = file.stepOf(task.getName());
        List<String> groups = task.getAssignee() != null ? List.of() : tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(l -> IdentityLinkType.CANDIDATE.equals(l.getType()) && l.getGroupId() != null).map(IdentityLink::getGroupId).sorted()
                .toList();
        return window.soon()
                ? new TaskDueSoon(file.caseNumber(), task.getId(), task.getTaskDefinitionKey(), name, groups, task.getAssignee(), task.getDueDate())
                : new TaskOverdue(file.caseNumber(), task.getId(), task.getTaskDefinitionKey(), name, groups, task.getAssignee(),
                        task.getDueDate(), window.again());
    }
}
