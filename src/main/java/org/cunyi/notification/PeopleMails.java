package org.cunyi.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.TaskHandedOver;
import org.cunyi.workflow.TaskReminded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever is handed a task, or asked to hurry with one, is told. What was said to hurry is read on the case's page. */
@Component
class PeopleMails {

    private final Letters letters;
    private final Readers readers;
    private final Titles titles;
    private final Cases cases;
    private final Clock clock;

    PeopleMails(Letters letters, Readers readers, Titles titles, Cases cases, Clock clock) {
        this.letters = letters;
        this.readers = readers;
        this.titles = titles;
        this.cases = cases;
        this.clock = clock;
    }

    @EventListener
    @Transactional
    public void on(TaskHandedOver task) {
        CaseFile file = cases.get(task.caseNumber());
        promise("handed-over", "handed-over-" + task.taskId() + "-" + task.to() + "-" + LocalDate.now(clock), "转办给您：", "有一项任务转由您办理。",
                task.name(), file, List.of(task.to()));
    }

    @EventListener
    @Transactional
    public void on(TaskReminded task) {
        CaseFile file = cases.get(task.caseNumber());
        promise("reminded", "reminded-" + task.taskId() + "-" + LocalDate.now(clock), "催办：", "有人催促您尽快办理下面的任务，理由见案件页面。", task.name(), file,
                task.logins());
    }

    private void promise(String kind, String event, String heading, String first, String task, CaseFile file, List<String> logins) {
        String text = """
                %s
                任务：%s
                事项：%s
                案件编号：%s
                """.formatted(first, task, titles.of(file), file.caseNumber());
        letters.promise(new Letter(kind, event, file.caseNumber(), heading + titles.behind(task, file), text, null,
                "/cases/" + file.caseNumber()), readers.people(logins.stream()));
    }
}
