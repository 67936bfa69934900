package org.cunyi.org;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who stands in for whom. What a substitute may do follows from {@link Roster}, which counts his principal's offices among his. */
@Component
public class Substitutions {

    private static final String IN_FORCE = " revoked_at is null and valid_from <= :today and valid_to >= :today ";

    private final JdbcClient jdbc;
    private final Clock clock;

    Substitutions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those by which somebody stands in for that person, whenever, the newest first. */
    public List<Substitution> of(String principal) {
        return jdbc.sql("select * from substitution where principal = ? order by id desc").param(principal).query(Substitution.class).list();
    }

    /** Those by which that person stands in for somebody, whenever, the newest first. */
    public List<Substitution> by(String substitute) {
        return jdbc.sql("select * from substitution where substitute = ? order by id desc").param(substitute).query(Substitution.class).list();
    }

    /** That person and everybody he stands in for today: what one of them may not do, he may not do either. */
    public Set<String> behind(String login) {
        Set<String> persons = new TreeSet<>(jdbc.sql("select principal from substitution where substitute = :login and" + IN_FORCE)
                .param("login", login).param("today", LocalDate.now(clock)).query(String.class).list());
        persons.add(login);
        return persons;
    }

    /** Whether he stands in today for all that the other one does. */
    public boolean standsWhollyFor(String substitute, String principal) {
        return jdbc.sql("select count(*) from substitution where substitute = :substitute and principal = :principal and role is null and"
                + IN_FORCE).param("substitute", substitute).param("principal", principal).param("today", LocalDate.now(clock))
                .query(Integer.class).single() > 0;
    }

    /** Whether he once stood in for somebody in one of these groups and no longer does. */
    public boolean ended(String substitute, Collection<String> groups) {
        LocalDate today = LocalDate.now(clock);
        return by(substitute).stream().filter(s -> !s.isOpenOn(today)).anyMatch(s -> jdbc.sql("select o.role, o.org_code from office o"
                + " join person p on p.id = o.person_id where p.login = ?").param(s.principal())
                .query((row, n) -> row.getString(1) + "@" + row.getString(2)).list().stream()
                .filter(g -> s.isWhole() || g.equals(s.role() + "@" + s.orgCode())).anyMatch(groups::contains));
    }
}
