package org.cunyi.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cunyi.audit.proof.Finding;
import org.cunyi.audit.proof.Flaw;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Verifications as they are kept; one at a time runs on a database. */
@Component
class VerificationRows {

    /** A node that says nothing for so long is gone. */
    private static final Duration SILENCE = Duration.ofMinutes(5);
    private static final int MOST_KEPT = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;

    VerificationRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Verification begin(String scope, String outside) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("select name from audit_turn where name = 'verification' for update").query(String.class).single();
        jdbc.sql("update audit_verification set state = 'failed', ended_at = ? where state = 'running' and seen_at < ?")
                .params(now, now.minus(SILENCE)).update();
        if (jdbc.sql("select count(*) from audit_verification where state = 'running'").query(Long.class).single() > 0) {
            throw Refusal.late("另一次验证正在进行，请等它结束");
        }
        String id = UUID.randomUUID().toString();
        jdbc.sql("insert into audit_verification (id, scope, outside, asked_by, started_at, seen_at, state, entries, chains, anchors, broken)"
                + " values (?, ?, ?, ?, ?, ?, 'running', 0, 0, 0, 0)").params(id, scope, outside, Actor.current(), now, now).update();
        return find(id).orElseThrow();
    }

    @Transactional
    public void at(String id, long entries, long chains) {
        jdbc.sql("update audit_verification set seen_at = ?, entries = ?, chains = ? where id = ?")
                .params(OffsetDateTime.now(clock), entries, chains, id).update();
    }

    @Transactional
    public void found(String id, int position, Finding finding) {
        if (position < MOST_KEPT) {
            jdbc.sql("insert into audit_verification_finding (verification, position, chain, seq, flaw, anchor) values (?, ?, ?, ?, ?, ?)")
                    .params(id, position, finding.chain(), finding.seq(), finding.flaw().name(), finding.anchor()).update();
        }
        jdbc.sql("update audit_verification set broken = ? where id = ?").params(position + 1, id).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void end(String id, String state, Verifier.Count count) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("update audit_verification set state = ?, seen_at = ?, ended_at = ? where id = ?").params(state, now, now, id).update();
        if (count != null) {
            jdbc.sql("update audit_verification set entries = ?, chains = ?, anchors = ? where id = ?")
                    .params(count.entries(), count.chains(), count.anchors(), id).update();
        }
    }

    Optional<Verification> find(String id) {
        return jdbc.sql("select * from audit_verification where id = ?").param(id).query(Verification.class).optional();
    }

    Optional<Verification> last(String scope) {
        return jdbc.sql("select * from audit_verification where scope = ? order by started_at desc fetch first 1 rows only").param(scope)
                .query(Verification.class).optional();
    }

    List<Verification> latest(int limit) {
        return jdbc.sql("select * from audit_verification order by started_at desc fetch first " + limit + " rows only").query(Verification.class).list();
    }

    List<Finding> findings(String id, int from, int limit) {
        return jdbc.sql("select * from audit_verification_finding where verification = ? and position >= ? order by position fetch first " + limit
                + " rows only").params(id, from).query((row, n) -> new Finding(row.getString("chain"), row.getLong("seq"),
                Flaw.valueOf(row.getString("flaw")), row.getObject("anchor", Long.class))).list();
    }
}
