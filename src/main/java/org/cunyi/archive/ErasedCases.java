package org.cunyi.archive;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.cunyi.shared.Actor;
import org.cunyi.shared.CaseErased;
import org.cunyi.shared.SimpleAct;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was handed in for a case about a person says more of him than any form: it goes when the rest does. Kind, size, hash and times stay. No
 * store outside is asked here, in the middle of a transaction: its bytes are written down as doomed, and {@link Shelf#sweep} deletes them.
 */
@Component
class ErasedCases {

    private static final String NAMELESS = "（已删除）";

    private final DocumentRows rows;
    private final Shelf shelf;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ErasedCases(DocumentRows rows, Shelf shelf, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.shelf = shelf;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseErased erased) {
        List<Document> all = rows.holdAll(erased.caseNumber());
        List<Document> kept = all.stream().filter(Document::isKept).toList();
        OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
        kept.forEach(document -> {
            rows.withdraw(document.id(), Actor.SYSTEM, now);
            shelf.drop(document);
        });
        if (!all.isEmpty()) {
            rows.rename(erased.caseNumber(), NAMELESS);
            events.publishEvent(SimpleAct.ofNow(erased.caseNumber(), "documents.erased", erased.caseNumber(), Map.of("dropped", kept.size())));
        }
    }
}
