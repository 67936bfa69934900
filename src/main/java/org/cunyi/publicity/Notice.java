package org.cunyi.publicity;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A notice. {@code postedOn} and {@code endsOn} are days in Asia/Shanghai; the day of posting is not counted and the period ends at 24:00 of
 * {@code endsOn} (民法典 201). Days count calendar days.
 */
public record Notice(String id, String caseNumber, String orgCode, String kind, String title, String body, String state,
        boolean publicBoard, Integer minimumDays, String legalBasis, Integer requestedDays, String draftedBy, String opinionBy,
        String opinionText, String releasedBy, LocalDate postedOn, LocalDate endsOn, OffsetDateTime closedAt) {

    public boolean isPosted() {
        return state.equals("posted");
    }

    public boolean isClosed() {
        return state.equals("closed");
    }
}
