package org.cunyi.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.cunyi.TestClock;
import org.cunyi.TestPostgres;
import org.cunyi.audit.proof.Anchor;
import org.cunyi.audit.proof.Finding;
import org.cunyi.audit.proof.Hashes;
import org.cunyi.audit.proof.KnownAnchors;
import org.cunyi.audit.proof.Link;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How many entries a second the record is verified at, and how long an anchor over it and a proof out of it take (docs/audit.md). */
public final class VerifyBench {

    private static final int USUAL = 1_000_000;
    private static final int PER_CASE = 5;
    private static final int VILLAGES = 200;
    private static final int BATCH = 5000;
    /** As large as that of a usual step. */
    private static final String PAYLOAD = "{\"answers\":{\"against\":1,\"chair\":\"hmac:" + "a".repeat(64) + "\",\"expected\":45,\"heldOn\":\"2026-09-01\","
            + "\"inFavour\":35,\"place\":\"hmac:" + "b".repeat(64) + "\",\"present\":40},\"step\":\"villagers_resolution\"}";

    private final DataSource database;
    private final JdbcTemplate jdbc;
    private final DataSourceTransactionManager transactions;

    private VerifyBench() throws Exception {
        JdbcTemplate server = new JdbcTemplate(TestPostgres.server().getPostgresDatabase());
        server.execute("create database verify_bench");
        database = TestPostgres.server().getDatabase("postgres", "verify_bench");
        Flyway.configure().dataSource(database).locations("classpath:db/migration/common", "classpath:db/migration/postgresql").load().migrate();
        jdbc = new JdbcTemplate(database);
        transactions = new DataSourceTransactionManager(database);
    }

    public static void main(String[] arguments) throws Exception {
        int size = Integer.getInteger("bench.size", 0);
        new VerifyBench().measure(size == 0 ? USUAL : size);
        TestPostgres.server().close();
        System.exit(0);
    }

    private void measure(int entries) {
        timed("filled", entries, () -> {
            fill(entries);
            return null;
        });
        jdbc.execute("vacuum analyze");
        LeafRows leaves = new LeafRows(jdbc);
        Anchors anchors = new Anchors(JdbcClient.create(database), leaves, new TestClock(), event -> { }, Duration.ZERO);
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        Verifier verifier = new Verifier(jdbc, anchors, transactions);
        for (int round = 1; round <= 3; round++) {
            timed("verified everything, no anchor, round " + round, entries, () -> verified(verifier, ""));
        }
        Anchor first = timed("first anchor", entries / PER_CASE, () -> transaction.execute(s -> anchors.make()));
        System.out.println("  " + first);
        timed("second anchor, nothing moved", 1, () -> transaction.execute(s -> anchors.make()));
        for (int round = 1; round <= 3; round++) {
            timed("verified everything with anchors, round " + round, entries, () -> verified(verifier, ""));
        }
        timed("verified a village", entries / VILLAGES, () -> verified(verifier, village(7)));
        timed("a proof", 1, () -> leaves.proofs(chain(entries / PER_CASE / 2)));
        timed("a proof", 1, () -> leaves.proofs(chain(1)));
        System.out.println(String.join("\n", jdbc.queryForList("explain " + ChainRows.ENTRIES + " order by chain, seq", String.class)));
        System.out.println("table " + jdbc.queryForObject("select pg_size_pretty(pg_total_relation_size('audit_entry'))", String.class) + ", leaves "
                + jdbc.queryForObject("select pg_size_pretty(pg_total_relation_size('audit_anchor_leaf'))", String.class));
    }

    private static String village(int number) {
        return "990101101%03d".formatted(200 + number % VILLAGES);
    }

    private static String chain(int number) {
        return "JC-%s-2026-%07d".formatted(village(number), number);
    }

    /** The cases grow side by side, as they do in life, so that a chain's rows do not lie together. */
    private void fill(int entries) {
        int cases = entries / PER_CASE;
        String[] hashes = new String[cases];
        java.util.Arrays.fill(hashes, Hashes.START);
        List<Object[]> heads = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            heads.add(new Object[] {chain(i), 0, Hashes.START, Hashes.START});
        }
        batches("insert into audit_chain (chain, last_seq, last_hash, secret) values (?, ?, ?, ?)", heads);
        for (int seq = 1; seq <= PER_CASE; seq++) {
            List<Object[]> rows = new ArrayList<>();
            for (int i = 0; i < cases; i++) {
                String at = "2026-09-01T10:0" + seq + ":00+08:00";
                String hash = Link.hash(hashes[i], Link.canonical(chain(i), seq, at, "zhang-clerk", "step.completed", "villagers_resolution", PAYLOAD));
                rows.add(new Object[] {chain(i), seq, at, "zhang-clerk", "step.completed", "villagers_resolution", PAYLOAD, hashes[i], hash});
                hashes[i] = hash;
                if (rows.size() == BATCH) {
                    jdbc.batchUpdate("insert into audit_entry (chain, seq, at, actor, action, subject, payload, prev_hash, hash)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows);
                    rows.clear();
                }
            }
            jdbc.batchUpdate("insert into audit_entry (chain, seq, at, actor, action, subject, payload, prev_hash, hash)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows);
        }
        List<Object[]> moved = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            moved.add(new Object[] {PER_CASE, hashes[i], chain(i)});
        }
        batches("update audit_chain set last_seq = ?, last_hash = ? where chain = ?", moved);
    }

    private void batches(String sql, List<Object[]> rows) {
        for (int i = 0; i < rows.size(); i += BATCH) {
            jdbc.batchUpdate(sql, rows.subList(i, Math.min(rows.size(), i + BATCH)));
        }
    }

    private static Verifier.Count verified(Verifier verifier, String scope) {
        Verifier.Count count = verifier.verify(scope, KnownAnchors.none(), new Verifier.Watch() {
            @Override
            public void found(Finding finding) {
                throw new IllegalStateException(finding.words());
            }

            @Override
            public void at(long entries, long chains) {
                // nobody waits for it
            }
        });
        System.out.println("  " + count);
        return count;
    }

    private static <T> T timed(String what, int of, Supplier<T> work) {
        Instant began = Instant.now();
        T done = work.get();
        double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
        System.out.printf("%-48s %8.2f s %,12.0f a second%n", what, seconds, of / Math.max(seconds, 0.001));
        return done;
    }
}
