package org.cunyi.publicity.calendar;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * What has to be published, how often and by when; a row of the table {@code publication_duty}, never a number in code.
 *
 * @param scopeCode      the unit for whose villages it holds, {@code null} for all; the narrowest scope wins
 * @param category       {@code village} 村务, {@code party} 党务, {@code finance} 财务
 * @param dueDay         day of the month after the period, for {@link #MONTHLY} and {@link #QUARTERLY}
 * @param dueDays        calendar days after the event, whose own day is not counted, for {@link #AT_ONCE}
 * @param correctionDays within so many days a notice that was taken down is replaced
 * @param tableRequired  whether its notice needs a table
 */
public record Duty(long id, String code, String scopeCode, String category, String title, String frequency, Integer dueDay, Integer dueDays,
        int remindDays, int correctionDays, String noticeKind, boolean tableRequired, String legalBasis, String dueBasis,
        LocalDate validFrom, LocalDate validTo) {

    static final String MONTHLY = "monthly";
    static final String QUARTERLY = "quarterly";
    static final String AT_ONCE = "at-once";

    boolean inForce(LocalDate day) {
        return !validFrom.isAfter(day) && (validTo == null || !validTo.isBefore(day));
    }

    /** The last day in time for a period; in a month that is too short, that month's last day. */
    LocalDate due(Period period) {
        YearMonth month = period.last().plusMonths(1);
        return month.atDay(Math.min(dueDay, month.lengthOfMonth()));
    }

    /** The last day in time after an event; the event's day is not counted (民法典 201). */
    LocalDate due(LocalDate event) {
        return event.plusDays(dueDays);
    }
}
