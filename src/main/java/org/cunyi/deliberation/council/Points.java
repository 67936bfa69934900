package org.cunyi.deliberation.council;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /**
     * Nothing where the table has no row for it, or where the member had it for this case before.
     *
     * @param event {@code attend}, {@code raise}, {@code carried-out} or {@code absent}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void award(Step step, Member member, String event) {
        Optional<Map<String, Object>> rule = tables.row(step, "deliberation-points", Map.of("event", event, "on", LocalDate.now(clock).toString()));
        boolean had = jdbc.sql("select count(*) from council_points where member_id = ? and event = ? and case_number = ?")
                .params(member.id(), event, step.caseNumber()).query(Integer.class).single() > 0;
        if (rule.isEmpty() || had) {
            return;
        }
        int points = ((Number) rule.get().get("points")).intValue();
        jdbc.sql(INSERT).params(member.orgCode(), member.id(), event, points, step.caseNumber(),
                String.valueOf(rule.get().get("legalBasis")), Actor.current(), OffsetDateTime.now(clock)).update();
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "points.given", String.valueOf(member.id()), Map.of("event", event, "points", points)));
    }

    /** The same for several members, each for a case of his own: hardly more statements for two hundred than for one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void awardEach(Step step, Map<String, Member> byCase, String event) {
        if (byCase.isEmpty()) {
            return;
        }
        String today = LocalDate.now(clock).toString();
        tables.row(step, "deliberation-points", Map.of("event", event, "on", today)).ifPresent(rule -> {
            int points = ((Number) rule.get("points")).intValue();
            List<Object[]> rows = byCase.entrySet().stream().map(e -> new Object[] {e.getValue().orgCode(), e.getValue().id(), event, points, e.getKey(),
                String.valueOf(rule.get("legalBasis")), Actor.current(), OffsetDateTime.now(clock)}).toList();
            many.batchUpdate(INSERT, rows);
            events.publishEvent(new Acts(byCase.entrySet().stream().<Act>map(e -> SimpleAct.ofNow(e.getKey(), "points.given",
                    String.valueOf(e.getValue().id()), Map.of("event", event, "points", points))).toList()));
        });
    }
}
