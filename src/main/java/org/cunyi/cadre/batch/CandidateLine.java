package org.cunyi.cadre.batch;

import java.time.LocalDate;

/**
 * A candidate as the batch's page shows him: by his case, without a name.
 *
 * @param standing one of {@link Progress#STANDINGS}
 * @param late     something in his case is overdue
 */
public record CandidateLine(String caseNumber, String village, String post, String standing, boolean late, LocalDate validTo) {
}
