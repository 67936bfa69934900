package org.cunyi.org;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cunyi.shared.Actor;
import org.cunyi.shared.OrgCode;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Persons, posts and offices: the truth from which the engine's users, groups and tenants follow. */
@Component
public class Roster {

    /** One's own offices of today and those that somebody stands in for; only official offices of a unit can be stood in for. */
    private static final String OFFICES = "select o.* from (select p.login, o.role, r.label, r.scoped, r.official, o.org_code, o.valid_from,"
            + " o.valid_to, cast(null as varchar(64)) as acting_for"
            + " from office o join person p on p.id = o.person_id join office_role r on r.role = o.role"
            + " where o.valid_from <= :today and (o.valid_to is null or o.valid_to >= :today)"
            + " union all select s.substitute, o.role, r.label, r.scoped, r.official, o.org_code, s.valid_from, s.valid_to, s.principal"
            + " from substitution s join person p on p.login = s.principal join office o on o.person_id = p.id"
            + " and (s.role is null or s.role = o.role and s.org_code = o.org_code) join office_role r on r.role = o.role"
            + " where r.scoped and r.official and s.revoked_at is null and s.valid_from <= :today and s.valid_to >= :today"
            + " and o.valid_from <= :today and (o.valid_to is null or o.valid_to >= :today)) o where 1 = 1 ";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Roster(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /** Offices that the person acts with today: his own first, then those he stands in for. */
    public List<Office> officesOf(String login) {
        return jdbc.sql(OFFICES + "and o.login = :login order by case when o.acting_for is null then 0 else 1 end, o.role, o.org_code")
                .param("today", LocalDate.now(clock)).param("login", login).query(Office.class).list();
    }

    /** All offices held today. */
    public List<Office> offices() {
        return jdbc.sql(OFFICES + "order by o.login").param("today", LocalDate.now(clock)).query(Office.class).list();
    }

    /** Whether the person holds that role today, in any unit. */
    public boolean holds(String login, String role) {
        return officesOf(login).stream().anyMatch(o -> o.role().equals(role));
    }

    /** Offices of today whose engine group is one of these, with whoever stands in for their holders. */
    public List<Office> officesIn(Collection<String> groups) {
        Set<String> roles = groups.stream().map(g -> g.split("@")[0]).collect(Collectors.toSet());
        if (roles.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(OFFICES + "and o.role in (:roles) order by o.login").param("today", LocalDate.now(clock)).param("roles", roles)
                .query(Office.class).list().stream().filter(o -> groups.contains(o.group())).toList();
    }

    /** Persons holding an office whose engine group is one of these, or standing in for its holder. */
    public List<Person> membersOf(Collection<String> groups) {
        Set<String> logins = officesIn(groups).stream().map(Office::login).collect(Collectors.toSet());
        return people(logins);
    }

    /** Persons who hold an office today in that unit or in one above it, by name. */
    public List<Holder> holders(String orgCode) {
        OrgCode unit = new OrgCode(orgCode);
        LocalDate today = LocalDate.now(clock);
        Map<String, Holder> holders = new LinkedHashMap<>();
        jdbc.sql("select p.login, p.name, r.label from office o join person p on p.id = o.person_id join office_role r on r.role = o.role"
                        + " where o.org_code in (:units) and r.official and o.valid_from <= :today and (o.valid_to is null or o.valid_to >= :today)"
                        + " order by p.name, p.login, r.label").param("units", unit.lineage())
                .param("today", today).query((row, n) -> new Holder(row.getString("login"), row.getString("name"), row.getString("label"))).list()
                .forEach(h -> holders.merge(h.login(), h, (a, b) -> new Holder(a.login(), a.name(), a.offices() + "、" + b.offices())));
        return List.copyOf(holders.values());
    }

    public Optional<Person> person(String login) {
        return jdbc.sql("select * from person where login = ?").param(login).query(Person.class).optional();
    }

    /** Name for display, the login itself where the person is unknown. */
    public String name(String login) {
        return person(login).map(Person::name).orElse("system".equals(login) ? "系统" : login);
    }

    public List<Person> people(String text, int offset, int limit) {
        return jdbc.sql("select * from person where lower(login) like :text or name like :text order by login"
                        + " offset :offset rows fetch next :limit rows only")
                .param("text", "%" + text.toLowerCase() + "%").param("offset", offset).param("limit", limit)
                .query(Person.class).list();
    }

    /** Persons of exactly that name, at most so many. */
    public List<Person> named(String name, int limit) {
        return jdbc.sql("select * from person where name = :name order by login fetch next :limit rows only").param("name", name).param("limit", limit)
                .query(Person.class).list();
    }

    /** Those persons, by login. */
    public List<Person> people(Collection<String> logins) {
        return logins.isEmpty() ? List.of() : jdbc.sql("select * from person where login in (:logins) order by login").param("logins", logins)
                .query(Person.class).list();
    }

    public List<Person> allPeople() {
        return jdbc.sql("select * from person order by login").query(Person.class).list();
    }

    public Map<String, OfficeRole> roles() {
        return jdbc.sql("select * from office_role").query(OfficeRole.class).list().stream()
                .collect(Collectors.toMap(OfficeRole::role, r -> r));
    }

    /** Adds a person without any office. The caller announces with {@link #announce} when the whole change is made. */
    @Transactional
    public long addPerson(String login, String name, String email, boolean mustChangePassword) {
        jdbc.sql("insert into person (login, name, email, must_change_password) values (?, ?, ?, ?)")
                .params(login, name, email, mustChangePassword).update();
        return jdbc.sql("select id from person where login = ?").param(login).query(Long.class).single();
    }

    /**
     * Takes out a person without posts, offices and relatives, in a savepoint of the caller's transaction. The caller announces it.
     *
     * @return false, and nothing has changed, where something still names the person
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean removePerson(String login) {
        Object savepoint = TransactionAspectSupport.currentTransactionStatus().createSavepoint();
        try {
            return jdbc.sql("delete from person where login = ?").param(login).update() == 1;
        } catch (DataIntegrityViolationException stillNamed) {
            TransactionAspectSupport.currentTransactionStatus().rollbackToSavepoint(savepoint);
            return false;
        }
    }

    @Transactional
    public void updatePerson(long id, String name, String email) {
        jdbc.sql("update person set name = ?, email = ? where id = ?").params(name, email, id).update();
    }

    @Transactional
    public void setMustChangePassword(String login, boolean must) {
        jdbc.sql("update person set must_change_password = ? where login = ?").params(must, login).update();
    }

    @Transactional
    public void addOffice(long personId, String role, String orgCode, LocalDate from, LocalDate to) {
        jdbc.sql("insert into office (person_id, role, org_code, valid_from, valid_to) values (?, ?, ?, ?, ?)")
                .params(personId, role, orgCode, from, to).update();
    }

    public List<Post> posts() {
        return jdbc.sql("select * from post order by id").query(Post.class).list();
    }

    /** Whether one person is secretary and holds an elected post of the committee (一肩挑). */
    public boolean oneShoulder(String orgCode) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql("select count(*) from post t where t.org_code = :org and t.valid_from <= :today and (t.valid_to is null or"
                        + " t.valid_to >= :today) and " + Posts.ONE_SHOULDER).param("org", orgCode).param("today", today)
                .query(Integer.class).single() > 0;
    }

    /** Tells everybody who keeps a copy, in this transaction. */
    @Transactional
    public void announce(String subject, Set<String> orgCodes, Set<String> logins, Map<String, Object> payload) {
        events.publishEvent(new RosterChanged(Actor.current(), subject, orgCodes, logins, payload));
    }
}
