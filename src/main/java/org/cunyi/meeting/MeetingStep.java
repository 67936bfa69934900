package org.cunyi.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The block "record a meeting and assess it": any user task with the extension property {@code meetingKind} records a sheet and gives the
 * process {@code quorate}, {@code passed} and {@code opinion}. {@code chosen} lets the sheet choose the kind. With the property
 * {@code sealedContent} the words are another rule's to keep, and the sheet says so.
 */
@Component
@Order(20)
class MeetingStep implements StepRule {

    static final String CHOSEN = "chosen";
    private static final String KIND = "meetingKind";
    private static final String SEALED = "sealedContent";
    private static final String ELSEWHERE = "涉及个人，会议内容另行密封保存";

    private final MeetingJudge judge;
    private final Clock clock;

    MeetingStep(MeetingJudge judge, Clock clock) {
        this.judge = judge;
        this.clock = clock;
    }

    @Override
    public boolean concerns(Step step) {
        return step.attribute(KIND).isPresent();
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("excluded", 0);
        String kind = step.attribute(KIND).orElseThrow();
        if (!CHOSEN.equals(kind)) {
            judge.baseExpected(step, kind, LocalDate.now(clock)).ifPresent(expected -> shown.put("expected", expected));
        }
        return shown;
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        String kind = step.attribute(KIND).filter(k -> !CHOSEN.equals(k)).orElseGet(() -> answers.text(KIND));
        boolean sealed = step.attribute(SEALED).filter("true"::equals).isPresent();
        Meeting meeting = judge.judge(step, Sheet.of(kind, sealed ? answers.with("content", ELSEWHERE) : answers));
        Map<String, Object> facts = new HashMap<>();
        facts.put("quorate", meeting.quorate());
        facts.put("passed", meeting.passed());
        facts.put("opinion", meeting.opinion());
        return facts;
    }
}
