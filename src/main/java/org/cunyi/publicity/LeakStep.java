package org.cunyi.publicity;

import java.util.Map;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A draft is looked through when it is whole: after every other rule has put its tables to it. */
@Component
@Order(90)
class LeakStep implements StepRule {

    private final Notices notices;
    private final LeakGuard leaks;

    LeakStep(Notices notices, LeakGuard leaks) {
        this.notices = notices;
        this.leaks = leaks;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(PublicityProcess.KEY, PublicityProcess.DRAFT_NOTICE);
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        leaks.refuseNumbers(notices.ofCase(step.caseNumber()).orElseThrow());
        return Map.of();
    }
}
