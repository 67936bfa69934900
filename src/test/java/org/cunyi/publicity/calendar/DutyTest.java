package org.cunyi.publicity.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DutyTest {

    private static Duty duty(String frequency, Integer dueDay, Integer dueDays) {
        return new Duty(1, "x", null, "village", "事项", frequency, dueDay, dueDays, 5, 3, "village-affairs", false, "", "",
                LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
    }

    @ParameterizedTest
    @CsvSource({"2026-10, 15, 2026-11-15", "2026-12, 15, 2027-01-15", "2028-01, 31, 2028-02-29", "2027-01, 31, 2027-02-28", "2026-11, 31, 2026-12-31",
            "2026Q1, 15, 2026-04-15", "2026Q2, 15, 2026-07-15", "2026Q3, 15, 2026-10-15", "2026Q4, 15, 2027-01-15", "2027Q4, 31, 2028-01-31"})
    void a_period_is_due_on_a_day_of_the_month_that_follows_it(String period, int day, LocalDate due) {
        String frequency = period.contains("Q") ? Duty.QUARTERLY : Duty.MONTHLY;
        assertThat(duty(frequency, day, null).due(Period.of(period).orElseThrow())).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20, 10, 2026-11-30", "2028-02-20, 10, 2028-03-01", "2027-02-20, 10, 2027-03-02", "2026-12-31, 1, 2027-01-01"})
    void an_event_s_own_day_is_not_counted(LocalDate event, int days, LocalDate due) {
        assertThat(duty(Duty.AT_ONCE, null, days).due(event)).isEqualTo(due);
    }

    @Test
    void periods_follow_each_other_without_a_gap_across_the_year() {
        assertThat(Period.between(Duty.MONTHLY, LocalDate.of(2026, 11, 30), LocalDate.of(2027, 2, 1))).extracting(Period::label)
                .containsExactly("2026-11", "2026-12", "2027-01", "2027-02");
        assertThat(Period.between(Duty.QUARTERLY, LocalDate.of(2026, 9, 30), LocalDate.of(2027, 1, 1))).extracting(Period::label)
                .containsExactly("2026Q3", "2026Q4", "2027Q1");
        assertThat(Period.between(Duty.QUARTERLY, LocalDate.of(2026, 10, 1), LocalDate.of(2026, 12, 31))).extracting(Period::title)
                .containsExactly("2026年第四季度");
        assertThat(Period.between(Duty.AT_ONCE, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31))).isEmpty();
        assertThat(Period.between("none", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-13", "2026-00", "2026Q5", "2026Q0", "26-01", "2026-1", "2026-11-22", "''"})
    void what_is_no_period_is_none(String label) {
        assertThat(Period.of(label)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-11, 2026-11-30, true", "2026-11, 2026-12-01, false", "2026Q4, 2026-12-31, true", "2026Q4, 2027-01-01, false",
            "2026-11-22, 2026-11-22, false"})
    void a_period_is_unfinished_until_its_last_day_is_over(String period, LocalDate day, boolean unfinished) {
        Item item = new Item(1, "", "", "", "", "", "", "", false, 3, "", "", period, "", null, day, null, "open", null, null, false, null, null);
        assertThat(item.isUnfinished(day)).isEqualTo(unfinished);
    }

    @Test
    void a_duty_holds_from_its_first_to_its_last_day() {
        Duty duty = duty(Duty.MONTHLY, 15, null);
        assertThat(duty.inForce(LocalDate.of(2026, 1, 1))).isTrue();
        assertThat(duty.inForce(LocalDate.of(2026, 12, 31))).isTrue();
        assertThat(duty.inForce(LocalDate.of(2025, 12, 31))).isFalse();
        assertThat(duty.inForce(LocalDate.of(2027, 1, 1))).isFalse();
    }
}
