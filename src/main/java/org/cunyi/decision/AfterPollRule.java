package org.cunyi.decision;

import java.time.LocalDate;
import java.util.Map;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A meeting that follows a poll of the households cannot lie before it; among themselves the meetings keep their order. */
@Component
@Order(10)
class AfterPollRule implements StepRule {

    private final HouseholdPolls polls;

    AfterPollRule(HouseholdPolls polls) {
        this.polls = polls;
    }

    @Override
    public boolean concerns(Step step) {
        return step.process().equals(DecisionProcess.SIX_KEY) && step.attribute("meetingKind").isPresent();
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        LocalDate heldOn = answers.date("heldOn");
        polls.latest(step.caseNumber()).map(HouseholdPoll::heldOn).filter(heldOn::isBefore).ifPresent(d -> {
            throw Refusal.of("heldOn", "召开日期：不能早于民议征询完成的日期（" + d + "）");
        });
        return Map.of();
    }
}
