package org.cunyi.cadre.unfitness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.meeting.Meeting;
import org.cunyi.meeting.Meetings;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The township party committee decides as a body: one of the measures not heavier than what was told, or back to the facts. */
@Component
@Order(40)
class CommitteeDecision implements StepRule {

    private static final String MEASURE = "decidedMeasure";
    private static final String LABEL = "会议通过的处置";
    private static final String RETURN = "new-facts";

    private final Docket docket;
    private final UnfitnessPapers papers;
    private final Unfitnesses unfitnesses;
    private final Catalogue catalogue;
    private final Meetings meetings;

    CommitteeDecision(Docket docket, UnfitnessPapers papers, Unfitnesses unfitnesses, Catalogue catalogue, Meetings meetings) {
        this.docket = docket;
        this.papers = papers;
        this.unfitnesses = unfitnesses;
        this.catalogue = catalogue;
        this.meetings = meetings;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(UnfitnessProcess.KEY, UnfitnessProcess.COMMITTEE_DECISION);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Map<String, Object> shown = new HashMap<>(docket.shown(step));
        shown.put("factsShown", docket.factsShown(step));
        shown.put("explanation", docket.recommendation(step).explanation());
        shown.put("toldShown", told(step).words());
        shown.put("statementShown", docket.statementShown(step.caseNumber()));
        return shown;
    }

    @Override
    public void opened(Step step) {
        docket.read(step, "facts");
    }

    @Override
    public Map<String, List<Option>> options(Step step) {
        List<Fitted> proposable = docket.proposable(step);
        List<Option> options = new ArrayList<>(MeasureLimits.decidable(proposable, told(step)).stream()
                .map(f -> new Option(f.measure(), f.label())).toList());
        options.add(new Option(RETURN, "发现新的事实，退回重新核实并再次听取陈述申辩"));
        // heavier ones are refused by the rule, which says why
        proposable.stream().filter(f -> options.stream().noneMatch(o -> o.value().equals(f.measure())))
                .forEach(f -> options.add(new Option(f.measure(), "不能选择，重于已告知本人的处置：" + f.label())));
        return Map.of("decidable-measures", options);
    }

    private Fitted told(Step step) {
        Unfitness row = docket.row(step);
        return catalogue.lawful(step, row.told(), row.postKind()).orElseThrow();
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        docket.guard(step);
        Meeting meeting = meetings.latest(step.caseNumber()).orElseThrow();
        docket.day(meeting.heldOn(), "heldOn", "召开日期", docket.row(step).toldOn(), "书面告知本人的日期");
        papers.keep(step.caseNumber(), UnfitnessPapers.MEETING, Map.of("attempt", meeting.attempt(), "words", answers.text("content")));
        if (!meeting.passed()) {
            return Map.of(UnfitnessProcess.DECIDED, "none");
        }
        if (!answers.has(MEASURE)) {
            throw Refusal.of(MEASURE, LABEL + "：会议通过的，必须选择");
        }
        return answers.text(MEASURE).equals(RETURN) ? sendBack(step, answers) : decide(step, answers, meeting.heldOn());
    }

    private Map<String, Object> sendBack(Step step, Answers answers) {
        if (!answers.has("returnReason")) {
            throw Refusal.of("returnReason", "退回核实的新的事实：退回核实的，必须写明");
        }
        papers.keep(step.caseNumber(), UnfitnessPapers.NEW_FACTS, Map.of("words", answers.text("returnReason")));
        return Map.of(UnfitnessProcess.DECIDED, RETURN);
    }

    private Map<String, Object> decide(Step step, Answers answers, LocalDate heldOn) {
        Fitted decided = MeasureLimits.choose(MEASURE, LABEL, answers.text(MEASURE), docket.proposable(step), told(step),
                "不得重于已告知本人的处置；发现新的事实的，应当退回重新核实并再次听取陈述申辩");
        boolean departed = !decided.measure().equals(docket.recommendation(step).measure().measure());
        if (departed && !answers.has("departureReason")) {
            throw Refusal.of("departureReason", "与系统建议不一致的理由：决定与系统建议不一致的，必须书面说明理由");
        }
        if (decided.includes("M2") && !answers.has("circularRange")) {
            throw Refusal.of("circularRange", "通报范围：处置中有通报批评的，必须选择");
        }
        int months = catalogue.impactMonths(step, decided);
        unfitnesses.decide(step.caseNumber(), decided, departed, decided.includes("M2") ? answers.text("circularRange") : null, heldOn,
                months == 0 ? null : heldOn.plusMonths(months));
        if (departed) {
            papers.keep(step.caseNumber(), UnfitnessPapers.DECISION, Map.of("departureReason", answers.text("departureReason")));
        }
        docket.tell(step.caseNumber(), "measure.decided", Map.of("measure", decided.measure(), "party", decided.party(), "other", decided.other(),
                "followUp", decided.followUp(), "departed", departed, "legalBasis", decided.legalBasis()));
        return Map.of(UnfitnessProcess.DECIDED, "measure", UnfitnessProcess.PARTY_MEASURE, decided.party(), UnfitnessProcess.ELECTED_MEASURE,
                decided.other(), UnfitnessProcess.FOLLOW_UP_KIND, decided.followUp());
    }
}
