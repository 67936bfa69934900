package org.cunyi.deliberation.topic;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.deliberation.TopicReferred;
import org.cunyi.deliberation.council.Council;
import org.cunyi.deliberation.council.Points;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRecords;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What follows from a pre-review's verdict: the row, where the topic stands, the raiser's mail and points, the referral. */
@Component
public class Verdicts {

    private static final Map<String, String> STATES = Map.of("accept", "accepted", "complete", "incomplete", "reject", "rejected",
            "refer-to-decision", "referred");

    private final Topics topics;
    private final TopicRows rows;
    private final Prereviews prereviews;
    private final StepRecords records;
    private final TopicLetters letters;
    private final Council council;
    private final Points points;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Verdicts(Topics topics, TopicRows rows, Prereviews prereviews, StepRecords records, TopicLetters letters, Council council, Points points,
            ApplicationEventPublisher events, Clock clock) {
        this.topics = topics;
        this.rows = rows;
        this.prereviews = prereviews;
        this.records = records;
        this.letters = letters;
        this.council = council;
        this.points = points;
        this.events = events;
        this.clock = clock;
    }

    /** @param step carries what table {@code deliberation-prereview} has answered */
    @Transactional(propagation = Propagation.MANDATORY)
    public void enter(Step step) {
        Prereview prereview = prereviews.keep(step, said(step));
        rows.stand(step.caseNumber(), STATES.get(prereview.verdict()));
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "topic.prereviewed", prereview.verdict(), Map.of("attempt", prereview.attempt(),
                "reason", prereview.reason(), "legalBasis", prereview.legalBasis())));
        letters.reviewed(prereview);
        if (prereview.verdict().equals("accept")) {
            Topic topic = topics.find(step.caseNumber()).orElseThrow();
            council.member(step.orgCode(), topic.raisedBy(), LocalDate.now(clock)).ifPresent(m -> points.award(step, step.caseNumber(), List.of(m), "raise"));
        }
    }

    /**
     * The matter becomes a case of the procedure by which the village decides.
     *
     * @throws org.cunyi.shared.Refusal where that procedure cannot begin with it; nothing has changed then, the pre-review neither
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void refer(Step step) {
        Topic topic = topics.find(step.caseNumber()).orElseThrow();
        Map<String, Object> said = said(step);
        String kind = String.valueOf(said.get("matterKind"));
        rows.matterKind(step.caseNumber(), kind);
        events.publishEvent(new TopicReferred(topic.caseNumber(), topic.orgCode(), topic.title(), "议题内容：" + topic.content() + "\n建议方案："
                + topic.proposal() + "\n涉及的人或者户：" + topic.concerns(), kind, Boolean.TRUE.equals(said.get("collectiveAsset"))));
    }

    private Map<String, Object> said(Step step) {
        return records.latest(step.caseNumber(), DeliberationProcess.PREREVIEW).orElseThrow();
    }
}
