package org.cunyi.cadre.qualification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.cunyi.shared.CaseErased;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Nothing about a person is kept longer than the table says (《个人信息保护法》第十九条、第四十七条); the conclusion and the chain stay. */
@Component
class Keeping {

    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);

    private final Qualifications qualifications;
    private final Papers papers;
    private final Resealing resealing;
    private final Periods periods;
    private final Cases cases;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Keeping(Qualifications qualifications, Papers papers, Resealing resealing, Periods periods, Cases cases, ApplicationEventPublisher events,
            TransactionTemplate transaction, Clock clock) {
        this.qualifications = qualifications;
        this.papers = papers;
        this.resealing = resealing;
        this.periods = periods;
        this.cases = cases;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What has to go goes first: it needs no key, and what cannot be sealed anew must not hold it up. */
    @Scheduled(cron = "${cunyi.cadre.keeping-cron:0 40 2 * * *}", zone = "Asia/Shanghai")
    void night() {
        erase();
        resealing.all();
    }

    /** Closed cases whose time is over, each in a transaction of its own, so that one that fails stands in no other's way. */
    void erase() {
        for (String caseNumber : qualifications.kept()) {
            try {
                transaction.executeWithoutResult(status -> erase(cases.get(caseNumber)));
            } catch (RuntimeException e) {
                // the message of a database may quote the row
                LOG.error("what is personal in the case {} could not be erased and stays until the next night: {}", caseNumber,
                        NestedExceptionUtils.getMostSpecificCause(e).getClass().getName());
            }
        }
    }

    private void erase(CaseFile file) {
        LocalDate ended = file.endedAt().atZoneSameInstant(clock.getZone()).toLocalDate();
        LocalDate last = periods.end(Step.beside(file, "retention", "保存期限"), "retention", ended);
        if (!LocalDate.now(clock).isAfter(last) || !qualifications.holdKept(file.caseNumber())) {
            return;
        }
        int rows = papers.erase(file.caseNumber());
        qualifications.erased(file.caseNumber());
        events.publishEvent(SimpleAct.ofNow(file.caseNumber(), "personal.erased", file.caseNumber(), Map.of("rows", rows)));
        events.publishEvent(new CaseErased(file.caseNumber()));
    }
}
