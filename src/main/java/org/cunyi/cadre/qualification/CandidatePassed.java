package org.cunyi.cadre.qualification;

import java.time.LocalDate;
import org.cunyi.shared.Personal;

/**
 * A candidate passed, told inside the transaction in which the validity begins.
 *
 * @param personLogin the person in the roster, {@code null} where he is not in it yet and is entered there by his name
 */
public record CandidatePassed(String caseNumber, String villageCode, String postKind, String personLogin, Personal name, LocalDate from, LocalDate to) {
}
