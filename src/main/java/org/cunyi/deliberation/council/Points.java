package org.cunyi.deliberation.council;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.cunyi.shared.Actor;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.RuleTables;
import org.cunyi.workflow.Step;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** 积分: what table {@code deliberation-points} gives a member for what happened, once for each case; entries are never changed. */
@Component
public class Points {

    private final RuleTables tables;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Points(RuleTables tables, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.tables = tables;
        this.jdbc = jdbc;
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
        jdbc.sql("insert into council_points (org_code, member_id, event, points, case_number, legal_basis, entered_by, entered_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?)").params(member.orgCode(), member.id(), event, points, step.caseNumber(),
                String.valueOf(rule.get().get("legalBasis")), Actor.current(), OffsetDateTime.now(clock)).update();
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "points.given", String.valueOf(member.id()), Map.of("event", event, "points", points)));
    }
}
