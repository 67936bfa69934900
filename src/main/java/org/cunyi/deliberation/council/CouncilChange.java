package org.cunyi.deliberation.council;

import java.time.LocalDate;

/**
 * Somebody joined or left.
 *
 * @param day        first day as a member, or the last
 * @param caseNumber the meeting that decided it, {@code null} where only the day is known
 */
public record CouncilChange(LocalDate day, boolean joined, String name, String kindLabel, boolean chair, String reason, String caseNumber) {
}
