package org.cunyi.cadre.recall;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * One calling of the vote.
 *
 * @param state         {@code called}, {@code put-off}, {@code not-quorate}, {@code voted}, {@code struck-down}
 * @param recordAskedOn the day on which its record was last asked for, {@code null} while nobody was asked
 */
record VoteCalling(long id, String caseNumber, int attempt, String convener, LocalDate voteOn, String place, LocalDate noticedOn, String legalBasis,
        String state, String calledBy, OffsetDateTime calledAt, LocalDate recordAskedOn) {
}
