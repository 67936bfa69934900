package org.cunyi.cadre.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseLetter;
import org.cunyi.workflow.Step;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Hands in, knows until when, and tells the county what was not acknowledged in time. */
@Component
public class FilingDesk {

    private final Filings filings;
    private final FilingPeriods periods;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FilingDesk(Filings filings, FilingPeriods periods, ApplicationEventPublisher events, Clock clock) {
        this.filings = filings;
        this.periods = periods;
        this.events = events;
        this.clock = clock;
    }

    /**
     * The last day for filing: so many working days after the day on which it began. What is returned and handed in again gains no time.
     *
     * @param authority {@code null} where it is asked before anything was handed in
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public LocalDate dueOn(Step step, String authority) {
        Optional<Filing> going = authority == null ? Optional.empty()
                : filings.newest(step.caseNumber(), authority).filter(f -> !f.isAcknowledged());
        return going.map(Filing::dueOn).orElseGet(() -> periods.end(step, "filing", LocalDate.now(clock)));
    }

    /** Begins filing, after a review once more: the days run from today, whatever became of an earlier filing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void handIn(Step step) {
        told(filings.handIn(step.caseNumber(), step.text(FilingProcess.AUTHORITY), periods.end(step, "filing", LocalDate.now(clock))));
    }

    /** The next attempt, after a return. */
    Filing handInAgain(Filing returned) {
        Filing next = filings.handIn(returned.caseNumber(), returned.authority(), returned.dueOn());
        told(next);
        return next;
    }

    private void told(Filing filing) {
        events.publishEvent(SimpleAct.ofNow(filing.caseNumber(), "filing.handed-in", filing.authority(), Map.of("attempt", filing.attempt(), "dueOn",
                filing.dueOn().toString())));
    }

    /** The period is over: the county's organisation department and whoever has not acknowledged hear of it, and the township. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void escalate(Step step) {
        List<Filing> all = filings.of(step.caseNumber());
        Map<String, Filing> newest = all.stream().collect(Collectors.toMap(Filing::authority, f -> f, (first, second) -> second));
        List<String> open = FilingProcess.AUTHORITIES.stream().filter(a -> !newest.containsKey(a) || !newest.get(a).isAcknowledged()).toList();
        open.stream().filter(newest::containsKey).map(newest::get).forEach(filings::escalated);
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "filing.overdue", step.caseNumber(), Map.of("authorities", open)));
        OrgCode org = new OrgCode(step.orgCode());
        List<String> groups = new ArrayList<>(open.stream().map(a -> a + "@" + org.county()).toList());
        groups.add(FilingProcess.ORGANIZATION + "@" + org.county());
        groups.add("township-office@" + org.township());
        events.publishEvent(CaseLetter.plain(step.caseNumber(), "filing-overdue", "filing-overdue-" + step.caseNumber() + "-" + all.size(),
                "备案逾期", "一件关于村干部职务的备案到期仍未全部办结，请登录后办理。", null, "/cases/" + step.caseNumber(), List.of(),
                groups.stream().distinct().toList()));
    }
}
