package org.cunyi.deliberation.council;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cunyi.shared.Personal;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes who joins and who leaves, from the day of the meeting that decided it. Nothing is overwritten; every coming and going is an act. */
@Component
class CouncilBook {

    private static final String CHANGED = "类别、职务或者登录名变更";

    private final JdbcClient jdbc;
    private final Council council;
    private final ApplicationEventPublisher events;

    CouncilBook(JdbcClient jdbc, Council council, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.council = council;
        this.events = events;
    }

    /** A new council; the one before and its members end on the day before. */
    @Transactional(propagation = Propagation.MANDATORY)
    void form(String caseNumber, String orgCode, LocalDate from, LocalDate endsOn, List<MemberLine> lines) {
        hold(orgCode, from);
        present(orgCode).forEach(m -> leave(caseNumber, m, from, "换届"));
        jdbc.sql("update council_term set ended_on = ? where org_code = ? and ended_on is null").params(from.minusDays(1), orgCode).update();
        jdbc.sql("insert into council_term (org_code, case_number, formed_on, ends_on) values (?, ?, ?, ?)")
                .params(orgCode, caseNumber, from, endsOn).update();
        long term = jdbc.sql("select max(id) from council_term where org_code = ?").param(orgCode).query(Long.class).single();
        events.publishEvent(SimpleAct.ofNow(caseNumber, "council.formed", orgCode, Map.of("formedOn", from.toString(), "endsOn", endsOn.toString(),
                "members", lines.size())));
        lines.forEach(l -> join(caseNumber, orgCode, term, from, l));
    }

    /** Who is no longer on the list leaves, who is new on it joins; who changes in anything but his place on it does both. */
    @Transactional(propagation = Propagation.MANDATORY)
    void adjust(String caseNumber, String orgCode, LocalDate from, List<MemberLine> lines, String reason) {
        hold(orgCode, from);
        long term = council.term(orgCode).orElseThrow().id();
        List<Member> before = present(orgCode);
        List<Member> out = before.stream().filter(m -> lines.stream().noneMatch(l -> l.sameAs(m))).toList();
        List<MemberLine> in = lines.stream().filter(l -> before.stream().noneMatch(l::sameAs)).toList();
        if (out.isEmpty() && in.isEmpty()) {
            throw Refusal.of(MemberList.FIELD, "议事会成员名单：与现有名单相同，没有调整");
        }
        out.forEach(m -> leave(caseNumber, m, from, lines.stream().anyMatch(l -> l.isOf(m)) ? CHANGED : reason));
        in.forEach(l -> join(caseNumber, orgCode, term, from, l));
    }

    /** Two meetings recorded at once wait for each other here; a meeting cannot change what a later one has decided. */
    private void hold(String orgCode, LocalDate from) {
        jdbc.sql("select code from org_unit where code = ? for update").param(orgCode).query(String.class).single();
        council.lastChange(orgCode).filter(d -> !from.isAfter(d)).ifPresent(d -> {
            throw Refusal.of("heldOn", "召开日期：应晚于上一次产生或者调整议事会的日期（" + d + "）");
        });
    }

    private List<Member> present(String orgCode) {
        return council.sitting(orgCode);
    }

    private void leave(String caseNumber, Member member, LocalDate from, String reason) {
        LocalDate last = from.minusDays(1);
        jdbc.sql("update council_member set left_on = ?, left_reason = ?, left_case = ? where id = ?").params(last,
                reason.substring(0, Math.min(reason.length(), 200)), caseNumber, member.id()).update();
        events.publishEvent(SimpleAct.ofNow(caseNumber, "council.member-left", String.valueOf(member.id()), Map.of("name",
                new Personal(member.name()), "kind", member.kind(), "chair", member.chair(), "leftOn", last.toString())));
    }

    private void join(String caseNumber, String orgCode, long term, LocalDate from, MemberLine line) {
        jdbc.sql("insert into council_member (term_id, org_code, name, login, kind, chair, joined_on) values (?, ?, ?, ?, ?, ?, ?)")
                .params(term, orgCode, line.name(), line.login(), line.kind(), line.chair(), from).update();
        long id = jdbc.sql("select max(id) from council_member where term_id = ? and name = ?").params(term, line.name()).query(Long.class).single();
        events.publishEvent(SimpleAct.ofNow(caseNumber, "council.member-joined", String.valueOf(id), Map.of("name", new Personal(line.name()),
                "kind", line.kind(), "chair", line.chair(), "joinedOn", from.toString())));
    }
}
