package org.cunyi.audit.proof;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Which anchor must have seen what was written at some moment, so that nobody makes a rewritten chain fit by taking its proofs away. Where a clock was
 * set back, an anchor counts as made no later than any after it; of those behind the last one known outside none sets another back.
 */
public final class AnchorTimes {

    /** What was written so long before an anchor was in the database by then: no act lasts that long, and no two clocks differ that much. */
    public static final Duration MARGIN = Duration.ofHours(1);
    /** What cannot be read is as old as can be. */
    private static final long NEVER = Long.MIN_VALUE;
    /** What the page reads too: no lower-case letters, no years beyond 9999. */
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)");

    private final long[] numbers;
    private final long[] made;
    private final OptionalLong setBack;
    private final OptionalLong setFarBack;

    /** @param at ISO instant with offset */
    public record Made(long number, String at) {
    }

    private AnchorTimes(List<Made> anchors, long until, OptionalLong vouched) {
        List<Made> counted = anchors.stream().filter(a -> millis(a.at()) != NEVER && millis(a.at()) <= until).sorted(Comparator.comparingLong(Made::number)).toList();
        long[] all = counted.stream().mapToLong(Made::number).toArray();
        long[] times = counted.stream().mapToLong(a -> millis(a.at())).toArray();
        setBack = IntStream.range(1, times.length).filter(i -> times[i] < times[i - 1]).mapToLong(i -> all[i]).findFirst();
        setFarBack = setFarBack(all, lowered(all, times, vouched.orElse(0)));
        long[] lowered = lowered(all, times, vouched.orElse(Long.MAX_VALUE));
        int[] rising = rising(lowered);
        numbers = IntStream.of(rising).mapToLong(i -> all[i]).toArray();
        made = IntStream.of(rising).mapToLong(i -> lowered[i]).toArray();
    }

    /** @param vouched number of the last one that is known outside, 0 where none of those known is here, empty where nothing is known: then each may set back */
    public static AnchorTimes of(List<Anchor> anchors, OptionalLong vouched) {
        return new AnchorTimes(anchors.stream().map(a -> new Made(a.number(), a.madeAt())).toList(), Long.MAX_VALUE, vouched);
    }

    /** @param now an anchor that is later was made while a clock ran ahead, and says nothing of when anything was there */
    public static AnchorTimes until(Instant now, List<Made> anchors) {
        return new AnchorTimes(anchors, now.toEpochMilli(), OptionalLong.empty());
    }

    /** No later than any after it that is vouched for. */
    private static long[] lowered(long[] numbers, long[] times, long vouched) {
        long[] lowered = times.clone();
        for (int i = lowered.length - 2; i >= 0; i--) {
            lowered[i] = numbers[i + 1] <= vouched ? Math.min(lowered[i], lowered[i + 1]) : lowered[i];
        }
        return lowered;
    }

    /** Places of those that are not older than any before them. */
    private static int[] rising(long[] times) {
        long[] latest = {NEVER};
        return IntStream.range(0, times.length).filter(i -> {
            latest[0] = Math.max(latest[0], times[i]);
            return times[i] == latest[0];
        }).toArray();
    }

    private static OptionalLong setFarBack(long[] numbers, long[] times) {
        long latest = times.length == 0 ? 0 : times[0];
        for (int i = 1; i < times.length; i++) {
            if (latest - times[i] > MARGIN.toMillis()) {
                return OptionalLong.of(numbers[i]);
            }
            latest = Math.max(latest, times[i]);
        }
        return OptionalLong.empty();
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

    /** The first anchor that is older than one before it by more than clocks differ, and that nobody outside vouches for. */
    public OptionalLong setFarBack() {
        return setFarBack;
    }

    /** Whether more than a day lies between them, so that an anchor is missing in between, or is not to be seen. */
    static boolean isLongBefore(String anchor, String later) {
        return millis(anchor) == NEVER || millis(later) == NEVER || millis(later) - millis(anchor) > MARGIN.plusDays(1).toMillis();
    }

    private static long millis(String at) {
        try {
            return at != null && INSTANT.matcher(at).matches() ? OffsetDateTime.parse(at).toInstant().toEpochMilli() : NEVER;
        } catch (DateTimeException e) {
            return NEVER;
        }
    }
}
