package org.cunyi.cadre.unfitness;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 停职检查 of a party post: no longer than the table allows, each time; the end comes by itself. */
@Component
@Order(40)
class SuspensionStep extends MeasureStep {

    private final Measures measures;
    private final UnfitnessPeriods periods;
    private final ImpactPeriod days;

    SuspensionStep(Docket docket, UnfitnessPapers papers, Measures measures, UnfitnessPeriods periods, ImpactPeriod days) {
        super(docket, papers, UnfitnessProcess.SUSPENSION, "begin_suspension");
        this.measures = measures;
        this.periods = periods;
        this.days = days;
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Map<String, Object> shown = new HashMap<>(super.prefill(step));
        measures.find(step.caseNumber()).ifPresent(m -> shown.put("suspendedFrom", m.toOn().plusDays(1).toString()));
        return shown;
    }

    @Override
    Map<String, Object> carryOut(Step step, Answers answers) {
        Optional<Measures.Measure> before = measures.find(step.caseNumber());
        LocalDate from = answers.date("suspendedFrom");
        LocalDate to = answers.date("suspendedTo");
        LocalDate earliest = before.map(m -> m.toOn().plusDays(1)).orElse(docket().row(step).servedOn());
        if (from.isBefore(earliest)) {
            throw Refusal.of("suspendedFrom", "停职开始日期：不能早于" + earliest);
        }
        LocalDate last = periods.end(docket().main(step), "suspension", from).minusDays(1);
        if (to.isBefore(from) || to.isAfter(last)) {
            throw Refusal.of("suspendedTo", "停职最后一日：应在停职开始之后，最迟为" + last);
        }
        measures.keep(new Measures.Measure(step.caseNumber(), docket().number(step), step.text(UnfitnessProcess.TRACK), "M3", before.map(
                Measures.Measure::fromOn).orElse(from), to, before.map(m -> m.renewals() + 1).orElse(0), null, null, null));
        write(step, before.isPresent() ? "停职延长" : "停职检查", from, "至" + to + "。" + (answers.has("standIn") ? "代行职责：" + answers.text("standIn") + "。" : "")
                + answers.text("tasksSet"));
        return Map.of(UnfitnessProcess.SUSPENSION_ENDS_AT, days.endOf(to));
    }
}
