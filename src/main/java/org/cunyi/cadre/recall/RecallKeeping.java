package org.cunyi.cadre.recall;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.cunyi.cadre.paper.CadrePapers;
import org.cunyi.shared.CaseErased;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who signed and what was said of the member is kept no longer than the table says (PIPL 19, 47); counts, result and the chain stay. */
@Component
class RecallKeeping {

    private static final Logger LOG = LoggerFactory.getLogger(RecallKeeping.class);

    private final Recalls recalls;
    private final CadrePapers papers;
    private final RecallPeriods periods;
    private final Cases cases;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RecallKeeping(Recalls recalls, CadrePapers papers, RecallPeriods periods, Cases cases, ApplicationEventPublisher events,
            TransactionTemplate transaction, Clock clock) {
        this.recalls = recalls;
        this.papers = papers;
        this.periods = periods;
        this.cases = cases;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(cron = "${cunyi.cadre.keeping-cron:0 40 2 * * *}", zone = "Asia/Shanghai")
    void night() {
        erase();
    }

    /** Closed cases whose time is over, each in a transaction of its own, so that one that fails stands in no other's way. */
    void erase() {
        for (String caseNumber : recalls.toErase(OffsetDateTime.now(clock).minusMonths(1))) {
            try {
                transaction.executeWithoutResult(status -> erase(cases.get(caseNumber)));
            } catch (RuntimeException e) {
                LOG.error("what is personal in the case {} could not be erased and stays until the next night: {}", caseNumber,
                        e.getClass().getName());
            }
        }
    }

    private void erase(CaseFile file) {
        int months = periods.number(Step.beside(file, "retention", "保存期限"), "retention");
        if (file.endedAt().plusMonths(months).isAfter(OffsetDateTime.now(clock))) {
            return;
        }
        recalls.hold(file.caseNumber());
        int rows = papers.erase(file.caseNumber());
        recalls.erased(file.caseNumber());
        events.publishEvent(SimpleAct.ofNow(file.caseNumber(), "personal.erased", file.caseNumber(), Map.of("rows", rows)));
        events.publishEvent(new CaseErased(file.caseNumber()));
    }
}
