package org.cunyi.deliberation.council;

import java.time.LocalDate;

/**
 * One council of a village from its formation to the next one's.
 *
 * @param caseNumber the meeting that formed it, {@code null} only in the invented county
 * @param endsOn     last day of the village committee's term
 * @param endedOn    last day of this council, {@code null} while it sits
 */
public record CouncilTerm(long id, String orgCode, String caseNumber, LocalDate formedOn, LocalDate endsOn, LocalDate endedOn) {
}
