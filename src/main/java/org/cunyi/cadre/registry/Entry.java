package org.cunyi.cadre.registry;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * One line in the life of a post: what happened on that day, and everything that is true of the post since.
 *
 * @param number        from 1 for each post; who writes the next one must have seen the last
 * @param kind          {@code appointed}, {@code changed}, {@code ended}
 * @param halfTitle     of 一肩挑 the title of the one post that this line is about, {@code null} where it is about the whole entry
 * @param basis         document, or case of the meeting
 * @param warning       what the law says about relatives beside whom the person sits
 * @param reviewMissing the person took office without a valid joint review
 * @param caseNumber    the publication that tells the villagers, {@code null} where there is none
 */
public record Entry(long id, long postId, int number, String kind, LocalDate onDay, String cause, String halfTitle, String basis, String duties,
        String officePhone, String officeHours, String supervisionPhone, String warning, boolean reviewMissing, String caseNumber,
        String recordedBy, OffsetDateTime recordedAt) {

    public static final String APPOINTED = "appointed";
    public static final String CHANGED = "changed";
    public static final String ENDED = "ended";

    public boolean isEnd() {
        return kind.equals(ENDED);
    }
}
