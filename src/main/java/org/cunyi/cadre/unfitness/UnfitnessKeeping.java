package org.cunyi.cadre.unfitness;

import java.util.List;
import org.cunyi.cadre.paper.Retention;
import org.cunyi.shared.CaseErased;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.PeriodTable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What was said goes when its time is over; that a case was, and its measure, stays. */
@Component
class UnfitnessKeeping implements Retention.Kept {

    private final Unfitnesses unfitnesses;
    private final UnfitnessPapers papers;
    private final Subjects subjects;
    private final UnfitnessPeriods periods;
    private final Cases cases;
    private final ApplicationEventPublisher events;

    UnfitnessKeeping(Unfitnesses unfitnesses, UnfitnessPapers papers, Subjects subjects, UnfitnessPeriods periods, Cases cases,
            ApplicationEventPublisher events) {
        this.unfitnesses = unfitnesses;
        this.papers = papers;
        this.subjects = subjects;
        this.periods = periods;
        this.cases = cases;
        this.events = events;
    }

    @Override
    public PeriodTable periods() {
        return periods;
    }

    @Override
    public List<String> cases() {
        return unfitnesses.kept();
    }

    @Override
    public boolean isLeft(String caseNumber) {
        return unfitnesses.get(caseNumber).purgedAt() == null;
    }

    @Override
    public int erase(CaseFile file) {
        unfitnesses.erased(file.caseNumber());
        subjects.forget(file.caseNumber());
        cases.children(file.caseNumber()).forEach(measure -> events.publishEvent(new CaseErased(measure.caseNumber())));
        return papers.erase(file.caseNumber());
    }
}
