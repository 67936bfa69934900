package org.cunyi.deliberation.resolution;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Something that happened to a resolution.
 *
 * @param kind        a word of the family {@code resolution-event}
 * @param words       what was said to it, or {@code null}
 * @param deadline    the deadline that holds from here on, where it was set
 * @param sessionCase where a session said it
 */
public record ResolutionEvent(long id, String resolutionCase, String kind, OffsetDateTime at, String actor, String words, LocalDate deadline,
        String sessionCase) {
}
