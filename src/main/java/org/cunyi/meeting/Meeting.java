package org.cunyi.meeting;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * The record sheet of one meeting (登记表), judged once and kept. {@code expected} counts everybody who had to come, {@code excluded} of
 * them are left out of the base; {@code attempt} counts the meetings of one step. A sheet that was taken back stays, with an attempt below
 * zero, and does not count; {@code recordedFor} is in whose place it was recorded.
 */
public record Meeting(long id, String caseNumber, String step, int attempt, String meetingKind, LocalDate heldOn, LocalDate noticedOn,
        String urgentReason, String place, String chair, String recorder, Integer baseExpected, int expected, String expectedReason,
        int excluded, int present, int inFavour, int against, int abstained, String content, String opinion, String townshipOfficial,
        String convenedBy, boolean quorate, boolean passed, String legalBasis, String recordedBy, OffsetDateTime recordedAt,
        String recordedFor, OffsetDateTime takenBackAt) {

    public boolean isTakenBack() {
        return takenBackAt != null;
    }
}
