package org.cunyi.decision;

import java.util.Map;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 动议: anyone may move; the party organisation lets the motion become a proposal or says in writing why not. */
@Component
@Order(10)
class MotionScreeningRule implements StepRule {

    private static final String REASON = "reason";

    @Override
    public boolean concerns(Step step) {
        return step.is(DecisionProcess.SIX_KEY, DecisionProcess.MOTION_SCREENING);
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        if ("rejected".equals(answers.text("screening")) && !answers.has(REASON)) {
            throw Refusal.of(REASON, "不列入的理由：动议不列入提议的，必须说明理由");
        }
        return Map.of();
    }
}
