package org.cunyi.org;

import java.time.LocalDate;
import java.util.List;
import org.cunyi.shared.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives posts to persons and ends them, one at a time; the rules are asked as they are for a file. */
@Component
public class Posts {

    /** Condition on a post {@code t} held {@code :today}: its person is both secretary and 主任, in one post or in two. */
    public static final String ONE_SHOULDER = "(t.kind = 'both' or t.title not like '%副%' and exists (select 1 from post o"
            + " where o.person_id = t.person_id and o.org_code = t.org_code and o.title not like '%副%' and o.valid_from <= :today"
            + " and (o.valid_to is null or o.valid_to >= :today) and (t.kind = 'party' and t.title like '%书记%' and o.kind = 'elected'"
            + " and o.title like '%主任%' or t.kind = 'elected' and t.title like '%主任%' and o.kind = 'party' and o.title like '%书记%')))";

    private final JdbcClient jdbc;
    private final ObjectProvider<AppointmentRule> rules;

    Posts(JdbcClient jdbc, ObjectProvider<AppointmentRule> rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    /**
     * Of two appointments in a unit at once the later one sees the earlier.
     *
     * @return the post's id
     * @throws Refusal where a rule stands against it, or the person holds that post already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long appoint(Appointment wanted, LocalDate termFrom, LocalDate termTo) {
        jdbc.sql("select code from org_unit where code = ? for update").param(wanted.orgCode()).query(String.class).single();
        rules.orderedStream().map(r -> r.refusals(List.of(wanted)).get(wanted)).filter(r -> r != null).findFirst().ifPresent(reason -> {
            throw Refusal.of("kind", reason);
        });
        if (holds(wanted)) {
            throw Refusal.late("该人员已登记担任这一职务，请刷新后查看");
        }
        jdbc.sql("insert into post (person_id, org_code, title, kind, term_from, term_to, valid_from, valid_to)"
                        + " values ((select id from person where login = ?), ?, ?, ?, ?, ?, ?, ?)")
                .params(wanted.login(), wanted.orgCode(), wanted.title(), wanted.kind(), termFrom, termTo, wanted.from(), wanted.to()).update();
        return jdbc.sql("select max(t.id) from post t join person p on p.id = t.person_id where p.login = :login and t.org_code = :orgCode"
                + " and t.title = :title and t.valid_from = :from").paramSource(wanted).query(Long.class).single();
    }

    private boolean holds(Appointment wanted) {
        return jdbc.sql("select count(*) from post t join person p on p.id = t.person_id where p.login = :login and t.org_code = :orgCode"
                + " and t.title = :title and (t.valid_to is null or t.valid_to >= :from)").paramSource(wanted).query(Integer.class).single() > 0;
    }

    /** @param last the last day on which it is held */
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(long id, LocalDate last) {
        jdbc.sql("update post set valid_to = :last where id = :id").param("last", last).param("id", id).update();
    }

    /**
     * Of a post that was two, one goes on.
     *
     * @param id the post that was both
     * @return the id of the one that goes on
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long goOn(long id, String kind, String title, LocalDate from) {
        jdbc.sql("insert into post (person_id, org_code, title, kind, term_from, term_to, valid_from, valid_to) select person_id, org_code, :title,"
                + " :kind, term_from, term_to, :from, null from post where id = :id").param("title", title).param("kind", kind).param("from", from)
                .param("id", id).update();
        return jdbc.sql("select max(n.id) from post n join post o on o.person_id = n.person_id and o.org_code = n.org_code where o.id = ? and n.kind = ?"
                + " and n.valid_from = ?").params(id, kind, from).query(Long.class).single();
    }
}
