package org.cunyi.workflow.process;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.cunyi.org.Office;
import org.cunyi.org.OfficeRole;
import org.cunyi.org.OrgUnit;
import org.cunyi.org.Organisation;
import org.cunyi.org.Person;
import org.cunyi.org.Roster;
import org.cunyi.org.RosterChanged;
import org.cunyi.org.SubstitutionChanged;
import org.cunyi.shared.OrgCode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the engine's users, groups and tenants in step with the roster: on every change in its transaction, and every night, because offices
 * begin and end by date. A unit is a tenant; its members are the groups of the unit and of all units above it, so that a person's tenants
 * follow from his offices.
 */
@Component
public class IdentitySync {

    private final ProcessEngine engine;
    private final IdentityService identities;
    private final JdbcClient jdbc;
    private final Roster roster;
    private final Organisation organisation;
    private final String initialPassword;

    IdentitySync(@Lazy ProcessEngine engine, @Lazy IdentityService identities, JdbcClient jdbc, Roster roster, Organisation organisation,
            @Value("${cunyi.roster.initial-password:}") String initialPassword) {
        this.engine = engine;
        this.identities = identities;
        this.jdbc = jdbc;
        this.roster = roster;
        this.organisation = organisation;
        this.initialPassword = initialPassword;
    }

    @EventListener
    @Transactional
    public void on(RosterChanged change) {
        syncAll();
    }

    /** One person came to stand in for another, or no longer does; that begins and ends at midnight too. */
    @EventListener
    @Transactional
    public void on(SubstitutionChanged change) {
        String login = change.substitute();
        Set<String> should = roster.officesOf(login).stream().map(Office::group).collect(Collectors.toSet());
        Set<String> is = Set.copyOf(jdbc.sql("select GROUP_ID_ from ACT_ID_MEMBERSHIP where USER_ID_ = ?").param(login).query(String.class).list());
        Authentication caller = engine.getIdentityService().getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            difference(should, is, group -> identities.createMembership(login, group));
            difference(is, should, group -> identities.deleteMembership(login, group));
        } finally {
            identities.setAuthentication(caller);
        }
    }

    /** Offices begin and end at midnight in Asia/Shanghai; a few minutes later the engine knows. Several nodes may do it: it is idempotent. */
    @Scheduled(cron = "0 3 0 * * *", zone = "Asia/Shanghai")
    @Transactional
    public void nightly() {
        syncAll();
    }

    /** In one engine command, so that thousands of rows are written in batches; without the caller's rights, which are not asked here. */
    @Transactional
    public void syncAll() {
        List<OrgUnit> units = organisation.all();
        List<Office> offices = roster.offices();
        Map<String, Set<String>> members = members();
        Authentication caller = engine.getIdentityService().getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired().execute(context -> {
                users(roster.allPeople());
                tenants(units, groups(units));
                memberships(offices, members);
                auditors(offices, units);
                return null;
            });
        } finally {
            identities.setAuthentication(caller);
        }
    }

    private void users(List<Person> people) {
        Map<String, User> known = index(identities.createUserQuery().list(), User::getId);
        for (Person person : people) {
            User user = known.remove(person.login());
            if (user == null) {
                user = identities.newUser(person.login());
                // without one nobody gets in until an administrator has given a first password
                user.setPassword(initialPassword.isEmpty() ? null : initialPassword);
            } else if (person.name().equals(user.getLastName()) && same(person.email(), user.getEmail())) {
                continue;
            }
            user.setFirstName("");
            user.setLastName(person.name());
            user.setEmail(person.email());
            identities.saveUser(user);
        }
        known.keySet().forEach(identities::deleteUser);
    }

    /** @return the groups that belong to a unit, by unit */
    private Map<String, Set<String>> groups(List<OrgUnit> units) {
        Set<String> known = identities.createGroupQuery().list().stream().map(Group::getId).collect(Collectors.toSet());
        Map<String, Set<String>> byUnit = new HashMap<>();
        Collection<OfficeRole> roles = roster.roles().values();
        for (OfficeRole role : roles) {
            if (!role.scoped()) {
                create(known, role.role(), role.label());
                continue;
            }
            units.stream().filter(u -> u.level().equals(role.level())).forEach(u -> {
                String id = role.role() + "@" + u.code();
                create(known, id, OfficeRole.at(u.name(), role.label()));
                byUnit.computeIfAbsent(u.code(), c -> new HashSet<>()).add(id);
            });
        }
        return byUnit;
    }

    private void create(Set<String> known, String id, String name) {
        if (known.add(id)) {
            Group group = identities.newGroup(id);
            group.setName(name);
            group.setType("cunyi");
            identities.saveGroup(group);
        }
    }

    private void tenants(List<OrgUnit> units, Map<String, Set<String>> groups) {
        Map<String, Tenant> known = index(identities.createTenantQuery().list(), Tenant::getId);
        for (OrgUnit unit : units) {
            Tenant tenant = known.get(unit.code());
            boolean isNew = tenant == null;
            if (isNew || !unit.name().equals(tenant.getName())) {
                tenant = isNew ? identities.newTenant(unit.code()) : tenant;
                tenant.setName(unit.name());
                identities.saveTenant(tenant);
            }
            if (isNew) {
                new OrgCode(unit.code()).lineage().stream().flatMap(c -> groups.getOrDefault(c, Set.of()).stream())
                        .forEach(g -> identities.createTenantGroupMembership(unit.code(), g));
            }
        }
    }

    private void memberships(List<Office> offices, Map<String, Set<String>> actual) {
        Map<String, Set<String>> wanted = offices.stream().collect(Collectors.groupingBy(Office::group,
                Collectors.mapping(Office::login, Collectors.toSet())));
        Stream.concat(wanted.keySet().stream(), actual.keySet().stream()).distinct().forEach(group -> {
            Set<String> should = wanted.getOrDefault(group, Set.of());
            Set<String> is = actual.getOrDefault(group, Set.of());
            difference(should, is, login -> identities.createMembership(login, group));
            difference(is, should, login -> identities.deleteMembership(login, group));
        });
    }

    /** Read straight from the engine's table: its API would ask once per group. */
    private Map<String, Set<String>> members() {
        Map<String, Set<String>> members = new HashMap<>();
        jdbc.sql("select GROUP_ID_, USER_ID_ from ACT_ID_MEMBERSHIP").query(
                (RowCallbackHandler) row -> members.computeIfAbsent(row.getString(1), g -> new HashSet<>()).add(row.getString(2)));
        return members;
    }

    /** Auditors hold an office without a unit of their own group, so their tenants are given to them in person. */
    private void auditors(List<Office> offices, List<OrgUnit> units) {
        offices.stream().filter(o -> !o.scoped() && o.official()).forEach(o -> {
            Set<String> has = identities.createTenantQuery().userMember(o.login()).list().stream().map(Tenant::getId)
                    .collect(Collectors.toSet());
            Set<String> should = units.stream().map(OrgUnit::code).filter(o::sees).collect(Collectors.toSet());
            difference(should, has, code -> identities.createTenantUserMembership(code, o.login()));
        });
    }

    private static void difference(Set<String> of, Set<String> without, Consumer<String> each) {
        of.stream().filter(x -> !without.contains(x)).forEach(each);
    }

    private static <T> Map<String, T> index(List<T> list, Function<T, String> id) {
        return list.stream().collect(Collectors.toMap(id, x -> x, (a, b) -> a, HashMap::new));
    }

    private static boolean same(String a, String b) {
        return a == null ? b == null || b.isEmpty() : a.equals(b);
    }
}
