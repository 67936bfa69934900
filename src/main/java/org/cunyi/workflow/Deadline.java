package org.cunyi.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import org.cunyi.org.WorkingDays;

/**
 * Deadlines as a model says them, without Java: {@code ${deadline.days(7)}}, {@code ${deadline.workingDays(5)}}. Today is not counted and the
 * deadline is 24:00 of its last day, Asia/Shanghai (民法典 201).
 */
@ModelBean("deadline")
public class Deadline {

    private final WorkingDays workingDays;
    private final Clock clock;

    Deadline(WorkingDays workingDays, Clock clock) {
        this.workingDays = workingDays;
        this.clock = clock;
    }

    /** So many calendar days from today. */
    public Date days(int days) {
        return endOf(LocalDate.now(clock).plusDays(days));
    }

    /** So many working days from today. */
    public Date workingDays(int days) {
        return endOf(workingDays.after(LocalDate.now(clock), days));
    }

    /** 24:00 of that day. */
    public Date endOf(LocalDate day) {
        return Date.from(day.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
    }
}
