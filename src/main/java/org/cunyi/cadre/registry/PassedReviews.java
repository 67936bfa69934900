package org.cunyi.cadre.registry;

import org.cunyi.cadre.qualification.CandidatePassed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the joint review says of a candidate reaches the register in the same transaction: from then on he may take that kind of post. */
@Component
class PassedReviews {

    private final Reviews reviews;

    PassedReviews(Reviews reviews) {
        this.reviews = reviews;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CandidatePassed passed) {
        reviews.passed(passed.personLogin(), passed.name().value(), passed.villageCode(), PostKind.of(passed.postKind()).orElseThrow(), passed.from(), passed.to(),
                passed.caseNumber());
    }
}
