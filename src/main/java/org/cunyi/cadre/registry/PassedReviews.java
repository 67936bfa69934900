package org.cunyi.cadre.registry;

import org.cunyi.cadre.qualification.CandidatePassed;
import org.cunyi.shared.CaseErased;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the joint review says of a candidate reaches the register in the same transaction: from then on he may take that kind of post. */
@Component
class PassedReviews {

    private final Reviews reviews;
    private final ForgottenReviews forgotten;

    PassedReviews(Reviews reviews, ForgottenReviews forgotten) {
        this.reviews = reviews;
        this.forgotten = forgotten;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CandidatePassed passed) {
        reviews.passed(passed.personLogin(), passed.name().value(), passed.villageCode(), PostKind.of(passed.postKind()).orElseThrow(), passed.from(), passed.to(),
                passed.caseNumber());
    }

    /** What is known of the candidate goes: that he was reviewed too, unless he holds the post for it. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CaseErased erased) {
        forgotten.forget(erased.caseNumber());
    }
}
