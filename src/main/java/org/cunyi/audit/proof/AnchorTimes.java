package org.cunyi.audit.proof;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Which anchor must have seen what was written at some moment, so that nobody makes a rewritten chain fit by taking its proofs away. Where a clock was
 * set back, an anchor counts as made no later than any after it.
 */
public final class AnchorTimes {

    /** What was written so long before an anchor was in the database by then: no act lasts that long, and no two clocks differ that much. */
    public static final Duration MARGIN = Duration.ofHours(1);
    /** What cannot be read is as old as can be. */
    private static final long NEVER = Long.MIN_VALUE;

    private final long[] numbers;
    private final long[] made;
    private final OptionalLong setBack;

    /** @param at ISO instant with offset */
    public record Made(long number, String at) {
    }

    private AnchorTimes(List<Made> anchors, long until) {
        List<Made> counted = anchors.stream().filter(a -> millis(a.at()) != NEVER && millis(a.at()) <= until).sorted(Comparator.comparingLong(Made::number)).toList();
        numbers = counted.stream().mapToLong(Made::number).toArray();
        made = counted.stream().mapToLong(a -> millis(a.at())).toArray();
        long before = NEVER;
        long first = 0;
        for (int i = 0; i < made.length && first == 0; i++) {
            first = made[i] < before ? numbers[i] : 0;
            before = made[i];
        }
        setBack = first == 0 ? OptionalLong.empty() : OptionalLong.of(first);
        for (int i = made.length - 2; i >= 0; i--) {
            made[i] = Math.min(made[i], made[i + 1]);
        }
    }

    public static AnchorTimes of(List<Anchor> anchors) {
        return new AnchorTimes(anchors.stream().map(a -> new Made(a.number(), a.madeAt())).toList(), Long.MAX_VALUE);
    }

    /** @param now an anchor that is later was made while a clock ran ahead, and says nothing of when anything was there */
    public static AnchorTimes until(Instant now, List<Made> anchors) {
        return new AnchorTimes(anchors, now.toEpochMilli());
    }

    /** Number of the first anchor that must have seen what was written then. */
    public OptionalLong due(String at) {
        long written = millis(at);
        long wanted = written == NEVER ? NEVER : written + MARGIN.toMillis();
        int place = Arrays.binarySearch(made, wanted);
        place = place < 0 ? -place - 1 : place;
        while (place > 0 && made[place - 1] >= wanted) {
            place--;
        }
        return place < made.length ? OptionalLong.of(numbers[place]) : OptionalLong.empty();
    }

    /** The first anchor that is older than the one before it. */
    public OptionalLong setBack() {
        return setBack;
    }

    /** Whether more than a day lies between them, so that an anchor is missing in between, or is not to be seen. */
    static boolean isLongBefore(String anchor, String later) {
        return millis(anchor) == NEVER || millis(later) == NEVER || millis(later) - millis(anchor) > MARGIN.plusDays(1).toMillis();
    }

    private static long millis(String at) {
        try {
            return OffsetDateTime.parse(at).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException | NullPointerException e) {
            return NEVER;
        }
    }
}
