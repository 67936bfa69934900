package org.cunyi.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.cunyi.audit.proof.AnchorTimes.Made;
import org.junit.jupiter.api.Test;

/** What was written an hour before an anchor must stand in it or in an earlier one; a clock that was set back accuses nobody. */
class AnchorTimesTest {

    private static final Instant LATE = Instant.parse("2027-01-01T00:00:00Z");
    private static final List<Made> DAILY = List.of(new Made(1, "2026-11-20T00:05+08:00"), new Made(2, "2026-11-21T00:05:00.123+08:00"),
            new Made(3, "2026-11-21T16:05Z"));

    private static OptionalLong due(List<Made> anchors, String at) {
        return AnchorTimes.until(LATE, anchors).due(at);
    }

    @Test
    void the_first_anchor_an_hour_later_is_due() {
        assertThat(due(DAILY, "2026-11-19T12:00+08:00")).hasValue(1);
        assertThat(due(DAILY, "2026-11-19T23:05+08:00")).hasValue(1);
        assertThat(due(DAILY, "2026-11-19T23:05:00.001+08:00")).hasValue(2);
        assertThat(due(DAILY, "2026-11-20T15:05:00.123Z")).hasValue(2);
        assertThat(due(DAILY, "2026-11-21T23:05+08:00")).hasValue(3);
        assertThat(due(DAILY, "2026-11-21T23:06+08:00")).isEmpty();
        assertThat(due(List.of(), "2026-11-19T12:00+08:00")).isEmpty();
    }

    @Test
    void what_has_no_time_is_as_old_as_can_be() {
        assertThat(due(DAILY, "")).hasValue(1);
        assertThat(due(DAILY, "tomorrow")).hasValue(1);
        assertThat(due(DAILY, null)).hasValue(1);
    }

    @Test
    void an_anchor_counts_as_made_no_later_than_any_after_it_and_one_of_tomorrow_not_at_all() {
        List<Made> ahead = List.of(new Made(1, "2026-11-20T00:05+08:00"), new Made(2, "2031-01-01T00:00+08:00"), new Made(3, "2026-11-22T00:05+08:00"));
        assertThat(due(ahead, "2026-11-21T12:00+08:00")).hasValue(3);
        assertThat(AnchorTimes.until(Instant.parse("2032-01-01T00:00:00Z"), ahead).due("2026-11-21T12:00+08:00")).hasValue(2);
        assertThat(due(ahead, "2026-11-22T12:00+08:00")).as("written after the clock was set right").isEmpty();
        assertThat(AnchorTimes.until(LATE, ahead).setBack()).isEmpty();
        assertThat(AnchorTimes.until(Instant.parse("2032-01-01T00:00:00Z"), ahead).setBack()).hasValue(3);
        assertThat(AnchorTimes.until(LATE, ahead.subList(0, 2)).due("2026-11-21T12:00+08:00")).isEmpty();
    }

    @Test
    void an_entry_needs_the_proof_of_its_own_anchor_and_not_of_a_later_one() {
        AnchorTimes times = AnchorTimes.until(LATE, DAILY);
        Link link = link("2026-11-20T12:00+08:00");
        assertThat(checked(link, times, 2)).isNull();
        assertThat(checked(link, times, 1)).isNull();
        assertThat(checked(link, times, 3)).isEqualTo(new Finding("JC", 1, Flaw.UNVOUCHED, 2L));
        assertThat(checked(link, times, 0)).isEqualTo(new Finding("JC", 1, Flaw.UNVOUCHED, 2L));
        assertThat(checked(link("2026-11-21T23:30+08:00"), times, 0)).isNull();
    }

    private static Link link(String at) {
        String canonical = Link.canonical("JC", 1, at, "a", "test.done", "s", "{}");
        return new Link("JC", 1, at, canonical, Hashes.START, Link.hash(Hashes.START, canonical));
    }

    /** @param anchor that saw it, 0 for none */
    private static Finding checked(Link link, AnchorTimes times, long anchor) {
        ChainCheck check = new ChainCheck("JC", anchor == 0 ? List.of() : List.of(new Leaf("JC", 1, link.hash(), anchor, 0)), times, null);
        check.add(link);
        return check.end(1L, link.hash()).orElse(null);
    }

    @Test
    void a_line_with_separators_that_json_does_not_escape_reads_back() {
        String canonical = Link.canonical("JC", 1, "2026-11-20T12:00+08:00", "a", "test.done", "one\u2028two\u0085three", "{}");
        Link link = new Link("JC", 1, "2026-11-20T12:00+08:00", canonical, Hashes.START, Link.hash(Hashes.START, canonical));
        assertThat(Link.of(link.line())).isEqualTo(link);
    }
}
