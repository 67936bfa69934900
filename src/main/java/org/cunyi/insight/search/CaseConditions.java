package org.cunyi.insight.search;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cunyi.workflow.TaskSql;

/**
 * A question as SQL. {@code c} is the case; where a person is asked for, {@code a} is the row that says he acted in it, and the list is read from
 * there. Each condition is said in the way that an index answers (docs/insight.md).
 */
public final class CaseConditions {

    private static final int TOWNSHIP_CODE = 9;
    private static final int LONGEST_CODE = 12;
    /** The case that called this one, and the one that called that one: nothing is called more deeply. */
    /** One value and no set: PostgreSQL would otherwise sometimes read all cases to make the set of the secret ones. */
    private static final String CALLED_BY_SECRET = "coalesce((select p.process in (:secret) or g.process in (:secret)"
            + " from case_file p left join case_file g on g.case_number = p.parent_case_number where p.case_number = c.parent_case_number), false)";
    /** A case whose title is kept; parameter {@code secret}. */
    public static final String CONCEALED = "(c.process in (:secret) or c.parent_case_number is not null and " + CALLED_BY_SECRET + ")";
    private static final String FAMILY = "(c.case_number, c.parent_case_number, (select f.parent_case_number from case_file f where f.case_number ="
            + " c.parent_case_number))";
    /** In a case about a post who acted for its unit is told, who reported or keeps out of it is not. */
    private static final String ACTED_OPENLY = " and (not " + CONCEALED + " or exists (select 1 from office o join person q on q.id = o.person_id where"
            + " q.login = :login and (o.org_code is null or c.org_code like o.org_code || '%')) and not exists (select 1 from recusal r where r.login = :login"
            + " and (r.case_number in " + FAMILY + " or r.case_number in (select k.case_number from case_file k where k.parent_case_number = c.case_number))))";
    static final String WORDS = " and c.title like :words and not " + CONCEALED;
    /** The index of words (V23_1); the {@code like} stays the last judge. */
    static final String GRAMS = " and notice_grams(c.title) @> notice_grams(:typed)" + WORDS;

    private final Clock clock;
    private final String key;
    private final StringBuilder where = new StringBuilder();
    private final Map<String, Object> params = new HashMap<>();

    CaseConditions(CaseQuestion q, Clock clock) {
        this.clock = clock;
        this.key = q.login() == null ? "c" : "a";
        params.put("now", LocalDateTime.now(clock));
        params.put("secret", q.secret().isEmpty() ? List.of("-") : q.secret());
        where.append(units(q.units()));
        also(q.login(), " and a.login = :login" + ACTED_OPENLY, "login", q.login());
        also(q.process(), " and c.process = :process", "process", q.process());
        also(q.outcome(), " and c.outcome = :outcome", "outcome", q.outcome());
        also(q.from(), " and " + key + ".started_at >= :from", "from", start(q.from(), 0));
        also(q.to(), " and " + key + ".started_at < :to", "to", start(q.to(), 1));
        also(q.number(), " and c.case_number like :number", "number", escaped(q.number()) + "%");
        also(q.recused().isEmpty() ? null : q.recused(), " and c.case_number not in (:recused)", "recused", q.recused());
        state(q);
        if (q.words() != null) {
            params.put("typed", q.words());
            params.put("words", "%" + escaped(q.words()) + "%");
        }
    }

    private void state(CaseQuestion q) {
        if (q.state() != null || q.overdue()) {
            where.append("done".equals(q.state()) ? " and c.ended_at is not null" : " and c.ended_at is null");
        }
        if (q.overdue()) {
            where.append(" and ").append(TaskSql.IS_LATE);
        }
    }

    /** A village alone, a township by the beginning of the code; otherwise a range of codes, which the planner knows to be nearly all. */
    private String units(List<String> units) {
        return IntStream.range(0, units.size()).mapToObj(i -> {
            String code = units.get(i);
            params.put("unit" + i, code);
            if (code.length() == LONGEST_CODE) {
                return "c.org_code = :unit" + i;
            }
            if (code.length() == TOWNSHIP_CODE) {
                return "substr(c.org_code, 1, " + TOWNSHIP_CODE + ") = :unit" + i;
            }
            params.put("last" + i, code + "9".repeat(LONGEST_CODE - code.length()));
            return "c.org_code between :unit" + i + " and :last" + i;
        }).collect(Collectors.joining(" or ", "(", ")"));
    }

    private void also(Object given, String sql, String name, Object value) {
        if (given != null) {
            where.append(sql);
            params.put(name, value);
        }
    }

    private OffsetDateTime start(LocalDate day, int later) {
        return day == null ? null : day.plusDays(later).atStartOfDay(clock.getZone()).toOffsetDateTime();
    }

    private static String escaped(String text) {
        return text == null ? null : text.replaceAll("([\\\\%_])", "\\\\$1");
    }

    void beyond(Place place) {
        where.append(" and (").append(key).append(".started_at, ").append(key).append(".case_number) ").append(place.newer() ? ">" : "<")
                .append(" (:placeAt, :placeNumber)");
        params.put("placeAt", place.at());
        params.put("placeNumber", place.key());
    }

    /** Table, conditions; the words of the title are asked for by whoever knows how. */
    String rows() {
        return (key.equals("a") ? " from case_actor a join case_file c on c.case_number = a.case_number where " : " from case_file c where ") + where;
    }

    String order(boolean newer) {
        return order(key, newer);
    }

    static String order(String key, boolean newer) {
        String way = newer ? "" : " desc";
        return " order by " + key + ".started_at" + way + ", " + key + ".case_number" + way;
    }

    Map<String, Object> params() {
        return params;
    }
}
