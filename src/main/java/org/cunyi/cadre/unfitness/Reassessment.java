package org.cunyi.cadre.unfitness;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** When the impact period is over somebody looks how things stand; whatever is new then is a lead of its own. */
@Component
@Order(40)
class Reassessment implements StepRule {

    private final Docket docket;
    private final UnfitnessPapers papers;
    private final Unfitnesses unfitnesses;

    Reassessment(Docket docket, UnfitnessPapers papers, Unfitnesses unfitnesses) {
        this.docket = docket;
        this.papers = papers;
        this.unfitnesses = unfitnesses;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(UnfitnessProcess.KEY, UnfitnessProcess.REASSESS);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Map<String, Object> shown = new HashMap<>(docket.shown(step));
        shown.put("decisionShown", docket.decisionShown(step));
        shown.put("measuresShown", docket.said(step.caseNumber(), UnfitnessPapers.MEASURE));
        return shown;
    }

    @Override
    public void opened(Step step) {
        docket.read(step, "measures");
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        docket.guard(step);
        LocalDate on = docket.day(answers.date("reassessedOn"), "reassessedOn", "评估日期", docket.row(step).impactTo(), "影响期届满");
        unfitnesses.reassess(step.caseNumber(), on);
        papers.keep(step.caseNumber(), UnfitnessPapers.REASSESSMENT, Map.of("heading", "期满评估", "day", on.toString(), "result",
                answers.text("reassessment"), "words", answers.text("reassessmentWords")));
        return Map.of();
    }
}
