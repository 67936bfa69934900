package org.cunyi.cadre.unfitness;

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

/** Nothing about a person is kept longer than the table says (《个人信息保护法》第十九条、第四十七条); that a case was, and its measure, stays. */
@Component
class UnfitnessKeeping {

    private static final Logger LOG = LoggerFactory.getLogger(UnfitnessKeeping.class);

    private final Unfitnesses unfitnesses;
    private final UnfitnessPapers papers;
    private final Subjects subjects;
    private final UnfitnessPeriods periods;
    private final Cases cases;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    UnfitnessKeeping(Unfitnesses unfitnesses, UnfitnessPapers papers, Subjects subjects, UnfitnessPeriods periods, Cases cases,
            ApplicationEventPublisher events, TransactionTemplate transaction, Clock clock) {
        this.unfitnesses = unfitnesses;
        this.papers = papers;
        this.subjects = subjects;
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
        for (String caseNumber : unfitnesses.kept()) {
            try {
                transaction.executeWithoutResult(status -> erase(cases.get(caseNumber)));
            } catch (RuntimeException e) {
                LOG.error("what is personal in the case {} could not be erased and stays until the next night: {}", caseNumber,
                        NestedExceptionUtils.getMostSpecificCause(e).getClass().getName());
            }
        }
    }

    private void erase(CaseFile file) {
        LocalDate ended = file.endedAt().atZoneSameInstant(clock.getZone()).toLocalDate();
        int months = periods.of(Step.beside(file, "retention", "保存期限"), "retention");
        if (!LocalDate.now(clock).isAfter(ended.plusMonths(months))) {
            return;
        }
        int rows = papers.erase(file.caseNumber());
        unfitnesses.erased(file.caseNumber());
        subjects.forget(file.caseNumber());
        events.publishEvent(SimpleAct.ofNow(file.caseNumber(), "personal.erased", file.caseNumber(), Map.of("rows", rows)));
        events.publishEvent(new CaseErased(file.caseNumber()));
        cases.children(file.caseNumber()).forEach(measure -> events.publishEvent(new CaseErased(measure.caseNumber())));
    }
}
