package org.cunyi.deliberation.resolution;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What everybody may know of a resolution: how it stands, never who.
 *
 * @param title    as the posted notice says it, {@link #UNSAID} where it does not
 * @param content  {@code null} where the posted notice does not say it
 * @param standing one of {@link Ledger#STANDINGS}; what is reported done and waits for its check is late for nobody outside
 */
public record PublicResolution(String title, String content, LocalDate deadline, String standing, LocalDate settledOn, LocalDate today) {

    private static final String UNSAID = "一项决议（内容不在网上公布）";

    static PublicResolution of(String title, String content, LocalDate deadline, String state, LocalDate settledOn, LocalDate today) {
        boolean overdue = state.equals(Resolution.OPEN) && deadline.isBefore(today);
        return new PublicResolution(title == null ? UNSAID : title, title == null ? null : content, deadline, overdue ? "overdue" : state, settledOn,
                today);
    }

    public boolean isOverdue() {
        return standing.equals("overdue");
    }

    public long overdueDays() {
        return isOverdue() ? ChronoUnit.DAYS.between(deadline, today) : 0;
    }
}
