package org.cunyi.cadre.unfitness;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * What stays in clear of a case: whom it is about, by post, which measure was decided and when; no words.
 *
 * @param personId     {@code null} after the purge
 * @param postKind     how the law sees the post; {@code both} also where one person holds a party and an elected post in two entries
 * @param measure      as decided, before it is fitted to the post
 * @param otherMeasure what it is for the post that is no party post
 * @param impactFrom   {@code null} where nothing was decided, or what was decided has been annulled
 */
public record Unfitness(String caseNumber, String villageCode, Long postId, Long personId, String postKind, String itemKey, String recommended,
        String told, LocalDate toldOn, String measure, String partyMeasure, String otherMeasure, String followUp, String legalBasis,
        String circularRange, boolean departed, LocalDate decidedOn, LocalDate servedOn, LocalDate reviewAskedOn, String reviewResult,
        LocalDate impactFrom, LocalDate impactTo, LocalDate reassessedOn, OffsetDateTime purgedAt) {
}
