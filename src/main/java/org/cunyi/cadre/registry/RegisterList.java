package org.cunyi.cadre.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.org.Posts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register as a list, each page in one query. */
@Component
public class RegisterList {

    /** A review that ends within so many days is about to expire. */
    private static final int SOON_DAYS = 30;
    private static final String SELECT = "select t.id, t.org_code, u.name as org_name, p.login, p.name, t.title, t.kind, t.term_from, t.term_to,"
            + " t.valid_from, t.valid_to, case when " + Posts.ONE_SHOULDER + " then true else false end as one_shoulder,"
            + " case when " + RegisterQuestion.MISSING + " then true else false end as review_missing,"
            + " (select max(r.valid_to) from cadre_review r where r.person_id = t.person_id and r.org_code = t.org_code) as review_to,"
            + " v.in_year as result_year, v.result from post t join person p on p.id = t.person_id join org_unit u on u.code = t.org_code"
            + " left join cadre_evaluation v on v.id = (select w.id from cadre_evaluation w where w.post_id = t.id"
            + " order by w.in_year desc, w.number desc fetch first 1 rows only)";
    private static final String ORDER = " order by t.org_code, case t.kind when 'both' then 0 when 'party' then 1 when 'elected' then 2"
            + " when 'supervisory' then 3 else 4 end, t.id";

    private final JdbcClient jdbc;
    private final Clock clock;

    RegisterList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param limit one more than a page holds, to see whether there is a next one */
    public List<Line> find(RegisterQuestion question, int offset, int limit) {
        Map<String, Object> params = new HashMap<>(Map.of("offset", offset, "limit", limit));
        String where = question.where(params);
        if ("expiring".equals(question.review())) {
            params.put("soon", LocalDate.now(clock).plusDays(SOON_DAYS));
        }
        return query(SELECT + where + ORDER + " offset :offset rows fetch next :limit rows only", params);
    }

    public Optional<Line> find(long id) {
        return query(SELECT + " where t.kind <> 'appointed' and t.id = :id", Map.of("id", id)).stream().findFirst();
    }

    private List<Line> query(String sql, Map<String, Object> params) {
        return jdbc.sql(sql).param("today", LocalDate.now(clock)).params(params).query(Line.class).list();
    }
}
