package org.cunyi.cadre.unfitness;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Another body reviews: it upholds, lightens or annuls, and never makes anything heavier. */
@Component
@Order(40)
class ReviewDecision implements StepRule {

    private static final String MEASURE = "reviewMeasure";

    private final Docket docket;
    private final UnfitnessPapers papers;
    private final Unfitnesses unfitnesses;
    private final Catalogue catalogue;
    private final ImpactPeriod impact;
    private final ReviewFollows follows;

    ReviewDecision(Docket docket, UnfitnessPapers papers, Unfitnesses unfitnesses, Catalogue catalogue, ImpactPeriod impact, ReviewFollows follows) {
        this.docket = docket;
        this.papers = papers;
        this.unfitnesses = unfitnesses;
        this.catalogue = catalogue;
        this.impact = impact;
        this.follows = follows;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(UnfitnessProcess.KEY, UnfitnessProcess.REVIEW_DECISION);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Map<String, Object> shown = new HashMap<>(docket.shown(step));
        shown.put("factsShown", docket.factsShown(step));
        shown.put("explanation", docket.recommendation(step).explanation());
        shown.put("statementShown", docket.statementShown(step.caseNumber()));
        shown.put("decisionShown", docket.decisionShown(step));
        shown.put("requestShown", docket.latest(step, UnfitnessPapers.REQUEST).map(p -> p.text("words")).orElse(""));
        return shown;
    }

    @Override
    public void opened(Step step) {
        docket.read(step, "facts");
    }

    @Override
    public Map<String, List<Option>> options(Step step) {
        return Map.of("lighter-measures", MeasureLimits.lighter(docket.proposable(step), decided(step)).stream()
                .map(f -> new Option(f.measure(), f.label())).toList());
    }

    private Fitted decided(Step step) {
        Unfitness row = docket.row(step);
        return catalogue.lawful(step, row.measure(), row.postKind()).orElseThrow();
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        docket.guard(step);
        String result = answers.text("reviewResult");
        boolean lighten = result.equals("lighten");
        if (lighten && !answers.has(MEASURE)) {
            throw Refusal.of(MEASURE, "减轻为：复核减轻的，必须选择");
        }
        papers.keep(step.caseNumber(), UnfitnessPapers.REVIEW, Map.of("result", result, "words", answers.text("reviewReason")));
        docket.tell(step.caseNumber(), "review.decided", Map.of("result", result));
        if (result.equals("annul")) {
            return annul(step);
        }
        Map<String, Object> facts = lighten ? lighten(step, answers.text(MEASURE)) : Map.of();
        unfitnesses.review(step.caseNumber(), result);
        return facts;
    }

    /** Nothing is carried out any more; that it was annulled is filed. */
    private Map<String, Object> annul(Step step) {
        unfitnesses.annul(step.caseNumber());
        follows.changed(step, "撤销", null);
        return Map.of(UnfitnessProcess.PARTY_MEASURE, Fitted.NONE, UnfitnessProcess.ELECTED_MEASURE, Fitted.NONE, UnfitnessProcess.FOLLOW_UP_KIND,
                Fitted.NONE);
    }

    private Map<String, Object> lighten(Step step, String measure) {
        Unfitness row = docket.row(step);
        Fitted decided = decided(step);
        Fitted lighter = MeasureLimits.choose(MEASURE, "减轻为", measure, docket.proposable(step), decided, "复核不得加重");
        if (lighter.measure().equals(decided.measure())) {
            throw Refusal.of(MEASURE, "减轻为：与原决定相同，维持的请选择维持");
        }
        int months = catalogue.impactMonths(step, lighter);
        LocalDate to = months == 0 ? null : row.decidedOn().plusMonths(months);
        String range = lighter.includes("M2") ? row.circularRange() == null ? "village" : row.circularRange() : null;
        unfitnesses.decide(step.caseNumber(), lighter, true, range, row.decidedOn(), to);
        follows.changed(step, "减轻", lighter);
        docket.tell(step.caseNumber(), "measure.lightened", Map.of("measure", lighter.measure(), "party", lighter.party(), "other", lighter.other(),
                "followUp", lighter.followUp()));
        return Map.of(UnfitnessProcess.PARTY_MEASURE, lighter.party(), UnfitnessProcess.ELECTED_MEASURE, lighter.other(),
                UnfitnessProcess.FOLLOW_UP_KIND, lighter.followUp(), UnfitnessProcess.IMPACT_ENDS_AT, impact.endsAt(step));
    }
}
