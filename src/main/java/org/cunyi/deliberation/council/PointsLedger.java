package org.cunyi.deliberation.council;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Personal;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.Recusals;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The ledger of points: sums are counted from it, a mistake is put right by another entry that names it. */
@Component
public class PointsLedger {

    private static final String ENTRIES = "select p.id, p.org_code, m.name as member_name, p.event, p.points, p.case_number, p.legal_basis, p.entered_by,"
            + " p.entered_at, p.corrects, p.reason, exists (select 1 from council_points c where c.corrects = p.id) as corrected"
            + " from council_points p join council_member m on m.id = p.member_id";

    private final JdbcClient jdbc;
    private final Recusals recusals;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PointsLedger(JdbcClient jdbc, Recusals recusals, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.recusals = recusals;
        this.events = events;
        this.clock = clock;
    }

    /** One page, the newest first, with one entry more where there is a next page. */
    public List<PointsEntry> page(String orgCode, int page, int size) {
        return jdbc.sql(ENTRIES + " where p.org_code = ? order by p.id desc offset ? rows fetch next ? rows only")
                .params(orgCode, (long) page * size, size + 1).query(PointsEntry.class).list();
    }

    /** Points in that term by name: whoever changed his kind in it is still the same person. */
    public Map<String, Integer> sums(long termId) {
        Map<String, Integer> sums = new HashMap<>();
        jdbc.sql("select m.name, sum(p.points) from council_points p join council_member m on m.id = p.member_id where m.term_id = ? group by m.name")
                .param(termId).query((row, n) -> sums.put(row.getString(1), row.getInt(2))).list();
        return sums;
    }

    public Optional<PointsEntry> find(long id) {
        return jdbc.sql(ENTRIES + " where p.id = ?").param(id).query(PointsEntry.class).optional();
    }

    /**
     * Adds the difference to what it should have been.
     *
     * @throws Refusal where it was corrected before, or nothing would change
     */
    @Transactional
    public void correct(long id, int right, String reason) {
        // of two who correct the same entry one waits here
        long member = jdbc.sql("select member_id from council_points where id = ? for update").param(id).query(Long.class).single();
        PointsEntry entry = find(id).orElseThrow();
        if (entry.caseNumber() != null) {
            recusals.refuse(entry.caseNumber());
        }
        if (entry.corrected()) {
            throw Refusal.late("这一笔已经更正过，每笔只能更正一次；仍有误的，请更正后来的那一笔");
        }
        if (right == entry.points()) {
            throw Refusal.of("points", "应记分值：与原来的分值相同，没有更正");
        }
        jdbc.sql("insert into council_points (org_code, member_id, event, points, case_number, legal_basis, entered_by, entered_at, corrects, reason)"
                + " values (?, ?, 'correction', ?, null, ?, ?, ?, ?, ?)").params(entry.orgCode(), member, right - entry.points(), entry.legalBasis(),
                Actor.current(), OffsetDateTime.now(clock), id, reason).update();
        events.publishEvent(SimpleAct.ofNow(entry.caseNumber(), "points.corrected", String.valueOf(id), Map.of("from", entry.points(), "to", right,
                "reason", new Personal(reason))));
    }
}
