package org.cunyi.cadre.process;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes the demonstration county's cases after the first start, beside whoever has logged in already. A start that was ended in the middle of it
 * is gone on with at the next one; once it is complete, what becomes of the cases is the visitors' affair.
 */
@Component
@Profile("embedded")
class Demonstration {

    private static final Logger LOG = LoggerFactory.getLogger(Demonstration.class);

    private final DemoMarks marks;
    private final DemoOfficials officials;
    private final DemoReviews reviews;
    private final DemoHandlings handlings;
    private final DemoRecall recalls;

    Demonstration(DemoMarks marks, DemoOfficials officials, DemoReviews reviews, DemoHandlings handlings, DemoRecall recalls) {
        this.marks = marks;
        this.officials = officials;
        this.reviews = reviews;
        this.handlings = handlings;
        this.recalls = recalls;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread thread = new Thread(this::take, "demonstration");
        thread.setDaemon(true);
        thread.start();
    }

    private void take() {
        if (marks.isComplete()) {
            return;
        }
        Instant began = Instant.now();
        try {
            reviews.take();
            handlings.take();
            recalls.take();
            handlings.close();
            if (marks.complete()) {
                LOG.info("the demonstration's cases are complete after {} s", Duration.between(began, Instant.now()).toSeconds());
            } else if (!officials.stopped()) {
                LOG.warn("the demonstration's cases are not complete, not reached: {}; the next start goes on with them", marks.missed());
            }
        } catch (RuntimeException e) {
            if (!officials.stopped()) {
                LOG.error("the demonstration's cases are not complete; the next start goes on with them", e);
            }
        }
    }
}
