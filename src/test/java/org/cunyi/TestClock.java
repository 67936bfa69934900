package org.cunyi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** Stands still until a test moves it. Days are days in Asia/Shanghai. */
public class TestClock extends Clock {

    public static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private volatile Instant now = TODAY.atTime(LocalTime.of(10, 0)).atZone(ZONE).toInstant();

    public void reset() {
        now = TODAY.atTime(LocalTime.of(10, 0)).atZone(ZONE).toInstant();
    }

    public void plusDays(int days) {
        now = now.plusSeconds(days * 86_400L);
    }

    public void plus(Duration time) {
        now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
        return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
