package org.cunyi.cadre.qualification;

import java.time.LocalDate;

/**
 * A candidate passed, told inside the transaction in which the validity begins.
 *
 * @param personLogin the person in the roster, {@code null} where he is not in it yet
 */
public record CandidatePassed(String caseNumber, String villageCode, String postKind, String personLogin, LocalDate from, LocalDate to) {
}
