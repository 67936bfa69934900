package org.cunyi.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import org.cunyi.publicity.PublicityProcess;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.TaskDueSoon;
import org.cunyi.workflow.TaskOverdue;
import org.cunyi.workflow.TaskWaiting;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever may take a task is told when it arises, when its last day is near and when that has passed; once claimed, only who claimed it. */
@Component
class TaskMails {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final String ANSWER = "user_" + PublicityProcess.ANSWER_OBJECTION;
    private static final String ESCALATED = "user_" + PublicityProcess.ESCALATED_OBJECTION;

    private final Letters letters;
    private final Readers readers;
    private final Titles titles;
    private final Cases cases;
    private final Clock clock;

    TaskMails(Letters letters, Readers readers, Titles titles, Cases cases, Clock clock) {
        this.letters = letters;
        this.readers = readers;
        this.titles = titles;
        this.cases = cases;
        this.clock = clock;
    }

    @EventListener
    @Transactional
    public void on(TaskWaiting task) {
        CaseFile file = cases.get(task.caseNumber());
        LocalDate last = lastDay(task.due());
        String by = last == null ? "" : "，请在" + DAY.format(last) + "前";
        String event = "assigned-" + task.taskId();
        Letter letter = switch (task.key()) {
            case ANSWER -> letter("objection", event, "异议待答复：" + titles.behind(task.name(), file) + by + "答复",
                    "收到一件异议，等待您所在的岗位答复；逾期未答复的，将升级到上级处理。", task.name(), file, last);
            case ESCALATED -> letter("escalated", event, "异议升级：" + titles.behind(task.name(), file) + by + "处理",
                    "一件异议已升级，等待您所在的岗位处理。", task.name(), file, last);
            default -> letter("assigned", event, "待办：" + titles.behind(task.name(), file), "有一项任务等待您所在的岗位办理。", task.name(), file, last);
        };
        letters.promise(letter, readers.of(task.caseNumber(), task.groups(), task.assignee()));
    }

    @EventListener
    @Transactional
    public void on(TaskDueSoon task) {
        CaseFile file = cases.get(task.caseNumber());
        LocalDate last = lastDay(task.due());
        letters.promise(letter("soon", "soon-" + task.taskId() + "-" + last, "即将到期：" + titles.behind(task.name(), file),
                "下面的任务将在" + DAY.format(last) + "到期，目前还没有办理。", task.name(), file, last), readers.of(task.caseNumber(), task.groups(), task.assignee()));
    }

    @EventListener
    @Transactional
    public void on(TaskOverdue task) {
        CaseFile file = cases.get(task.caseNumber());
        LocalDate last = lastDay(task.due());
        letters.promise(letter("overdue", "overdue-" + task.taskId() + "-" + last + "-" + task.again(), "已逾期：" + titles.behind(task.name(), file),
                "下面的任务已经超过办理期限，请尽快办理。", task.name(), file, last), readers.of(task.caseNumber(), task.groups(), task.assignee()));
    }

    /** A period ends at 24:00 of its last day, which the engine keeps as 0:00 of the next. */
    private LocalDate lastDay(Date due) {
        return due == null ? null : LocalDate.ofInstant(due.toInstant().minusMillis(1), clock.getZone());
    }

    private Letter letter(String kind, String event, String headline, String first, String task, CaseFile file, LocalDate last) {
        String text = """
                %s
                任务：%s
                事项：%s
                案件编号：%s
                %s""".formatted(first, task, titles.of(file), file.caseNumber(), last == null ? "" : "办理期限：" + DAY.format(last));
        return new Letter(kind, event, file.caseNumber(), headline, text, last, "/cases/" + file.caseNumber());
    }
}
