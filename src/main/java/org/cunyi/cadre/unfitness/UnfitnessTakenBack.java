package org.cunyi.cadre.unfitness;

import java.util.List;
import java.util.Map;
import org.cunyi.cadre.paper.CadrePaper;
import org.cunyi.workflow.StepTakenBack;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was written at a step that was taken back does not count; what the person was told cannot be taken back. */
@Component
class UnfitnessTakenBack {

    private static final Map<String, List<String>> KINDS = Map.of(UnfitnessProcess.ACCEPT_LEAD, List.of(UnfitnessPapers.REFUSED),
            UnfitnessProcess.VERIFY_FACTS, List.of(UnfitnessPapers.FACTS), UnfitnessProcess.COMMITTEE_DECISION, List.of(UnfitnessPapers.MEETING,
            UnfitnessPapers.DECISION), UnfitnessProcess.SERVE_DECISION, List.of(UnfitnessPapers.SERVICE));

    /** Steps at which new facts can come up, with the paper of the step; the first only in a case whose model still lets it be taken back. */
    private static final Map<String, String> FOUND_AT = Map.of(UnfitnessProcess.STATEMENT_AND_DEFENCE, UnfitnessPapers.TOLD,
            UnfitnessProcess.COMMITTEE_DECISION, UnfitnessPapers.MEETING);

    private final UnfitnessPapers papers;
    private final Unfitnesses unfitnesses;

    UnfitnessTakenBack(UnfitnessPapers papers, Unfitnesses unfitnesses) {
        this.papers = papers;
        this.unfitnesses = unfitnesses;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(StepTakenBack step) {
        if (!step.process().equals(UnfitnessProcess.KEY)) {
            return;
        }
        if (FOUND_AT.containsKey(step.step())) {
            takeBackNewFacts(step.caseNumber(), FOUND_AT.get(step.step()));
        }
        KINDS.getOrDefault(step.step(), List.of()).forEach(kind -> papers.takeBack(step.caseNumber(), kind));
        switch (step.step()) {
            case UnfitnessProcess.COMMITTEE_DECISION -> unfitnesses.undecide(step.caseNumber());
            case UnfitnessProcess.SERVE_DECISION -> unfitnesses.serve(step.caseNumber(), null);
            default -> { }
        }
    }

    /** Those that this step found, not older ones. */
    private void takeBackNewFacts(String number, String foundAt) {
        long step = papers.latest(number, foundAt).map(CadrePaper::id).orElse(Long.MAX_VALUE);
        papers.latest(number, UnfitnessPapers.NEW_FACTS).filter(p -> p.id() > step).ifPresent(p -> papers.takeBack(number, UnfitnessPapers.NEW_FACTS));
    }
}
