package org.cunyi.publicity;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A notice. {@code postedOn} and {@code endsOn} are days in Asia/Shanghai; the day of posting is not counted and the period ends at 24:00 of
 * {@code endsOn} (民法典 201). Days count calendar days.
 *
 * @param state           {@code draft}, {@code posted}, {@code closed} (its period is over), {@code withdrawn} (taken down for a reason that
 *                        stays visible)
 * @param afterPeriod     what becomes of it when its period is over: {@code archive}, {@code stay} on the board, {@code vanish}
 * @param searchable      whether searches and feeds may give it away
 * @param corrects        the notice that this one takes the place of
 * @param concealed       whether the text of a withdrawn one is hidden, because the text itself was what must not be read
 * @param concerned       logins of the persons whom it is about, comma-separated: they never release it
 * @param openObjections  objections not yet answered; they hold the end of the period
 */
public record Notice(String id, String caseNumber, String orgCode, String kind, String title, String body, String state,
        boolean publicBoard, Integer minimumDays, String legalBasis, Integer requestedDays, String draftedBy, String opinionBy,
        String opinionText, String releasedBy, LocalDate postedOn, LocalDate endsOn, OffsetDateTime closedAt, String afterPeriod,
        boolean searchable, String corrects, OffsetDateTime withdrawnAt, String withdrawnReason, boolean concealed, String concerned,
        int openObjections) {

    public boolean isPosted() {
        return state.equals("posted");
    }

    public boolean isClosed() {
        return state.equals("closed");
    }

    public boolean isWithdrawn() {
        return state.equals("withdrawn");
    }
}
