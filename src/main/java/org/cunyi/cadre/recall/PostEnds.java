package org.cunyi.cadre.recall;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cunyi.cadre.registry.PostEnded;
import org.cunyi.org.RosterChanged;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseMessages;
import org.cunyi.workflow.Cases;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A resignation that was accepted before the vote ends the recall, and so does any other end of the post, from page or file (VC2025 19, 20). */
@Component
class PostEnds {

    private final Recalls recalls;
    private final Cases cases;
    private final CaseMessages messages;
    private final ApplicationEventPublisher events;

    PostEnds(Recalls recalls, Cases cases, CaseMessages messages, ApplicationEventPublisher events) {
        this.recalls = recalls;
        this.cases = cases;
        this.messages = messages;
        this.events = events;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PostEnded end) {
        if (end.electedGoesOnAs() != null) {
            // what the villagers gave is still held, under an entry of its own: their petition goes on
            recalls.move(end.postId(), end.electedGoesOnAs());
            return;
        }
        recalls.openAgainst(end.postId()).forEach(n -> end(n, end.cause().equals("resigned") ? "resignation" : "post-ended", end.lastDay()));
    }

    /** A file that ends a post names no cause. */
    @EventListener
    @Transactional
    public void on(RosterChanged change) {
        recalls.over().forEach(o -> end(o.caseNumber(), "post-ended", o.validTo()));
    }

    private void end(String caseNumber, String by, LocalDate lastDay) {
        CaseFile file = cases.get(caseNumber);
        // after the vote the case goes on: its result is published and filed
        if (recalls.hold(caseNumber).endedBy() == null && messages.awaited(file, RecallProcess.POST_ENDED)) {
            recalls.ended(caseNumber, by, lastDay);
            events.publishEvent(SimpleAct.ofNow(caseNumber, "recall.ended-before-vote", caseNumber, Map.of("by", by, "lastDay", lastDay.toString())));
            messages.later(List.of(file), RecallProcess.POST_ENDED);
        }
    }
}
