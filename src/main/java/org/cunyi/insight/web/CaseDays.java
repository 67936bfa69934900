package org.cunyi.insight.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.cunyi.insight.search.FoundCase;

/** How long a case took, or has taken until today: calendar days, that of the opening not counted. */
record CaseDays(Clock clock) {

    public int of(FoundCase found) {
        LocalDate end = found.isOpen() ? LocalDate.now(clock) : day(found.endedAt());
        return (int) ChronoUnit.DAYS.between(day(found.startedAt()), end);
    }

    private LocalDate day(OffsetDateTime time) {
        return time.atZoneSameInstant(clock.getZone()).toLocalDate();
    }
}
