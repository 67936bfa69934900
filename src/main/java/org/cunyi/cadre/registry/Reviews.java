package org.cunyi.cadre.registry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cunyi.org.Roster;
import org.cunyi.shared.SimpleAct;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Joint reviews that were passed; what was found in one never comes here. */
@Component
public class Reviews {

    private final JdbcClient jdbc;
    private final Roster roster;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Reviews(JdbcClient jdbc, Roster roster, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.roster = roster;
        this.events = events;
    }

    /**
     * The county concluded {@code 通过}: from the first to the last day that person may take that kind of post in that village.
     *
     * @param login {@code null} where the person is not in the roster yet: he is entered there by his name, and the case's number is his login; the
     *              same where he was erased from it meanwhile
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void passed(String login, String name, String orgCode, PostKind kind, LocalDate from, LocalDate to, String caseNumber) {
        String known = login == null || roster.person(login).isEmpty() ? entered(name, orgCode, caseNumber) : login;
        jdbc.sql("insert into cadre_review (person_id, org_code, post_kind, valid_from, valid_to, case_number)"
                        + " values ((select id from person where login = ?), ?, ?, ?, ?, ?)")
                .params(known, orgCode, kind.code(), from, to, caseNumber).update();
        events.publishEvent(SimpleAct.ofNow(caseNumber, "cadre.review-registered", orgCode, Map.of("kind", kind.code(), "validFrom",
                from.toString(), "validTo", to.toString())));
    }

    private String entered(String name, String orgCode, String caseNumber) {
        String login = caseNumber.toLowerCase(Locale.ROOT);
        roster.addPerson(login, name, null, true);
        roster.announce("cadre-review", Set.of(orgCode), Set.of(login), Map.of("added", 1));
        return login;
    }

    /** Who may take office in these villages today and has not yet. */
    public List<Reviewed> waiting(Collection<String> villages) {
        return villages.isEmpty() ? List.of() : jdbc.sql("select p.login, p.name, r.org_code, u.name as org_name, r.post_kind, r.valid_to"
                + " from cadre_review r join person p on p.id = r.person_id join org_unit u on u.code = r.org_code where r.org_code in (:villages)"
                + " and r.valid_to >= :today and not exists (select 1 from post t where t.person_id = r.person_id and t.org_code = r.org_code"
                + " and t.valid_from >= r.valid_from) order by r.valid_to, r.id").param("villages", villages)
                .param("today", LocalDate.now(clock)).query(Reviewed.class).list();
    }

    /** All of these persons, the newest first. */
    public List<Review> of(Collection<String> logins) {
        return logins.isEmpty() ? List.of() : jdbc.sql("select p.login, r.org_code, r.post_kind, r.valid_from, r.valid_to, r.case_number"
                + " from cadre_review r join person p on p.id = r.person_id where p.login in (:logins) order by r.id desc")
                .param("logins", logins).query(Review.class).list();
    }
}
