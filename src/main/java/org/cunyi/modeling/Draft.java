package org.cunyi.modeling;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Models that are changed together.
 *
 * @param state       {@code open}, {@code submitted}, {@code released} or {@code discarded}
 * @param effectiveOn from which day on it shall hold, {@code null} until it is submitted
 * @param said        why it was given back the last time, {@code null} where it was not
 */
public record Draft(long id, String name, String state, String reason, LocalDate effectiveOn, String createdBy, OffsetDateTime createdAt, String submittedBy,
        OffsetDateTime submittedAt, String said, String endedBy, OffsetDateTime endedAt) {

    public static final String OPEN = "open";
    public static final String SUBMITTED = "submitted";
    public static final String RELEASED = "released";
    public static final String DISCARDED = "discarded";

    Draft on(LocalDate day) {
        return new Draft(id, name, state, reason, day, createdBy, createdAt, submittedBy, submittedAt, said, endedBy, endedAt);
    }

    public boolean isOpen() {
        return state.equals(OPEN);
    }

    public boolean isSubmitted() {
        return state.equals(SUBMITTED);
    }
}
