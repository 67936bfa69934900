package org.cunyi.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The spans of due dates: side by side without gap or overlap, however seldom somebody looks. */
class DueWindowTest {

    private static final OffsetDateTime MORNING = OffsetDateTime.parse("2026-11-22T08:00:00+08:00");

    private static boolean holds(DueWindow window, OffsetDateTime due) {
        return due.isAfter(window.from()) && !due.isAfter(window.to());
    }

    @Test
    void in_the_morning_all_that_ends_until_the_end_of_tomorrow_is_due_soon() {
        DueWindow window = DueWindow.soon(MORNING.minusHours(12), MORNING, 1);
        assertThat(holds(window, OffsetDateTime.parse("2026-11-24T00:00:00+08:00"))).as("24:00 of tomorrow").isTrue();
        assertThat(holds(window, OffsetDateTime.parse("2026-11-24T00:00:01+08:00"))).isFalse();
        assertThat(holds(window, MORNING.minusMinutes(1))).as("already overdue").isFalse();
        assertThat(DueWindow.soon(window.to(), MORNING.plusHours(3), 1).isEmpty()).as("once a day").isTrue();
    }

    @Test
    void a_county_that_asks_for_more_days_misses_none_and_one_that_asks_for_fewer_repeats_none() {
        OffsetDateTime told = DueWindow.soon(MORNING, MORNING, 1).to();
        DueWindow more = DueWindow.soon(told, MORNING.plusHours(1), 3);
        assertThat(more.from()).isEqualTo(told);
        assertThat(more.to()).isEqualTo(OffsetDateTime.parse("2026-11-26T00:00:00+08:00"));
        DueWindow fewer = DueWindow.soon(more.to(), MORNING.plusHours(2), 1);
        assertThat(fewer.isEmpty()).isTrue();
        assertThat(fewer.to()).isEqualTo(more.to());
    }

    @Test
    void with_regular_looks_an_overdue_task_is_told_at_once_and_after_three_six_and_nine_days() {
        OffsetDateTime due = MORNING.plusMinutes(7);
        List<String> told = new ArrayList<>();
        for (OffsetDateTime at = MORNING; at.isBefore(MORNING.plusDays(30)); at = at.plusMinutes(10)) {
            for (DueWindow w : DueWindow.overdue(at, at.plusMinutes(10), 3, 3)) {
                if (holds(w, due)) {
                    told.add(java.time.Duration.between(due, at.plusMinutes(10)).toDays() + "/" + w.again());
                }
            }
        }
        assertThat(told).containsExactly("0/0", "3/1", "6/2", "9/3");
    }

    @Test
    void after_a_stop_each_missed_task_is_told_once_and_never_the_same_reminder_again() {
        Random random = new Random(20261122);
        for (int round = 0; round < 500; round++) {
            OffsetDateTime due = MORNING.plusMinutes(random.nextInt(20_000));
            List<Integer> told = new ArrayList<>();
            OffsetDateTime at = MORNING;
            while (at.isBefore(MORNING.plusDays(60))) {
                OffsetDateTime next = at.plusMinutes(1 + random.nextInt(20_000));
                List<DueWindow> holding = DueWindow.overdue(at, next, 3, 3).stream().filter(w -> holds(w, due)).toList();
                assertThat(holding).as("one look tells of a task once").hasSizeLessThan(2);
                holding.forEach(w -> told.add(w.again()));
                at = next;
            }
            assertThat(told).as("due %s", due).startsWith(0).doesNotHaveDuplicates().isSorted();
        }
    }

    @Test
    void without_repetition_there_is_the_first_reminder_only() {
        assertThat(DueWindow.overdue(MORNING, MORNING.plusHours(1), 0, 3)).hasSize(1);
    }
}
