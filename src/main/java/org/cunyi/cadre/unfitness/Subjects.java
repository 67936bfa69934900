package org.cunyi.cadre.unfitness;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cunyi.org.Kinships;
import org.cunyi.org.Substitutions;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Recusals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who a case is about, and who therefore keeps out of it: the person himself and whoever the register knows as his relative. */
@Component
public class Subjects {

    /** The same words for all: a list of recusals must not say which of them is the person. */
    private static final String WHY = "与本案有利害关系，依规定自动回避";
    private static final String SELECT = "select t.id as post_id, p.id as person_id, p.login, p.name, t.org_code, u.name as org_name, t.title,"
            + " case when t.kind in ('party', 'elected') and exists (select 1 from post o where o.person_id = t.person_id and o.org_code = t.org_code"
            + " and o.kind in ('party', 'elected') and o.kind <> t.kind and o.valid_from <= :today and (o.valid_to is null or o.valid_to >= :today))"
            + " then 'both' else t.kind end as kind from post t join person p on p.id = t.person_id join org_unit u on u.code = t.org_code";
    private static final String HELD = " t.kind <> 'appointed' and t.valid_from <= :today and (t.valid_to is null or t.valid_to >= :today)";

    private final JdbcClient jdbc;
    private final Kinships kinships;
    private final Substitutions substitutions;
    private final Recusals recusals;
    private final Clock clock;

    Subjects(JdbcClient jdbc, Kinships kinships, Recusals recusals, Clock clock, Substitutions substitutions) {
        this.substitutions = substitutions;
        this.jdbc = jdbc;
        this.kinships = kinships;
        this.recusals = recusals;
        this.clock = clock;
    }

    /** Posts held today in villages of that unit; what is a community has another law. */
    List<Subject> held(String orgCode) {
        return jdbc.sql(SELECT + " where t.org_code like :org and u.kind = 'village' and" + HELD + " order by t.org_code, t.id")
                .params(Map.of("org", orgCode + "%", "today", LocalDate.now(clock))).query(Subject.class).list();
    }

    /** The person of a case, whether or not he still holds the post; nobody after the purge. */
    public Optional<Subject> of(Unfitness row) {
        return row.postId() == null ? Optional.empty() : jdbc.sql(SELECT + " where t.id = :id").params(Map.of("id", row.postId(), "today",
                LocalDate.now(clock))).query(Subject.class).optional();
    }

    /** Logins of the person and his relatives. */
    Set<String> concerned(String login) {
        LocalDate today = LocalDate.now(clock);
        Set<String> concerned = new LinkedHashSet<>(Set.of(login));
        kinships.of(List.of(login)).stream().filter(k -> k.isInForce(today)).forEach(k -> concerned.add(k.other(login)));
        return concerned;
    }

    /** Enters into the list of recusals who is concerned and is not there yet. */
    @Transactional(propagation = Propagation.MANDATORY)
    void recuse(String caseNumber, String login) {
        Set<String> out = recusals.logins(caseNumber);
        concerned(login).stream().filter(l -> !out.contains(l)).forEach(l -> recusals.enter(caseNumber, l, WHY));
    }

    /** The list would say whom it was about. */
    @Transactional(propagation = Propagation.MANDATORY)
    void forget(String caseNumber) {
        recusals.erase(caseNumber, WHY);
    }

    /** @throws Refusal where the acting person, or one whom he stands in for, is concerned, also by a relation that was entered later */
    void guard(String login) {
        if (!Collections.disjoint(concerned(login), substitutions.behind(Actor.current()))) {
            throw Refusal.notYours("您与本案有利害关系，应当回避，不能办理");
        }
    }
}
