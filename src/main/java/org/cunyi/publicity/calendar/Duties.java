package org.cunyi.publicity.calendar;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the table of duties; it is short, so it is read as a whole. */
@Component
public class Duties {

    private final JdbcClient jdbc;

    Duties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All rows, whatever their scope and time. */
    List<Duty> all() {
        return jdbc.sql("select * from publication_duty order by category desc, id").query(Duty.class).list();
    }

    /** What that village has to publish at once when it happens, as it stands on that day: the narrowest scope of each code. */
    public List<Duty> atOnce(String village, LocalDate day) {
        Map<String, List<Duty>> byCode = all().stream().filter(d -> d.inForce(day))
                .filter(d -> d.scopeCode() == null || village.startsWith(d.scopeCode())).collect(Collectors.groupingBy(Duty::code));
        return byCode.values().stream().map(Duties::narrowest).filter(d -> d.frequency().equals(Duty.AT_ONCE))
                .sorted(Comparator.comparingLong(Duty::id)).toList();
    }

    private static Duty narrowest(List<Duty> rows) {
        return rows.stream().max(Comparator.comparingInt(d -> d.scopeCode() == null ? 0 : d.scopeCode().length())).orElseThrow();
    }
}
