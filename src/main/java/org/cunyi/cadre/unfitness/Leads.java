package org.cunyi.cadre.unfitness;

import java.util.Map;
import org.cunyi.workflow.Step;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down a lead, and who keeps out of its case from now on. */
@Component
class Leads {

    private final Unfitnesses unfitnesses;
    private final UnfitnessPapers papers;
    private final Subjects subjects;
    private final UnfitnessPeriods periods;
    private final Docket docket;

    Leads(Unfitnesses unfitnesses, UnfitnessPapers papers, Subjects subjects, UnfitnessPeriods periods, Docket docket) {
        this.unfitnesses = unfitnesses;
        this.papers = papers;
        this.subjects = subjects;
        this.periods = periods;
        this.docket = docket;
    }

    /**
     * @param itemKey what the system found overdue, {@code null} where a person gives the lead
     * @return the facts with which the process begins
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<String, Object> receive(Step step, Subject subject, String itemKey, String words) {
        unfitnesses.open(step.caseNumber(), subject, itemKey);
        papers.keep(step.caseNumber(), UnfitnessPapers.LEAD, Map.of("leadWords", words, "subject", subject.words()));
        subjects.recuse(step.caseNumber(), subject.login());
        docket.tell(step.caseNumber(), "lead.received", Map.of("village", subject.orgCode(), "postKind", subject.kind()));
        return periods.due(step);
    }
}
