package org.cunyi.cadre.recall;

import java.util.Map;
import org.cunyi.meeting.Meeting;
import org.cunyi.meeting.Meetings;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What became of the calling, after the sheet was judged. */
@Component
@Order(40)
class VoteResult implements StepRule {

    private final VoteCallings callings;
    private final Meetings meetings;

    VoteResult(VoteCallings callings, Meetings meetings) {
        this.callings = callings;
        this.meetings = meetings;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(RecallProcess.KEY, RecallProcess.RECORD_VOTE);
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        Meeting vote = meetings.latest(step.caseNumber()).orElseThrow();
        callings.became(step.caseNumber(), vote.quorate() ? "voted" : "not-quorate");
        return Map.of();
    }
}
