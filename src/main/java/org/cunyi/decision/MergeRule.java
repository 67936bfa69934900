package org.cunyi.decision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.cunyi.meeting.Meeting;
import org.cunyi.meeting.MeetingJudge;
import org.cunyi.meeting.Meetings;
import org.cunyi.meeting.Sheet;
import org.cunyi.org.Roster;
import org.cunyi.org.Settings;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where a county allows it, a village with 一肩挑 holds steps 1 and 2 as one meeting with two sheets; asked after the first sheet is judged. */
@Component
@Order(30)
class MergeRule implements StepRule {

    private final Settings settings;
    private final Roster roster;
    private final MeetingJudge judge;
    private final Meetings meetings;
    private final Clock clock;

    MergeRule(Settings settings, Roster roster, MeetingJudge judge, Meetings meetings, Clock clock) {
        this.settings = settings;
        this.roster = roster;
        this.judge = judge;
        this.meetings = meetings;
        this.clock = clock;
    }

    @Override
    public boolean concerns(Step step) {
        return DecisionProcess.isDecision(step.process()) && step.key().equals(DecisionProcess.PARTY_PROPOSAL);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        return Map.of("mergeAllowed", allowed(step, LocalDate.now(clock)));
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        if (!answers.yes("merged")) {
            return Map.of(DecisionProcess.MERGED, false);
        }
        if (!allowed(step, answers.date("heldOn"))) {
            throw Refusal.of("merged", "合并召开：本县未启用提议与商议合并召开，或本村不是书记、主任一肩挑");
        }
        boolean proposed = meetings.latest(step.caseNumber()).map(Meeting::passed).orElse(false);
        return Map.of(DecisionProcess.MERGED, proposed && consultation(step, answers).passed());
    }

    private boolean allowed(Step step, LocalDate day) {
        return settings.of(step.orgCode(), Settings.MERGE_STEPS, day).map(Boolean::parseBoolean).orElse(false)
                && roster.oneShoulder(step.orgCode());
    }

    private Meeting consultation(Step step, Answers answers) {
        Map<String, Object> second = new HashMap<>(answers.values());
        for (String count : new String[] {"Expected", "ExpectedReason", "Present", "InFavour", "Against", "Abstained", "Content"}) {
            String own = Character.toLowerCase(count.charAt(0)) + count.substring(1);
            second.remove(own);
            Object value = answers.values().get("joint" + count);
            if (value != null) {
                second.put(own, value);
            } else if (!count.startsWith("Expected")) {
                throw Refusal.of("joint" + count, "合并召开：商议登记表的各项都必须填写");
            }
        }
        second.putIfAbsent("opinion", "revise");
        Step consultation = new Step(step.caseNumber(), step.process(), DecisionProcess.JOINT_CONSULTATION, "村“两委”商议", step.orgCode(),
                step.deploymentId(), Map.of(), step.variables());
        return judge.judge(consultation, Sheet.of("two-committees", new Answers(second)));
    }
}
