package org.cunyi.notification;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.cunyi.shared.Act;
import org.cunyi.shared.OrgCode;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An objection that went up because it was not answered, or handed up: those who published are told, too. */
@Component
class ObjectionMails {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final Letters letters;
    private final Readers readers;
    private final Titles titles;
    private final Cases cases;

    ObjectionMails(Letters letters, Readers readers, Titles titles, Cases cases) {
        this.letters = letters;
        this.readers = readers;
        this.titles = titles;
        this.cases = cases;
    }

    @EventListener(condition = "#act.action() == 'objection.escalated'")
    @Transactional
    public void on(Act act) {
        CaseFile file = cases.get(act.caseNumber());
        LocalDate last = LocalDate.parse(act.payload().get("due").toString());
        boolean late = Boolean.TRUE.equals(act.payload().get("overdue"));
        String text = """
                %s，由上级在%s前处理。
                事项：%s
                案件编号：%s
                """.formatted(late ? "一件异议逾期未答复，已经升级" : "一件异议已经报上级", DAY.format(last), titles.of(file), file.caseNumber());
        letters.promise(new Letter("escalated", "escalated-" + file.caseNumber() + "-" + act.subject(), file.caseNumber(),
                titles.behind(late ? "异议升级：逾期未答复" : "异议升级：已报上级", file), text, last, "/cases/" + file.caseNumber()),
                readers.of(file.caseNumber(), publishers(new OrgCode(file.orgCode()))));
    }

    private static List<String> publishers(OrgCode unit) {
        return switch (unit.level()) {
            case "village" -> List.of("village-secretary@" + unit.value(), "village-clerk@" + unit.value());
            case "township" -> List.of("township-office@" + unit.value());
            default -> List.of();
        };
    }
}
