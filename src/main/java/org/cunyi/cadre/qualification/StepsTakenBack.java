package org.cunyi.cadre.qualification;

import java.util.Map;
import org.cunyi.workflow.StepTakenBack;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What was written at a step that was taken back does not count. */
@Component
class StepsTakenBack {

    private static final Map<String, String> KINDS = Map.of(QualificationProcess.ENTER_CANDIDATE, Paper.CANDIDATE,
            QualificationProcess.FIRST_REVIEW, Paper.FIRST_REVIEW, QualificationProcess.TELL_CANDIDATE, Paper.TOLD,
            QualificationProcess.COUNTY_LOOK, Paper.LOOK, QualificationProcess.UNIT_REVIEW, Paper.ANSWER,
            QualificationProcess.CANDIDATE_STATEMENT, Paper.STATEMENT);

    private final Papers papers;

    StepsTakenBack(Papers papers) {
        this.papers = papers;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(StepTakenBack step) {
        if (step.process().equals(QualificationProcess.KEY) && KINDS.containsKey(step.step())) {
            papers.takeBack(step.caseNumber(), KINDS.get(step.step()));
        }
    }
}
