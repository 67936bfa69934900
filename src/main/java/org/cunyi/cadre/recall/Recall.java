package org.cunyi.cadre.recall;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * A petition against the holder of one post.
 *
 * @param member      his login in the roster
 * @param signatories {@code voters} or {@code representatives}
 * @param receivedOn  the day on which the petition was received; its figures are those of that day
 * @param counted     signatures that count, {@code null} until they are verified
 * @param convener    who has to call the vote: {@code village} or {@code township}
 * @param voteDueOn   last day for the vote, {@code null} until the petition was found valid
 * @param endedBy     what ended it before the vote, {@code null} while nothing did
 */
public record Recall(String caseNumber, String orgCode, long postId, String postTitle, String member, String signatories, LocalDate receivedOn,
        Integer eligibleVoters, Integer representatives, Integer counted, Boolean valid, String legalBasis, String verifiedBy,
        OffsetDateTime verifiedAt, String convener, LocalDate voteDueOn, String endedBy, LocalDate postEndedOn, OffsetDateTime purgedAt) {

    public boolean byVoters() {
        return signatories.equals(RecallProcess.VOTERS);
    }

    /** How many could have signed. */
    public int base() {
        Integer base = byVoters() ? eligibleVoters : representatives;
        return base == null ? 0 : base;
    }
}
