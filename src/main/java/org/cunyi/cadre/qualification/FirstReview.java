package org.cunyi.cadre.qualification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.PeriodTable;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The township committee reviews first, against all items of both lists. */
@Component
@Order(40)
class FirstReview implements StepRule {

    private final Papers papers;
    private final Baseline baseline;
    private final Periods periods;
    private final Readings readings;

    FirstReview(Papers papers, Baseline baseline, Periods periods, Readings readings) {
        this.papers = papers;
        this.baseline = baseline;
        this.periods = periods;
        this.readings = readings;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(QualificationProcess.KEY, QualificationProcess.FIRST_REVIEW);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        return readings.identity(step.caseNumber());
    }

    @Override
    public void opened(Step step) {
        readings.read(step.caseNumber(), step.key(), "identity");
    }

    @Override
    public Map<String, List<Option>> options(Step step) {
        return Map.of("first-items", baseline.items(step).stream().map(i -> new Option(i.code(), i.words())).toList());
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        String reason = answers.text("firstReason");
        if (reason == null && !"forward".equals(answers.text("firstReview"))) {
            throw Refusal.of("firstReason", "初审理由：退回或者不予上报的，必须填写");
        }
        Map<String, Object> content = new HashMap<>(Map.of("firstFindings", answers.list("firstFindings")));
        if (reason != null) {
            content.put("firstReason", reason);
        }
        papers.keep(step.caseNumber(), Paper.FIRST_REVIEW, null, content);
        return Map.of(QualificationProcess.UNIT_DAYS, periods.number(step, "unit-review", PeriodTable.WORKING_DAYS), QualificationProcess.STATEMENT_DAYS,
                periods.number(step, "statement", PeriodTable.WORKING_DAYS));
    }
}
