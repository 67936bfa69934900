package org.cunyi.publicity.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A month or a quarter that is published about.
 *
 * @param label {@code 2026-10} or {@code 2026Q4}
 * @param title the same in Chinese
 */
public record Period(String label, String title, YearMonth first, YearMonth last) {

    private static final int MONTHS_OF_QUARTER = 3;
    private static final Pattern MONTH = Pattern.compile("([0-9]{4})-(0[1-9]|1[0-2])");
    private static final Pattern QUARTER = Pattern.compile("([0-9]{4})Q([1-4])");
    private static final String[] ORDINALS = {"一", "二", "三", "四"};

    static Period month(YearMonth month) {
        return new Period(month.toString(), month.getYear() + "年" + month.getMonthValue() + "月", month, month);
    }

    static Period quarter(YearMonth within) {
        int quarter = (within.getMonthValue() - 1) / MONTHS_OF_QUARTER;
        YearMonth first = YearMonth.of(within.getYear(), quarter * MONTHS_OF_QUARTER + 1);
        return new Period(within.getYear() + "Q" + (quarter + 1), within.getYear() + "年第" + ORDINALS[quarter] + "季度", first,
                first.plusMonths(MONTHS_OF_QUARTER - 1));
    }

    /** The periods of that frequency that begin with the one around {@code from} and end with the one around {@code to}. */
    static List<Period> between(String frequency, LocalDate from, LocalDate to) {
        List<Period> periods = new ArrayList<>();
        if (Duty.MONTHLY.equals(frequency) || Duty.QUARTERLY.equals(frequency)) {
            boolean monthly = Duty.MONTHLY.equals(frequency);
            YearMonth month = YearMonth.from(from);
            Period period = monthly ? month(month) : quarter(month);
            while (!period.first().atDay(1).isAfter(to)) {
                periods.add(period);
                YearMonth next = period.last().plusMonths(1);
                period = monthly ? month(next) : quarter(next);
            }
        }
        return periods;
    }

    /** Reads a label; empty where it is none, for example the day of an event. */
    public static Optional<Period> of(String label) {
        Matcher month = MONTH.matcher(label);
        if (month.matches()) {
            return Optional.of(month(YearMonth.parse(label)));
        }
        Matcher quarter = QUARTER.matcher(label);
        return quarter.matches() ? Optional.of(quarter(YearMonth.of(Integer.parseInt(quarter.group(1)),
                Integer.parseInt(quarter.group(2)) * MONTHS_OF_QUARTER))) : Optional.empty();
    }

    LocalDate lastDay() {
        return last.atEndOfMonth();
    }
}
