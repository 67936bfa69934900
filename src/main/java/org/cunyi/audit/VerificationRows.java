package org.cunyi.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cunyi.audit.proof.Finding;
import org.cunyi.audit.proof.Flaw;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Verifications as they are kept; one at a time runs on a database. */
@Component
class VerificationRows {

    private static final int MOST_KEPT = 1000;

    private final JdbcTemplate many;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration silence;

    /** @param silence a node that says nothing for so long is gone */
    VerificationRows(JdbcTemplate many, Clock clock, @Value("${cunyi.audit.verification-silence:3m}") Duration silence) {
        this.many = many;
        this.jdbc = JdbcClient.create(many);
        this.clock = clock;
        this.silence = silence;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Verification begin(String scope, String outside) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("select name from audit_turn where name = 'verification' for update").query(String.class).single();
        jdbc.sql("update audit_verification set state = 'failed', ended_at = seen_at where state = 'running' and seen_at < ?")
                .params(now.minus(silence)).update();
        if (jdbc.sql("select count(*) from audit_verification where state = 'running'").query(Long.class).single() > 0) {
            throw Refusal.late("另一次验证正在进行，请等它结束");
        }
        String id = UUID.randomUUID().toString();
        jdbc.sql("insert into audit_verification (id, scope, outside, asked_by, started_at, seen_at, state, entries, chains, anchors, broken)"
                + " values (?, ?, ?, ?, ?, ?, 'running', 0, 0, 0, 0)").params(id, scope, outside, Actor.current(), now, now).update();
        return find(id).orElseThrow();
    }

    /**
     * Says that its node is still at it.
     *
     * @return whether it still runs; nobody waits any more for one that was given up
     */
    @Transactional
    public boolean beat(String id) {
        return jdbc.sql("update audit_verification set seen_at = ? where id = ? and state = 'running'").params(OffsetDateTime.now(clock), id).update() == 1;
    }

    @Transactional
    public void at(String id, long entries, long chains) {
        jdbc.sql("update audit_verification set entries = ?, chains = ? where id = ? and state = 'running'").params(entries, chains, id).update();
    }

    /** Keeps what was found, behind {@code before} others. */
    @Transactional
    public void found(String id, int before, List<Finding> findings) {
        List<Object[]> rows = IntStream.range(0, findings.size()).filter(i -> before + i < MOST_KEPT).mapToObj(i -> row(id, before + i, findings.get(i))).toList();
        many.batchUpdate("insert into audit_verification_finding (verification, position, chain, seq, flaw, anchor) values (?, ?, ?, ?, ?, ?)", rows);
        jdbc.sql("update audit_verification set broken = ? where id = ?").params(before + findings.size(), id).update();
    }

    private static Object[] row(String id, int position, Finding finding) {
        return new Object[] {id, position, finding.chain(), finding.seq(), finding.flaw().name(), finding.anchor()};
    }

    /** @return whether it was still running */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean end(String id, String state, Verifier.Count count) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        int ended = jdbc.sql("update audit_verification set state = ?, seen_at = ?, ended_at = ? where id = ? and state = 'running'")
                .params(state, now, now, id).update();
        if (ended == 1 && count != null) {
            jdbc.sql("update audit_verification set entries = ?, chains = ?, anchors = ? where id = ?")
                    .params(count.entries(), count.chains(), count.anchors(), id).update();
        }
        return ended == 1;
    }

    private Verification seen(Verification one) {
        return one.givenUp(OffsetDateTime.now(clock).minus(silence));
    }

    Optional<Verification> find(String id) {
        return jdbc.sql("select * from audit_verification where id = ?").param(id).query(Verification.class).optional().map(this::seen);
    }

    Optional<Verification> last(String scope) {
        return jdbc.sql("select * from audit_verification where scope = ? order by started_at desc fetch first 1 rows only").param(scope)
                .query(Verification.class).optional().map(this::seen);
    }

    List<Verification> latest(int limit) {
        return jdbc.sql("select * from audit_verification order by started_at desc fetch first " + limit + " rows only").query(Verification.class).list().stream()
                .map(this::seen).toList();
    }

    List<Finding> findings(String id, int from, int limit) {
        return jdbc.sql("select * from audit_verification_finding where verification = ? and position >= ? order by position fetch first " + limit
                + " rows only").params(id, from).query((row, n) -> new Finding(row.getString("chain"), row.getLong("seq"),
                Flaw.valueOf(row.getString("flaw")), row.getObject("anchor", Long.class))).list();
    }
}
