package org.cunyi.deliberation.session;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.deliberation.council.Council;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A village that has a council plans one session after the other; the counter of case numbers makes two starts wait for each other. */
@Component
@Order(20)
class SessionStart implements StepRule {

    private final CouncilSessions sessions;
    private final Council council;
    private final Clock clock;

    SessionStart(CouncilSessions sessions, Council council, Clock clock) {
        this.sessions = sessions;
        this.council = council;
        this.clock = clock;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(DeliberationProcess.SESSION, Step.START);
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        if (council.members(step.orgCode(), LocalDate.now(clock)).isEmpty()) {
            throw Refusal.of("title", "本村目前没有议事会：须先由村民代表会议推选产生，才能召开议事会议");
        }
        sessions.unfinished(step.orgCode()).ifPresent(other -> {
            throw Refusal.of("title", "本村议事会议" + other + "尚未开完，不能另行发起");
        });
        sessions.open(new Session(step.caseNumber(), step.orgCode(), "planned", 1, Actor.current(), OffsetDateTime.now(clock)));
        return Map.of();
    }
}
