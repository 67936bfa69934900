package org.cunyi.decision;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cunyi.meeting.Meeting;
import org.cunyi.meeting.Meetings;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The deciding meeting must be one that law, village and authorisation allow for this matter; asked before the meeting is judged. */
@Component
@Order(10)
class ResolutionRule implements StepRule {

    private final DecidingBody bodies;
    private final Meetings meetings;
    private final Clock clock;

    ResolutionRule(DecidingBody bodies, Meetings meetings, Clock clock) {
        this.bodies = bodies;
        this.meetings = meetings;
        this.clock = clock;
    }

    @Override
    public boolean concerns(Step step) {
        return DecisionProcess.isDecision(step.process()) && step.key().equals(DecisionProcess.VILLAGERS_RESOLUTION);
    }

    @Override
    public Map<String, List<Option>> options(Step step) {
        List<String> allowed = bodies.on(step, LocalDate.now(clock)).map(DecidingBody.Bodies::allowed).orElse(List.of());
        return Map.of("allowed-meeting-kinds", allowed.stream().map(k -> new Option(k, MeetingKinds.name(k))).toList());
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        bodies.check(step, answers.text("meetingKind"), answers.date("heldOn"), escalated(step));
        return Map.of();
    }

    /** Once submitted to the villagers' assembly the matter stays there until it is revised, however often the assembly has to be called. */
    private boolean escalated(Step step) {
        return meetings.of(step.caseNumber()).stream().filter(m -> m.opinion() != null).reduce((first, second) -> second)
                .map(Meeting::opinion).filter("escalate"::equals).isPresent();
    }
}
