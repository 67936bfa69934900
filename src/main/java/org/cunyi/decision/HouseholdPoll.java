package org.cunyi.decision;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * One house-to-house poll (民议), judged once and kept. {@code asked} of the village's {@code households} were asked; who neither agreed nor
 * opposed said nothing. {@code attempt} counts the polls of a case.
 */
public record HouseholdPoll(long id, String caseNumber, int attempt, LocalDate heldOn, int households, int asked, int agreed, int opposed,
        String content, String opinion, boolean sufficient, boolean passed, String legalBasis, String recordedBy,
        OffsetDateTime recordedAt, String recordedFor, OffsetDateTime takenBackAt) {

    public boolean isTakenBack() {
        return takenBackAt != null;
    }
}
