package org.cunyi.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
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

    private static AnchorTimes known(OptionalLong vouched, String... madeAt) {
        return AnchorTimes.of(IntStream.range(0, madeAt.length).mapToObj(i -> new Anchor(i + 1, "", madeAt[i], "", 0, 0, 0, "")).toList(), vouched);
    }

    @Test
    void only_an_anchor_that_somebody_outside_vouches_for_sets_earlier_ones_back() {
        String[] appended = {"2026-11-20T00:05+08:00", "2026-11-21T00:05+08:00", "2000-01-01T00:05+08:00"};
        assertThat(known(OptionalLong.of(2), appended).due("2026-11-20T12:00+08:00")).hasValue(2);
        assertThat(known(OptionalLong.of(2), appended).setFarBack()).hasValue(3);
        assertThat(known(OptionalLong.of(0), appended).due("2026-11-20T12:00+08:00")).hasValue(2);
        assertThat(known(OptionalLong.empty(), appended).setFarBack()).hasValue(3);
        assertThat(known(OptionalLong.of(3), appended).setFarBack()).isEmpty();
        assertThat(known(OptionalLong.of(3), appended).setBack()).hasValue(3);
        assertThat(known(OptionalLong.of(3), appended).due("2026-11-20T12:00+08:00")).isEmpty();
    }

    @Test
    void a_clock_that_ran_ahead_accuses_no_later_anchor_once_one_after_it_is_known_outside() {
        String[] ahead = {"2026-11-20T00:05+08:00", "2031-01-01T00:05+08:00", "2026-11-22T00:05+08:00", "2026-11-23T00:05+08:00"};
        assertThat(known(OptionalLong.of(3), ahead).setFarBack()).isEmpty();
        assertThat(known(OptionalLong.of(3), ahead).due("2026-11-22T12:00+08:00")).hasValue(4);
        assertThat(known(OptionalLong.of(2), ahead).setFarBack()).hasValue(3);
    }

    @Test
    void a_small_correction_of_the_clock_is_no_flaw_and_many_small_ones_are() {
        assertThat(known(OptionalLong.empty(), "2026-11-20T00:05Z", "2026-11-19T23:05Z").setFarBack()).isEmpty();
        assertThat(known(OptionalLong.empty(), "2026-11-20T00:05Z", "2026-11-19T23:05Z").setBack()).hasValue(2);
        assertThat(known(OptionalLong.of(1), "2026-11-20T00:05Z", "2026-11-19T23:05Z", "2026-11-19T22:05Z").setFarBack()).hasValue(3);
    }

    @Test
    void what_the_page_would_not_read_is_no_time_here_either() {
        for (String none : List.of("2026-02-31T10:00Z", "2026-11-20T24:00Z", "2026-11-20t10:00z", "2026-11-20T10:00+19:00", "+12026-11-20T10:00Z")) {
            assertThat(due(DAILY, none)).as(none).hasValue(1);
        }
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
