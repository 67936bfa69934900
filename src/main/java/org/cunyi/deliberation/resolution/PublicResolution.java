package org.cunyi.deliberation.resolution;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What everybody may know of a resolution: how it stands, never who.
 *
 * @param content  {@code null} where the words may not stand there as they are
 * @param standing one of {@link Ledger#STANDINGS}
 */
public record PublicResolution(String title, String content, LocalDate deadline, String standing, LocalDate settledOn, LocalDate today) {

    private static final String UNSAID = "一项决议（内容涉及个人信息，不在网上公布）";

    static PublicResolution of(Resolution r, String standing, LocalDate today) {
        return r.publicWords() ? new PublicResolution(r.title(), r.content(), r.deadline(), standing, r.settledOn(), today)
                : new PublicResolution(UNSAID, null, r.deadline(), standing, r.settledOn(), today);
    }

    public boolean isOverdue() {
        return standing.equals("overdue");
    }

    public long overdueDays() {
        return isOverdue() ? ChronoUnit.DAYS.between(deadline, today) : 0;
    }
}
