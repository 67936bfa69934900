package org.cunyi.org;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Personal;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who is related to whom; entered by the township for 回避, ended and never deleted. */
@Component
public class Kinships {

    private static final String SELECT = "select k.id, a.login, a.name, b.login as relative_login, b.name as relative_name, k.relation,"
            + " k.valid_from, k.valid_to from kinship k join person a on a.id = k.person_id join person b on b.id = k.relative_id";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Kinships(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** Every relation of these persons, also those that have ended. */
    public List<Kinship> of(Collection<String> logins) {
        return logins.isEmpty() ? List.of() : jdbc.sql(SELECT + " where a.login in (:logins) or b.login in (:logins) order by k.id")
                .param("logins", logins).query(Kinship.class).list();
    }

    /** @throws Refusal where they are the same person, or that relation is in force already */
    @Transactional
    public void enter(Person person, Person relative, String relation, LocalDate from) {
        if (person.id() == relative.id()) {
            throw Refusal.of("relative", "亲属：不能是本人");
        }
        jdbc.sql("select id from person where id = ? for update").param(Math.min(person.id(), relative.id())).query(Long.class).single();
        if (of(List.of(person.login())).stream().anyMatch(k -> k.other(person.login()).equals(relative.login()) && k.validTo() == null)) {
            throw Refusal.late("两人的亲属关系已经登记，请刷新后查看");
        }
        jdbc.sql("insert into kinship (person_id, relative_id, relation, valid_from, entered_by, entered_at) values (?, ?, ?, ?, ?, ?)")
                .params(person.id(), relative.id(), relation, from, Actor.current(), OffsetDateTime.now(clock)).update();
        tell("kinship.entered", person.login(), relative.login(), relation, from);
    }

    /** @throws Refusal where somebody has ended it before */
    @Transactional
    public void end(Kinship kinship, LocalDate last) {
        if (jdbc.sql("update kinship set valid_to = ? where id = ? and valid_to is null").params(last, kinship.id()).update() == 0) {
            throw Refusal.late("这一亲属关系已经终止，请刷新后查看");
        }
        tell("kinship.ended", kinship.login(), kinship.relativeLogin(), kinship.relation(), last);
    }

    private void tell(String action, String person, String relative, String relation, LocalDate day) {
        events.publishEvent(SimpleAct.ofNow(null, action, person, Map.of("relative", new Personal(relative), "relation", new Personal(relation),
                "day", day.toString())));
    }
}
