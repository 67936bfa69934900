package org.cunyi.org;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.shared.Actor;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Personal;
import org.cunyi.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Names and revokes substitutes. One comes from the same unit or one above it, is there himself, and never comes to stand on both sides of what
 * the law keeps apart (table {@code incompatible_office}; VC2025 37). Who may ask for it is the caller's question.
 */
@Component
public class Deputising {

    private static final int LONGEST_REASON = 200;
    private static final String OFFICE = "select p.login, o.role, r.label, r.scoped, r.official, o.org_code, o.valid_from, o.valid_to,"
            + " cast(null as varchar(64)) as acting_for from office o join person p on p.id = o.person_id join office_role r on r.role = o.role"
            + " where r.scoped and r.official and o.valid_from <= :to and (o.valid_to is null or o.valid_to >= :from) ";

    private final JdbcClient jdbc;
    private final Roster roster;
    private final Substitutions substitutions;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Settings settings;

    Deputising(JdbcClient jdbc, Roster roster, Substitutions substitutions, ApplicationEventPublisher events, Clock clock,
            Settings settings) {
        this.jdbc = jdbc;
        this.roster = roster;
        this.substitutions = substitutions;
        this.events = events;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * What is asked for.
     *
     * @param group {@code role@orgCode} of the office, {@code null} for all
     */
    public record Wish(String principal, String group, String substitute, LocalDate from, LocalDate to, String reason) {
    }

    /** For how many months at most that person may be stood in for, as his county says; empty where he has no office that others can hold. */
    public Optional<Integer> longestMonths(String login) {
        return officesToGive(login).stream().findFirst().map(o -> settings.number(o.orgCode(), Settings.SUBSTITUTION_LONGEST_MONTHS));
    }

    /** Offices that somebody else can hold for that person: those with tasks in a unit. */
    public List<Office> officesToGive(String login) {
        return roster.officesOf(login).stream().filter(o -> o.actingFor() == null && o.scoped() && o.official()).toList();
    }

    /** Everybody who could stand in for one of his offices, by where they work. */
    public List<Holder> candidates(String login) {
        Map<String, Holder> found = new LinkedHashMap<>();
        officesToGive(login).stream().map(Office::orgCode).distinct().flatMap(code -> roster.holders(code).stream())
                .filter(h -> !h.login().equals(login) && !officesToGive(h.login()).isEmpty()).forEach(h -> found.putIfAbsent(h.login(), h));
        return List.copyOf(found.values());
    }

    /** @throws Refusal naming the field that is wrong */
    @Transactional
    public void name(Wish wish) {
        List.of(wish.principal(), wish.substitute()).stream().sorted().forEach(login -> jdbc.sql(
                "select id from person where login = ? for update").param(login).query(Long.class).optional());
        checkWords(wish);
        List<Office> offices = officesToGive(wish.principal()).stream().filter(o -> wish.group() == null || wish.group().equals(o.group())).toList();
        if (offices.isEmpty()) {
            throw Refusal.of("office", "代理岗位：没有可以由他人代理的这一岗位");
        }
        checkPeriod(wish, longestMonths(wish.principal()).orElseThrow());
        checkPresent(wish);
        checkFree(wish, offices);
        offices.forEach(o -> checkSubstitute(wish, o));
        String[] office = wish.group() == null ? new String[2] : wish.group().split("@");
        jdbc.sql("insert into substitution (principal, substitute, role, org_code, valid_from, valid_to, reason, entered_by, entered_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)").params(wish.principal(), wish.substitute(), office[0], office[1], wish.from(), wish.to(),
                wish.reason().strip(), Actor.current(), OffsetDateTime.now(clock)).update();
        Map<String, Object> payload = new HashMap<>();
        payload.put("substitute", wish.substitute());
        payload.put("offices", offices.stream().map(Office::group).toList());
        payload.put("from", wish.from().toString());
        payload.put("to", wish.to().toString());
        payload.put("reason", new Personal(wish.reason().strip()));
        events.publishEvent(new SubstitutionChanged(Actor.current(), "substitution.named", wish.principal(), wish.substitute(), payload));
    }

    private void checkWords(Wish wish) {
        checkReason("reason", "代理原因", wish.reason());
        if (wish.substitute().equals(wish.principal())) {
            throw Refusal.of("substitute", "代理人：不能是本人");
        }
        if (roster.person(wish.substitute()).isEmpty()) {
            throw Refusal.of("substitute", "代理人：请从名单中选择");
        }
    }

    private static void checkReason(String field, String label, String reason) {
        if (reason == null || reason.isBlank()) {
            throw Refusal.of(field, label + "：必须填写");
        }
        if (reason.strip().codePointCount(0, reason.strip().length()) > LONGEST_REASON || reason.chars().anyMatch(Character::isISOControl)) {
            throw Refusal.of(field, label + "：不能超过" + LONGEST_REASON + "字，不能换行");
        }
    }

    private void checkPeriod(Wish wish, int longestMonths) {
        LocalDate today = LocalDate.now(clock);
        if (wish.from().isBefore(today)) {
            throw Refusal.of("from", "开始日期：不能早于今天（" + today + "）");
        }
        if (wish.from().isAfter(today.plusMonths(longestMonths))) {
            throw Refusal.of("from", "开始日期：最多提前" + longestMonths + "个月安排");
        }
        if (wish.to().isBefore(wish.from())) {
            throw Refusal.of("to", "结束日期：不能早于开始日期");
        }
        if (wish.to().isAfter(wish.from().plusMonths(longestMonths))) {
            throw Refusal.of("to", "结束日期：代理最长" + longestMonths + "个月");
        }
    }

    /** No substitute of a substitute: one who stands in for somebody is not away in that time, and one who is away stands in for nobody. */
    private void checkPresent(Wish wish) {
        overlapping(substitutions.of(wish.substitute()), wish).findFirst().ifPresent(s -> {
            throw Refusal.of("substitute", "代理人：" + roster.name(wish.substitute()) + "在此期间自己由" + roster.name(s.substitute()) + "代理，不能再代理他人");
        });
        overlapping(substitutions.by(wish.principal()), wish).findFirst().ifPresent(s -> {
            throw Refusal.of("from", "代理期间：" + roster.name(wish.principal()) + "在此期间是" + roster.name(s.principal())
                    + "的代理人，请先撤销那一代理");
        });
    }

    private static java.util.stream.Stream<Substitution> overlapping(List<Substitution> all, Wish wish) {
        return all.stream().filter(s -> !s.isRevoked() && !s.validFrom().isAfter(wish.to()) && !s.validTo().isBefore(wish.from()));
    }

    private void checkFree(Wish wish, List<Office> offices) {
        overlapping(substitutions.of(wish.principal()), wish).filter(s -> s.isWhole() || offices.stream().anyMatch(
                o -> o.role().equals(s.role()) && o.orgCode().equals(s.orgCode()))).findFirst().ifPresent(s -> {
                    throw Refusal.of("from", "代理期间：这一岗位在" + s.validFrom() + "至" + s.validTo() + "已由" + roster.name(s.substitute()) + "代理");
                });
    }

    private void checkSubstitute(Wish wish, Office office) {
        List<Office> held = heldBy(wish.substitute(), wish);
        if (held.stream().noneMatch(o -> new OrgCode(o.orgCode()).covers(office.orgCode())) || roster.holds(wish.substitute(), "auditor")) {
            throw Refusal.of("substitute", "代理人：应在同一单位或者上级单位任职");
        }
        List<Office> both = new ArrayList<>(held);
        overlapping(substitutions.by(wish.substitute()), wish).forEach(s -> heldBy(s.principal(), wish).stream()
                .filter(o -> s.isWhole() || o.role().equals(s.role()) && o.orgCode().equals(s.orgCode())).forEach(both::add));
        both.stream().filter(o -> o.orgCode().equals(office.orgCode())).forEach(o -> incompatible(o.role(), office.role(), wish.to()).ifPresent(basis -> {
            throw Refusal.of("substitute", "代理人：" + roster.name(wish.substitute()) + "在同一单位担任或者代理“" + o.label() + "”，不能同时代理“" + office.label()
                    + "”（" + basis + "）");
        }));
    }

    private List<Office> heldBy(String login, Wish wish) {
        return jdbc.sql(OFFICE + "and p.login = :login").param("login", login).param("from", wish.from()).param("to", wish.to())
                .query(Office.class).list();
    }

    /** The article that keeps the two offices of one unit apart on that day. */
    public Optional<String> incompatible(String one, String other, LocalDate day) {
        return jdbc.sql("select legal_basis from incompatible_office where (role_a = :a and role_b = :b or role_a = :b and role_b = :a)"
                + " and valid_from <= :day and (valid_to is null or valid_to >= :day) fetch first 1 rows only").param("a", one).param("b", other)
                .param("day", day).query(String.class).optional();
    }

    /** Ends it now; what was done in that time stands. */
    @Transactional
    public void revoke(String principal, long id, String reason) {
        checkReason("revokeReason", "撤销原因", reason);
        Substitution found = substitutions.of(principal).stream().filter(s -> s.id() == id).findFirst().orElseThrow(
                () -> Refusal.notFound("没有找到这一代理"));
        int changed = jdbc.sql("update substitution set revoked_at = ?, revoked_by = ?, revoke_reason = ? where id = ? and revoked_at is null"
                + " and valid_to >= ?").params(OffsetDateTime.now(clock), Actor.current(), reason.strip(), id, LocalDate.now(clock)).update();
        if (changed == 0) {
            throw Refusal.late("这一代理已经撤销或者已经结束");
        }
        events.publishEvent(new SubstitutionChanged(Actor.current(), "substitution.revoked", principal, found.substitute(), Map.of("substitute",
                found.substitute(), "from", found.validFrom().toString(), "to", found.validTo().toString(), "reason", new Personal(reason.strip()))));
    }
}
