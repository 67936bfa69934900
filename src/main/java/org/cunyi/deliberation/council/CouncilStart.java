package org.cunyi.deliberation.council;

import java.util.Map;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Only a council that sits can be adjusted. */
@Component
@Order(10)
class CouncilStart implements StepRule {

    private final Council council;

    CouncilStart(Council council) {
        this.council = council;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(DeliberationProcess.COUNCIL, Step.START);
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        if (CouncilRule.ADJUSTMENT.equals(answers.text(CouncilRule.KIND)) && council.term(step.orgCode()).isEmpty()) {
            throw Refusal.of(CouncilRule.KIND, "产生还是调整：本村还没有议事会，应选“产生（换届）”");
        }
        return Map.of();
    }
}
