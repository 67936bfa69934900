package org.cunyi.insight.watch;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Whose findings of which days.
 *
 * @param units  codes of units, with all below; never empty
 * @param days   how far back, today included in none
 * @param secret procedures whose cases, with those they called, keep their titles to themselves
 */
record WatchQuestion(List<String> units, int days, LocalDate today, List<String> secret) {

    /** From where to read on to older findings. */
    record Place(OffsetDateTime at, String item) {
    }
}
