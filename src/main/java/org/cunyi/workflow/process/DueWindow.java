package org.cunyi.workflow.process;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A span of due dates to tell of: after {@code from}, up to and with {@code to}.
 *
 * @param again {@link #SOON} for tasks still in time, else how often people have been told before that the task is overdue
 */
record DueWindow(OffsetDateTime from, OffsetDateTime to, int again) {

    static final int SOON = -1;

    boolean soon() {
        return again == SOON;
    }

    /** What becomes due until the end of that many days from today; people think in days, and a mail at midnight helps nobody. */
    static DueWindow soon(OffsetDateTime told, OffsetDateTime now, int daysBefore) {
        LocalDate last = now.toLocalDate().plusDays(daysBefore);
        OffsetDateTime end = last.plusDays(1).atStartOfDay().atOffset(now.getOffset());
        return new DueWindow(told.isAfter(now) ? told : now, end.isAfter(told) ? end : told, SOON);
    }

    /**
     * What became overdue since people were told last, and what became so some multiple of days before. After a stop the spans do not overlap:
     * what was missed is told once.
     *
     * @param againDays 0 = people are not reminded again
     */
    static List<DueWindow> overdue(OffsetDateTime told, OffsetDateTime now, int againDays, int times) {
        List<DueWindow> windows = new ArrayList<>();
        windows.add(new DueWindow(told, now, 0));
        for (int n = 1; againDays > 0 && n <= times; n++) {
            Duration back = Duration.ofDays((long) againDays * n);
            OffsetDateTime earlier = told.minus(back).plusDays(againDays);
            OffsetDateTime to = now.minus(back);
            windows.add(new DueWindow(told.minus(back), to.isBefore(earlier) ? to : earlier, n));
        }
        return windows;
    }

    boolean isEmpty() {
        return !to.isAfter(from);
    }
}
