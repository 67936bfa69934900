package org.cunyi.deliberation.topic;

import java.time.Clock;
import java.time.LocalDate;
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

/** Only who is on the council's list by name that day raises a topic; the office alone does not make a member. */
@Component
@Order(10)
class TopicStart implements StepRule {

    private final Council council;
    private final TopicRows rows;
    private final Clock clock;

    TopicStart(Council council, TopicRows rows, Clock clock) {
        this.council = council;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(DeliberationProcess.TOPIC, Step.START);
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        String raiser = Actor.actingFor() == null ? Actor.current() : Actor.actingFor();
        if (council.member(step.orgCode(), raiser, LocalDate.now(clock)).isEmpty()) {
            throw Refusal.notYours("只有本村议事会的现任成员可以提出议题；您不在今天的成员名单上，请与村文书核对名单");
        }
        rows.raise(step, raiser, answers);
        return Map.of(TopicRows.RAISED_BY, raiser);
    }
}
