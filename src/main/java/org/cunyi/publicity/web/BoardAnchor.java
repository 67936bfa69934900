package org.cunyi.publicity.web;

import java.time.LocalDate;
import java.util.Optional;

/** What the board prints of the anchors of the record, so that paper on the wall vouches for it (docs/audit.md). */
public interface BoardAnchor {

    /** The last anchor that was known when that day began. */
    Optional<Mark> before(LocalDate day);

    /** What a reference from paper says about this installation; empty where it is no reference at all. */
    Optional<Match> check(String reference);

    /** @param reference number and first digits of the root */
    record Mark(String reference, long number, LocalDate day) {
    }

    /** @param day of that anchor here, {@code null} where there is none */
    record Match(long number, LocalDate day, boolean same) {
    }
}
