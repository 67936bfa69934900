package org.cunyi.workflow.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cunyi.org.Office;
import org.cunyi.org.Substitutions;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Personal;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.OpenTask;
import org.cunyi.workflow.Recusals;
import org.cunyi.workflow.Said;
import org.cunyi.workflow.TaskReminded;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 催办: an official who sees the case asks those who have a task to hurry, at most once a day and task. */
@Component
@Order(21)
class Reminder implements CaseAction {

    private static final int LONGEST = 200;

    private final TaskDesk desk;
    private final CaseOffices offices;
    private final Recusals recusals;
    private final Substitutions substitutions;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reminder(TaskDesk desk, CaseOffices offices, Recusals recusals, Substitutions substitutions, JdbcClient jdbc,
            ApplicationEventPublisher events, Clock clock) {
        this.desk = desk;
        this.offices = offices;
        this.recusals = recusals;
        this.substitutions = substitutions;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "remind";
    }

    @Override
    public Optional<View> on(CaseFile file) {
        if (!offices.has(file, o -> isOfficial(o, file))) {
            return Optional.empty();
        }
        List<OpenTask> open = desk.open(file);
        Set<String> reminded = remindedToday(open);
        List<OpenTask> waiting = open.stream().filter(t -> !reminded.contains(t.id())).toList();
        return waiting.isEmpty() ? Optional.empty() : Optional.of(new View(name(), "催办", "提醒办理岗位尽快办理；同一任务每天只能催办一次。",
                List.of(TaskDesk.field(waiting), Field.text(Said.REASON, "催办内容", LONGEST)), "催办"));
    }

    private static boolean isOfficial(Office office, CaseFile file) {
        // an auditor reads and changes nothing
        return office.official() && office.scoped() && office.sees(file.orgCode());
    }

    private Set<String> remindedToday(List<OpenTask> tasks) {
        return tasks.isEmpty() ? Set.of() : Set.copyOf(jdbc.sql("select task_id from task_reminder where task_id in (:tasks) and on_day = :today")
                .param("tasks", tasks.stream().map(OpenTask::id).toList()).param("today", LocalDate.now(clock)).query(String.class).list());
    }

    @Override
    @Transactional
    public void perform(CaseFile file, Map<String, String> values) {
        offices.act(file, o -> isOfficial(o, file), "只有工作人员可以催办");
        OpenTask task = desk.chosen(file, values);
        String words = Said.reason(values, "催办内容", LONGEST);
        if (!remindedToday(List.of(task)).isEmpty()) {
            throw Refusal.late("这项任务今天已经催办过，请明天再催");
        }
        try {
            jdbc.sql("insert into task_reminder (task_id, on_day, case_number, reminded_by, at) values (?, ?, ?, ?, ?)").params(task.id(),
                    LocalDate.now(clock), file.caseNumber(), Actor.current(), OffsetDateTime.now(clock)).update();
        } catch (DuplicateKeyException atTheSameMoment) {
            throw Refusal.late("这项任务今天已经催办过，请明天再催");
        }
        List<String> logins = concerned(file, task);
        events.publishEvent(SimpleAct.ofNow(file.caseNumber(), "task.reminded", task.key(), Map.of("taskId", task.id(), "to", logins, "reason",
                new Personal(words))));
        Date due = task.due() == null ? null : Date.from(task.due().toInstant());
        events.publishEvent(new TaskReminded(file.caseNumber(), task.id(), task.name(), logins, Actor.current(), words, due));
    }

    /** Who has it and still may, with who stands in for him; else everybody who could take it. */
    private List<String> concerned(CaseFile file, OpenTask task) {
        List<Office> able = offices.able(file.caseNumber(), task.groups());
        Stream<String> all = able.stream().map(Office::login);
        if (task.assignee() != null && offices.mayWork(task.assignee(), file.caseNumber(), task)) {
            all = Stream.concat(Stream.of(task.assignee()), able.stream().filter(o -> task.assignee().equals(o.actingFor())).map(Office::login));
        }
        return all.distinct().sorted().toList();
    }
}
