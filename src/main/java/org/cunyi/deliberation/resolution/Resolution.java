package org.cunyi.deliberation.resolution;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A resolution. {@code open} is being carried out, {@code checking} waits for the return visit, {@code awaiting-strike-off} for the next
 * session, {@code struck-off} and {@code withdrawn} are settled. It is overdue when it is open or checking and {@code deadline} is over.
 *
 * @param responsible  login of who carries it out
 * @param measure      by what it is seen to be done
 * @param raisedBy     login of who raised the topic; he checks the result unless {@code verifier} is named
 * @param escalatedTo  how far up it has gone since its deadline: {@code chair}, {@code secretary}, {@code township}, or {@code null}
 * @param verifierOpen whether the chair may name somebody else to check
 */
public record Resolution(String caseNumber, String orgCode, String sessionCase, String topicCase, String title, String content,
        String responsible, LocalDate deadline, LocalDate firstDeadline, String measure, String raisedBy, String verifier, String state,
        String escalatedTo, boolean verifierOpen, LocalDate settledOn, String settledIn, String settledReason) {

    static final String OPEN = "open";
    static final String CHECKING = "checking";
    static final String AWAITING = "awaiting-strike-off";

    public boolean isSettled() {
        return state.equals("struck-off") || state.equals("withdrawn");
    }

    public boolean isOverdue(LocalDate today) {
        return daysOverdue(today) > 0;
    }

    /** Days since the deadline, 0 where it is not over or no longer matters. */
    public long daysOverdue(LocalDate today) {
        boolean counts = state.equals(OPEN) || state.equals(CHECKING);
        return counts ? Math.max(0, ChronoUnit.DAYS.between(deadline, today)) : 0;
    }
}
