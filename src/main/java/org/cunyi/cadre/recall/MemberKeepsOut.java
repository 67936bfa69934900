package org.cunyi.cadre.recall;

import java.util.Map;
import org.cunyi.org.Substitutions;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The member does nothing in the case, even if somebody lifted his recusal; and nothing is done in a case that is only waiting to end. */
@Component
@Order(1)
class MemberKeepsOut implements StepRule {

    private final Recalls recalls;
    private final Substitutions substitutions;

    MemberKeepsOut(Recalls recalls, Substitutions substitutions) {
        this.recalls = recalls;
        this.substitutions = substitutions;
    }

    @Override
    public boolean concerns(Step step) {
        return step.process().equals(RecallProcess.KEY) && !step.key().equals(Step.START);
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        Recall recall = recalls.hold(step.caseNumber());
        if (substitutions.behind(Actor.current()).contains(recall.member())) {
            throw Refusal.notYours("您本人或者您代理的人是被要求罢免的人，不能办理本案");
        }
        if (recall.endedBy() != null) {
            throw Refusal.late("罢免程序已经终结，本环节不再办理，请稍后刷新");
        }
        return Map.of();
    }
}
