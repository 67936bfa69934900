package org.cunyi.cadre.unfitness;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The decision is served with a receipt; from then on the person has his days to ask for a review. */
@Component
@Order(40)
class DecisionServed implements StepRule {

    private static final List<String> WITH_WITNESS = List.of("refused", "left");

    private final Docket docket;
    private final UnfitnessPapers papers;
    private final Unfitnesses unfitnesses;
    private final ImpactPeriod impact;

    DecisionServed(Docket docket, UnfitnessPapers papers, Unfitnesses unfitnesses, ImpactPeriod impact) {
        this.docket = docket;
        this.papers = papers;
        this.unfitnesses = unfitnesses;
        this.impact = impact;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(UnfitnessProcess.KEY, UnfitnessProcess.SERVE_DECISION);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Map<String, Object> shown = new HashMap<>(docket.shown(step));
        shown.put("decisionShown", docket.decisionShown(step));
        return shown;
    }

    @Override
    public void opened(Step step) {
        docket.read(step, "decision");
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        docket.guard(step);
        LocalDate servedOn = docket.day(answers.date("servedOn"), "servedOn", "送达日期", docket.row(step).decidedOn(), "决定日期");
        if (WITH_WITNESS.contains(answers.text("receipt")) && !answers.has("witness")) {
            throw Refusal.of("witness", "见证人：拒绝签收、留置送达的，必须填写");
        }
        if (!answers.yes("rightsTold")) {
            throw Refusal.of("rightsTold", "已告知本人可以申请复核：送达时必须一并告知");
        }
        unfitnesses.serve(step.caseNumber(), servedOn);
        Map<String, Object> content = new HashMap<>(Map.of("receipt", answers.text("receipt"), "servedOn", servedOn.toString()));
        content.put("witness", answers.text("witness"));
        papers.keep(step.caseNumber(), UnfitnessPapers.SERVICE, content);
        return Map.of(UnfitnessProcess.IMPACT_ENDS_AT, impact.endsAt(step));
    }
}
