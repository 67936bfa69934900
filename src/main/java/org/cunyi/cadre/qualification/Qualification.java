package org.cunyi.cadre.qualification;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/** What stays in clear of a review: the post, the conclusion and its time; nothing about the person. */
record Qualification(String caseNumber, String villageCode, String post, String postKind, String recommendation, String conclusion,
        boolean departed, boolean unitsWaived, OffsetDateTime concludedAt, LocalDate validFrom, LocalDate validTo, OffsetDateTime purgedAt) {
}
