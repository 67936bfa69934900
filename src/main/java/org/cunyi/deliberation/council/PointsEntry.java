package org.cunyi.deliberation.council;

import java.time.OffsetDateTime;

/**
 * One line of the ledger.
 *
 * @param event     {@code attend}, {@code raise}, {@code carried-out}, {@code absent} or {@code correction}
 * @param corrects  the entry that this one corrects, or {@code null}
 * @param corrected whether another entry corrects this one
 */
public record PointsEntry(long id, String orgCode, String memberName, String event, int points, String caseNumber, String legalBasis,
        String enteredBy, OffsetDateTime enteredAt, Long corrects, String reason, boolean corrected) {
}
