package org.cunyi.cadre.unfitness;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.cunyi.workflow.Step;
import org.springframework.stereotype.Component;

/** Until when a case stays open: the impact period, and no shorter than a review can be asked for. */
@Component
class ImpactPeriod {

    private final Docket docket;
    private final UnfitnessPeriods periods;
    private final Clock clock;

    ImpactPeriod(Docket docket, UnfitnessPeriods periods, Clock clock) {
        this.docket = docket;
        this.periods = periods;
        this.clock = clock;
    }

    /** Last day on which a review can be asked for. */
    LocalDate lastReviewDay(Step step) {
        return periods.lookEnd(docket.main(step), "review-request", docket.row(step).servedOn());
    }

    /** 24:00 of the last day, as the model's timer reads it. */
    String endsAt(Step step) {
        LocalDate to = docket.row(step).impactTo();
        LocalDate review = lastReviewDay(step);
        return endOf(to == null || to.isBefore(review) ? review : to);
    }

    String endOf(LocalDate last) {
        return last.plusDays(1).atStartOfDay(clock.getZone()).toOffsetDateTime().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
}
