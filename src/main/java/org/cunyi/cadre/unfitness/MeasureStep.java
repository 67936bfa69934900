package org.cunyi.cadre.unfitness;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;

/** A step in which a measure is carried out: who concerned it is and what was decided is shown, what was done is written down. */
abstract class MeasureStep implements StepRule {

    private final Docket docket;
    private final UnfitnessPapers papers;
    private final String process;
    private final String key;

    MeasureStep(Docket docket, UnfitnessPapers papers, String process, String key) {
        this.docket = docket;
        this.papers = papers;
        this.process = process;
        this.key = key;
    }

    @Override
    public final boolean concerns(Step step) {
        return step.is(process, key);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Map<String, Object> shown = new HashMap<>(docket.shown(step));
        shown.put("decisionShown", docket.decisionShown(step));
        return shown;
    }

    @Override
    public final void opened(Step step) {
        docket.read(step, "decision");
    }

    @Override
    public final Map<String, Object> submit(Step step, Answers answers) {
        docket.guard(step);
        return carryOut(step, answers);
    }

    abstract Map<String, Object> carryOut(Step step, Answers answers);

    final Docket docket() {
        return docket;
    }

    /** The day on which it was done: after the service, not in the future. */
    final LocalDate day(Step step, Answers answers, String field, String label) {
        return docket.day(answers.date(field), field, label, docket.row(step).servedOn(), "送达日期");
    }

    final void write(Step step, String heading, LocalDate day, String words) {
        papers.keep(docket.number(step), UnfitnessPapers.MEASURE, Map.of("heading", heading, "day", day.toString(), "words", words, "case",
                step.caseNumber()));
        docket.tell(docket.number(step), "measure.carried-out", Map.of("step", step.key(), "day", day.toString(), "case", step.caseNumber()));
    }
}
