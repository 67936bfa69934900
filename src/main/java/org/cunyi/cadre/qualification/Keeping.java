package org.cunyi.cadre.qualification;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.cunyi.shared.CaseErased;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Step;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Nothing about a person is kept longer than the table says (《个人信息保护法》第十九条、第四十七条); the conclusion and the chain stay. */
@Component
class Keeping {

    private static final int AT_ONCE = 200;

    private final Qualifications qualifications;
    private final Papers papers;
    private final Baseline baseline;
    private final Cases cases;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Keeping(Qualifications qualifications, Papers papers, Baseline baseline, Cases cases, ApplicationEventPublisher events,
            TransactionTemplate transaction, Clock clock) {
        this.qualifications = qualifications;
        this.papers = papers;
        this.baseline = baseline;
        this.cases = cases;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(cron = "${cunyi.cadre.keeping-cron:0 40 2 * * *}", zone = "Asia/Shanghai")
    void night() {
        while (papers.sealAnew(AT_ONCE) > 0) {
            // some at a time, so that nobody waits long for a row
        }
        erase();
    }

    /** Closed cases whose time is over, each in a transaction of its own. */
    void erase() {
        for (String caseNumber : qualifications.toErase(OffsetDateTime.now(clock).minusMonths(1))) {
            transaction.executeWithoutResult(status -> erase(cases.get(caseNumber)));
        }
    }

    private void erase(CaseFile file) {
        int months = baseline.period(Step.beside(file, "retention", "保存期限"), "retention");
        if (file.endedAt().plusMonths(months).isAfter(OffsetDateTime.now(clock))) {
            return;
        }
        int rows = papers.erase(file.caseNumber());
        qualifications.erased(file.caseNumber());
        events.publishEvent(SimpleAct.ofNow(file.caseNumber(), "personal.erased", file.caseNumber(), Map.of("rows", rows)));
        events.publishEvent(new CaseErased(file.caseNumber()));
    }
}
