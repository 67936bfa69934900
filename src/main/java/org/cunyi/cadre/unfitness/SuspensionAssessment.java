package org.cunyi.cadre.unfitness;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.PeriodTable;
import org.cunyi.workflow.Step;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** At the end of a suspension its holder is back in his post, or it is renewed as often as the table allows. */
@Component
@Order(40)
class SuspensionAssessment extends MeasureStep {

    private final Measures measures;
    private final UnfitnessPeriods periods;

    SuspensionAssessment(Docket docket, UnfitnessPapers papers, Measures measures, UnfitnessPeriods periods) {
        super(docket, papers, UnfitnessProcess.SUSPENSION, "assess_suspension");
        this.measures = measures;
        this.periods = periods;
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Map<String, Object> shown = new HashMap<>(super.prefill(step));
        Measures.Measure m = measures.find(step.caseNumber()).orElseThrow();
        shown.put("suspensionShown", m.fromOn() + " 至 " + m.toOn() + (m.renewals() == 0 ? "" : "，已延长" + m.renewals() + "次"));
        return shown;
    }

    @Override
    Map<String, Object> carryOut(Step step, Answers answers) {
        Measures.Measure m = measures.find(step.caseNumber()).orElseThrow();
        LocalDate day = docket().day(answers.date("assessedOn"), "assessedOn", "评估日期", m.toOn(), "停职最后一日");
        boolean renew = answers.text("assessment").equals("renew");
        int most = periods.number(docket().main(step), "suspension-renewals", PeriodTable.TIMES);
        if (renew && m.renewals() >= most) {
            throw Refusal.of("assessment", "评估结果：停职检查最多延长" + most + "次，应当恢复履职");
        }
        write(step, renew ? "期满评估，延长" : "期满评估，恢复履职", day, answers.text("assessmentWords"));
        return Map.of();
    }
}
