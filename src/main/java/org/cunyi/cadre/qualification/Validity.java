package org.cunyi.cadre.qualification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.cunyi.shared.Personal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Step;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A conclusion holds for some time; whoever takes office later is reviewed again. */
@Component
public class Validity {

    private final Periods periods;
    private final Qualifications qualifications;
    private final Papers papers;
    private final Cases cases;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Validity(Periods periods, Qualifications qualifications, Papers papers, Cases cases, ApplicationEventPublisher events, Clock clock) {
        this.periods = periods;
        this.qualifications = qualifications;
        this.papers = papers;
        this.cases = cases;
        this.events = events;
        this.clock = clock;
    }

    /** @return the end, 24:00 of the last day */
    @Transactional(propagation = Propagation.MANDATORY)
    public OffsetDateTime begin(Step step) {
        LocalDate from = LocalDate.now(clock);
        LocalDate to = periods.end(step, "validity", from);
        qualifications.valid(step.caseNumber(), from, to);
        cases.settle(step.caseNumber(), "pass");
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "qualification.valid", step.caseNumber(), Map.of("from", from.toString(), "to",
                to.toString())));
        Qualification q = qualifications.find(step.caseNumber()).orElseThrow();
        papers.latest(q.caseNumber(), Paper.CANDIDATE).ifPresent(p -> events.publishEvent(new CandidatePassed(q.caseNumber(), q.villageCode(),
                q.postKind(), p.text(Paper.LOGIN), new Personal(p.text("candidateName")), from, to)));
        return to.plusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void end(Step step) {
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "qualification.expired", step.caseNumber(), Map.of()));
    }
}
