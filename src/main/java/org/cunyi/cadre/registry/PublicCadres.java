package org.cunyi.cadre.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The village's officials as the notices say that hang or hung: of each post the newest that was released, as long as it is held (domain.md §8).
 * The released notice of its end takes it away, and without one its last day does: a roster that ends a post posts nothing.
 */
@Component
public class PublicCadres {

    private static final String RELEASED = "select n.id, n.posted_on, n.body from (select e.post_id, e.kind, n.id as notice_id, t.kind as post_kind,"
            + " row_number() over (partition by e.post_id order by e.number desc) as place from cadre_entry e join post t on t.id = e.post_id"
            + " join notice n on n.case_number = e.case_number and n.kind = 'cadre-info' and n.public_board and n.state in ('posted', 'closed')"
            + " where t.org_code = :village and (t.valid_to is null or t.valid_to >= :today)) x join notice n on n.id = x.notice_id"
            + " where x.place = 1 and x.kind <> 'ended'"
            + " order by case x.post_kind when 'both' then 0 when 'party' then 1 when 'elected' then 2 when 'supervisory' then 3 else 4 end, x.post_id";

    private final JdbcClient jdbc;
    private final Clock clock;

    PublicCadres(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public List<PublicCadre> of(String village) {
        return jdbc.sql(RELEASED).param("village", village).param("today", LocalDate.now(clock)).query((row, n) -> PublicCadre.of(
                row.getString("id"), row.getObject("posted_on", LocalDate.class), row.getString("body"))).list();
    }
}
