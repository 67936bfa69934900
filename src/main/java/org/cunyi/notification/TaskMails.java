package org.cunyi.notification;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.cunyi.org.Person;
import org.cunyi.org.Roster;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.TaskWaiting;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever may take a new task and has an address is told once. */
@Component
class TaskMails {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final int LONGEST_SUBJECT = 300;

    private final Outbox outbox;
    private final Roster roster;
    private final Cases cases;
    private final String baseUrl;

    TaskMails(Outbox outbox, Roster roster, Cases cases, @Value("${cunyi.base-url}") String baseUrl) {
        this.outbox = outbox;
        this.roster = roster;
        this.cases = cases;
        this.baseUrl = baseUrl;
    }

    @EventListener
    @Transactional
    public void on(TaskWaiting task) {
        CaseFile file = cases.get(task.caseNumber());
        String subject = "【村议】待办：" + task.name() + "（" + file.title() + "）";
        for (Person person : roster.membersOf(task.groups())) {
            if (person.email() != null && !person.email().isBlank()) {
                outbox.add("<task-" + task.taskId() + "-" + person.login() + "@cunyi>", person.email(),
                        subject.substring(0, Math.min(LONGEST_SUBJECT, subject.length())), body(task, file, person));
            }
        }
    }

    private String body(TaskWaiting task, CaseFile file, Person person) {
        String due = task.due() == null ? "" : "办理期限：" + DAY.format(task.due().toInstant().atZone(ZoneId.of("Asia/Shanghai"))) + "\n";
        return """
                %s，您好：

                有一项任务等待您所在的岗位办理。
                任务：%s
                事项：%s
                案件编号：%s
                %s
                请登录后办理：%s/cases/%s
                """.formatted(person.name(), task.name(), file.title(), file.caseNumber(), due, baseUrl, file.caseNumber());
    }
}
