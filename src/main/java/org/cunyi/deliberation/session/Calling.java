package org.cunyi.deliberation.session;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;

/**
 * One calling of a session. {@code called} is in force; {@code changed} was followed by another, {@code cancelled} by none;
 * {@code not-quorate} and {@code quorate} were signed for.
 *
 * @param sequence     counts the callings of a session, as calendars count the versions of an entry
 * @param minimumDays  so many days ahead people had to be told, by {@code noticeBasis}
 * @param expected     members by name on that day, {@code null} until they were counted
 */
public record Calling(long id, String sessionCase, int attempt, int sequence, LocalDate heldOn, LocalTime startsAt, LocalTime endsAt,
        String place, LocalDate noticedOn, int minimumDays, String noticeBasis, String state, Integer expected, String expectedReason,
        Integer present, String legalBasis, String signedBy, OffsetDateTime signedAt) {

    public boolean isInForce() {
        return state.equals("called");
    }

    public boolean isCounted() {
        return present != null;
    }

    /** When and where, in one line. */
    public String words() {
        return day() + startsAt + "至" + endsAt + "，" + place;
    }

    public String day() {
        return heldOn.getYear() + "年" + heldOn.getMonthValue() + "月" + heldOn.getDayOfMonth() + "日";
    }
}
