package org.cunyi.cadre.qualification;

import java.time.LocalDate;
import java.util.List;

/**
 * A candidate as the summary sheet shows him to who may read the case.
 *
 * @param name        {@code null} where it was erased, {@code maskedNumber} too, or where nobody is entered at the moment
 * @param erased      what was personal is gone, its time was over
 * @param firstReview choice of the township committee, {@code null} before it made one
 * @param findings    items and articles, never a unit; {@code null} before the conclusion and after the erasure
 * @param unanswered  the department did not wait for every unit
 */
public record SummaryLine(String caseNumber, String villageCode, String post, String name, String maskedNumber, boolean erased, String firstReview,
        List<String> findings, boolean unanswered, String conclusion, LocalDate concludedOn, LocalDate validTo) {

    @Override
    public String toString() {
        return caseNumber;
    }
}
