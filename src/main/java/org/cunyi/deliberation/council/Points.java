package org.cunyi.deliberation.council;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cunyi.shared.Act;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Acts;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.RuleTables;
import org.cunyi.workflow.Step;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 积分: what table {@code deliberation-points} gives a member for what happened, once for each case; entries are never changed. */
@Component
public class Points {

    private static final String INSERT = "insert into council_points (org_code, member_id, event, points, case_number, legal_basis, entered_by,"
            + " entered_at) values (?, ?, ?, ?, ?, ?, ?, ?)";

    private final RuleTables tables;
    private final JdbcClient jdbc;
    private final JdbcTemplate many;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Points(RuleTables tables, JdbcClient jdbc, JdbcTemplate many, ApplicationEventPublisher events, Clock clock) {
        this.tables = tables;
        this.jdbc = jdbc;
        this.many = many;
        this.events = events;
        this.clock = clock;
    }

    /** What one member earned, and for which case. */
    public record Earned(String caseNumber, Member member) {
    }

    /** All of them for the same case. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void award(Step step, String caseNumber, List<Member> members, String event) {
        award(step, members.stream().map(m -> new Earned(caseNumber, m)).toList(), event);
    }

    /**
     * Nothing where the table has no row for it, or where a member had it for that case before. Hardly more statements for two hundred than for one.
     *
     * @param event {@code attend}, {@code raise}, {@code carried-out} or {@code absent}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void award(Step step, List<Earned> earned, String event) {
        List<Earned> now = withoutHad(earned, event);
        if (now.isEmpty()) {
            return;
        }
        String today = LocalDate.now(clock).toString();
        tables.row(step, "deliberation-points", Map.of("event", event, "on", today)).ifPresent(rule -> {
            int points = ((Number) rule.get("points")).intValue();
            List<Object[]> rows = now.stream().map(e -> new Object[] {e.member().orgCode(), e.member().id(), event, points, e.caseNumber(),
                String.valueOf(rule.get("legalBasis")), Actor.current(), OffsetDateTime.now(clock)}).toList();
            many.batchUpdate(INSERT, rows);
            events.publishEvent(new Acts(now.stream().<Act>map(e -> SimpleAct.ofNow(e.caseNumber(), "points.given",
                    String.valueOf(e.member().id()), Map.of("event", event, "points", points))).toList()));
        });
    }

    private List<Earned> withoutHad(List<Earned> earned, String event) {
        if (earned.isEmpty()) {
            return earned;
        }
        Set<String> had = Set.copyOf(jdbc.sql("select distinct case_number || ' ' || member_id from council_points where event = :event and case_number in (:cases)")
                .param("event", event).param("cases", earned.stream().map(Earned::caseNumber).distinct().toList()).query(String.class).list());
        return earned.stream().filter(e -> !had.contains(e.caseNumber() + " " + e.member().id())).toList();
    }
}
