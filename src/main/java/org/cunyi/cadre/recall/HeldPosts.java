package org.cunyi.cadre.recall;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who holds which post of a village today: those that the villagers can recall first. */
@Component
class HeldPosts {

    private static final String HELD = "select t.id, t.org_code, t.title, t.kind, p.login, p.name, t.valid_from from post t join person p on"
            + " p.id = t.person_id where t.kind <> 'appointed' and t.org_code = ? and t.valid_from <= ? and (t.valid_to is null or t.valid_to >= ?)"
            + " order by case t.kind when 'both' then 0 when 'elected' then 1 when 'party' then 2 when 'supervisory' then 3 else 4 end, t.id";

    private final JdbcClient jdbc;
    private final Clock clock;

    HeldPosts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<HeldPost> of(String village) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql(HELD).params(village, today, today).query(HeldPost.class).list();
    }

    Optional<HeldPost> find(String village, String id) {
        return of(village).stream().filter(p -> String.valueOf(p.id()).equals(id)).findFirst();
    }

    /** Last day of a post, empty where none is set. */
    Optional<LocalDate> endOf(long postId) {
        return jdbc.sql("select valid_to from post where id = ?").param(postId).query(LocalDate.class).list().stream().filter(Objects::nonNull)
                .findFirst();
    }
}
