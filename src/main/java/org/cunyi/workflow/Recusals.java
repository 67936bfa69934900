package org.cunyi.workflow;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Personal;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * 回避: who keeps out of a case keeps out of the whole family of cases: the one that called it, those it called, and theirs. He may look, and do
 * nothing (contract.md §2).
 */
@Component
public class Recusals {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Recusals(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** One entry of the list; it counts while {@code liftedAt} is {@code null}. */
    public record Recusal(long id, String caseNumber, String login, String reason, String enteredBy, OffsetDateTime at, String liftedBy,
            OffsetDateTime liftedAt, String liftReason) {

        public boolean isLifted() {
            return liftedAt != null;
        }
    }

    /** All entries of the case's family, the lifted ones too, in their order. */
    public List<Recusal> of(String caseNumber) {
        return jdbc.sql("select * from recusal where case_number in (:family) order by id").param("family", family(caseNumber))
                .query(Recusal.class).list();
    }

    /** Logins of those who keep out of it now. */
    public Set<String> logins(String caseNumber) {
        return caseNumber == null ? Collections.emptySet() : new LinkedHashSet<>(jdbc.sql("select login from recusal where lifted_at is null and case_number in (:family)")
                .param("family", family(caseNumber)).query(String.class).list());
    }

    /** All entries that name the person, the lifted ones too. */
    public List<Recusal> ofPerson(String login) {
        return jdbc.sql("select * from recusal where login = ? order by id").param(login).query(Recusal.class).list();
    }

    public boolean includes(String caseNumber, String login) {
        return logins(caseNumber).contains(login);
    }

    /** @throws Refusal where the acting person keeps out of that case */
    public void refuse(String caseNumber) {
        if (includes(caseNumber, Actor.current())) {
            throw Refusal.notYours("您已在本案回避，只能查看，不能办理");
        }
    }

    private Set<String> family(String caseNumber) {
        String top = caseNumber;
        for (String above = parent(top); above != null; above = parent(top)) {
            top = above;
        }
        Set<String> family = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(top));
        while (!open.isEmpty()) {
            String next = open.poll();
            if (family.add(next)) {
                open.addAll(jdbc.sql("select case_number from case_file where parent_case_number = ?").param(next).query(String.class).list());
            }
        }
        return family;
    }

    private String parent(String caseNumber) {
        // a query for a single column that is null gives no Optional, so the rows are read by hand
        return jdbc.sql("select parent_case_number from case_file where case_number = ?").param(caseNumber)
                .query((row, n) -> new String[] {row.getString(1)}).optional().map(r -> r[0]).orElse(null);
    }

    /** Numbers of the family's cases. */
    public List<String> cases(String caseNumber) {
        return List.copyOf(family(caseNumber));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void enter(String caseNumber, String login, String reason) {
        // the entry comes first: two who enter the same person wait for each other at the case's chain
        events.publishEvent(SimpleAct.ofNow(caseNumber, "recusal.entered", login, Map.of("reason", new Personal(reason))));
        if (includes(caseNumber, login)) {
            throw Refusal.late("该人员已在本案回避");
        }
        jdbc.sql("insert into recusal (case_number, login, reason, entered_by, at) values (?, ?, ?, ?, ?)").params(caseNumber, login, reason,
                Actor.current(), OffsetDateTime.now(clock)).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void lift(String caseNumber, String login, String reason) {
        int lifted = jdbc.sql("update recusal set lifted_by = :by, lifted_at = :at, lift_reason = :reason where login = :login and lifted_at is null"
                + " and case_number in (:family)").param("by", Actor.current()).param("at", OffsetDateTime.now(clock)).param("reason", reason)
                .param("login", login).param("family", family(caseNumber)).update();
        if (lifted == 0) {
            throw Refusal.late("该人员不在本案的回避名单上");
        }
        events.publishEvent(SimpleAct.ofNow(caseNumber, "recusal.lifted", login, Map.of("reason", new Personal(reason))));
    }

    /**
     * Entries that say whom a closed case was about go when its time is over.
     *
     * @param reason only those with these words
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(String caseNumber, String reason) {
        jdbc.sql("delete from recusal where case_number = ? and reason = ?").params(caseNumber, reason).update();
    }
}
