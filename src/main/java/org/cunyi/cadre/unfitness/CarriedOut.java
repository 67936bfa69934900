package org.cunyi.cadre.unfitness;

import org.cunyi.publicity.Notice;
import org.cunyi.publicity.Notices;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.springframework.stereotype.Component;

/** What of a decision has been done already: a review that leaves it as it was has nobody do it, or bear it, a second time. */
@Component
public class CarriedOut {

    private final Measures measures;
    private final UnfitnessPapers papers;
    private final Cases cases;
    private final Notices notices;

    CarriedOut(Measures measures, UnfitnessPapers papers, Cases cases, Notices notices) {
        this.measures = measures;
        this.papers = papers;
        this.cases = cases;
        this.notices = notices;
    }

    /** To the end, or as far as the circular that hangs: its days go on. */
    public boolean measure(String caseNumber, String track, String measure) {
        return measures.of(caseNumber).stream().filter(m -> m.track().equals(track) && m.measure().equals(measure)).map(m -> cases.get(m.measureCase()))
                .anyMatch(c -> "completed".equals(c.outcome()) || isCirculated(c));
    }

    private boolean isCirculated(CaseFile criticism) {
        return notices.of(criticism.caseNumber()).stream().anyMatch(Notice::isPosted);
    }

    public boolean followUp(String caseNumber, String kind) {
        return papers.of(caseNumber, UnfitnessPapers.MEASURE).stream().anyMatch(p -> kind.equals(p.text(UnfitnessProcess.FOLLOW_UP_KIND)));
    }
}
