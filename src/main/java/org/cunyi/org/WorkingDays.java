package org.cunyi.org;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which days are worked: Monday to Friday but for the days that the State Council announces for each year (《全国年节及纪念日放假办法》). A year
 * that is not announced yet counts weekdays; {@link #knownYears} says which are.
 */
@Component
public class WorkingDays {

    /** No feast with its weekends is longer than this many days. */
    private static final int LONGEST_REST = 12;
    private static final int WEEK = 7;

    private final JdbcClient jdbc;

    WorkingDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The last of so many working days after a day, which is not counted itself (民法典 201).
     *
     * @param days working days, at least 1
     */
    public LocalDate after(LocalDate day, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("working days: " + days);
        }
        // rests are rarer than weekends: twice the weeks and a long feast are enough to read at once, else it reads on
        LocalDate last = day.plusDays(2L * days + WEEK + LONGEST_REST);
        Map<LocalDate, String> special = special(day, last);
        LocalDate current = day;
        int counted = 0;
        while (counted < days) {
            current = current.plusDays(1);
            if (current.isAfter(last)) {
                special = special(last, last = last.plusDays(2L * days + WEEK + LONGEST_REST));
            }
            if (isWorked(current, special.get(current))) {
                counted++;
            }
        }
        return current;
    }

    public boolean isWorked(LocalDate day) {
        return isWorked(day, special(day.minusDays(1), day).get(day));
    }

    /** The years that have been read in. */
    public List<Integer> knownYears() {
        return jdbc.sql("select distinct extract(year from on_day) from working_day order by 1").query(Integer.class).list();
    }

    private Map<LocalDate, String> special(LocalDate after, LocalDate upTo) {
        return jdbc.sql("select on_day, kind, name from working_day where on_day > ? and on_day <= ?").params(after, upTo).query(WorkingDay.class).list()
                .stream().collect(Collectors.toMap(WorkingDay::onDay, WorkingDay::kind));
    }

    private static boolean isWorked(LocalDate day, String special) {
        if (special != null) {
            return special.equals("workday");
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
