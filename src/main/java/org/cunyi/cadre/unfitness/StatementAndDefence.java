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

/** Facts and proposed measure are told in writing; the person may defend himself, and nothing decided afterwards is heavier than what was told. */
@Component
@Order(40)
class StatementAndDefence implements StepRule {

    private static final String MEASURE = "toldMeasure";
    private static final String LABEL = "告知本人的拟作处置";

    private final Docket docket;
    private final UnfitnessPapers papers;
    private final Unfitnesses unfitnesses;
    private final ToldBefore before;
    private final UnfitnessPeriods periods;

    StatementAndDefence(Docket docket, UnfitnessPapers papers, Unfitnesses unfitnesses, ToldBefore before, UnfitnessPeriods periods) {
        this.docket = docket;
        this.papers = papers;
        this.unfitnesses = unfitnesses;
        this.before = before;
        this.periods = periods;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(UnfitnessProcess.KEY, UnfitnessProcess.STATEMENT_AND_DEFENCE);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Map<String, Object> shown = new HashMap<>(docket.shown(step));
        Catalogue.Recommendation r = docket.recommendation(step);
        shown.put("factsShown", docket.factsShown(step));
        shown.put("explanation", r.explanation());
        shown.put(MEASURE, before.printed(step.caseNumber()).map(p -> p.text("measure")).orElse(r.measure().measure()));
        return shown;
    }

    @Override
    public void opened(Step step) {
        docket.read(step, "facts");
    }

    @Override
    public Map<String, List<Option>> options(Step step) {
        List<Fitted> tellable = before.tellable(step);
        // heavier ones are refused by the rule, which says why
        return Map.of("lawful-measures", docket.proposable(step).stream().map(f -> new Option(f.measure(), tellable.contains(f) ? f.label()
                : "不能选择，重于已告知或者已打印的处置：" + f.label())).toList());
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        docket.guard(step);
        unfitnesses.hold(step.caseNumber());
        // what happened on paper may be entered later, as with meetings; in its order all the same
        LocalDate toldOn = docket.day(answers.date("toldOn"), "toldOn", "书面告知日期", docket.facts(step.caseNumber()).orElseThrow().happenedOn(),
                "事情发生的日期");
        Fitted recommended = docket.recommendation(step).measure();
        Fitted told = told(step, answers.text(MEASURE));
        if (!told.measure().equals(recommended.measure()) && !answers.has("toldReason")) {
            throw Refusal.of("toldReason", "与系统建议不一致的理由：拟作处置与系统建议不一致的，必须书面说明理由");
        }
        requireHeard(step, answers, toldOn);
        boolean newFacts = "yes".equals(answers.text("newFacts"));
        if (newFacts && !answers.has("newFactsWords")) {
            throw Refusal.of("newFactsWords", "新的事实：有新的事实的，必须写明");
        }
        unfitnesses.tell(step.caseNumber(), recommended.measure(), told.measure(), toldOn);
        Map<String, Object> content = new HashMap<>(Map.of("toldOn", toldOn.toString(), "measure", told.measure(), "recommended",
                recommended.measure(), "stated", answers.text("stated"),
                "facts", docket.facts(step.caseNumber()).orElseThrow().paper().id()));
        content.put("toldReason", answers.text("toldReason"));
        content.put("statement", answers.text("statement"));
        papers.keep(step.caseNumber(), UnfitnessPapers.TOLD, content);
        if (newFacts) {
            papers.keep(step.caseNumber(), UnfitnessPapers.NEW_FACTS, Map.of("words", answers.text("newFactsWords")));
        }
        docket.tell(step.caseNumber(), "measure.told", Map.of("recommended", recommended.measure(), "told", told.measure()));
        return Map.of();
    }

    /** What he said is written down; that he said nothing stands only when his days are over. */
    private void requireHeard(Step step, Answers answers, LocalDate toldOn) {
        if ("stated".equals(answers.text("stated")) && !answers.has("statement")) {
            throw Refusal.of("statement", "陈述申辩内容：已陈述申辩的，必须记录");
        }
        if ("silent".equals(answers.text("stated"))) {
            LocalDate last = periods.end(step, UnfitnessPeriods.STATEMENT, toldOn);
            if (!docket.today().isAfter(last)) {
                throw Refusal.of("stated", "本人是否陈述申辩：本人可以陈述申辩到" + last + "，期满以前不能记为逾期未陈述");
            }
        }
    }

    /** One that is lawful, and no heavier than what was told or printed for the same facts. */
    private Fitted told(Step step, String measure) {
        Fitted told = MeasureLimits.choose(MEASURE, LABEL, measure, docket.proposable(step), null, null);
        before.ceilings(step).forEach(c -> MeasureLimits.choose(MEASURE, LABEL, measure, List.of(told), c.measure(), c.why()));
        return told;
    }
}
