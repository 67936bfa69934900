package org.cunyi.cadre.evaluation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The supervision committee begins it; the year is this one, or the last one that was forgotten. */
@Component
@Order(10)
class EvaluationStart implements StepRule {

    private final EvaluationRounds rounds;
    private final Clock clock;

    EvaluationStart(EvaluationRounds rounds, Clock clock) {
        this.rounds = rounds;
        this.clock = clock;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(EvaluationProcess.KEY, Step.START);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        int year = LocalDate.now(clock).getYear();
        return Map.of(EvaluationProcess.YEAR, year, "title", year + "年度民主评议");
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        int year = answers.whole(EvaluationProcess.YEAR);
        int now = LocalDate.now(clock).getYear();
        if (year != now && year != now - 1) {
            throw Refusal.of(EvaluationProcess.YEAR, "评议年度：只能评议" + now + "年度，或者补评" + (now - 1) + "年度");
        }
        rounds.open(step.caseNumber(), step.orgCode(), year);
        return Map.of();
    }
}
