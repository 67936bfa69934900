package org.cunyi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.audit.proof.Finding;
import org.cunyi.audit.proof.Flaw;
import org.cunyi.audit.proof.KnownAnchors;
import org.cunyi.shared.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** A run says that it is still at it; one that is silent is shown as broken off and stands in nobody's way. */
@CunyiTest
class VerificationWatchTest {

    @Autowired
    private VerificationRows rows;
    @Autowired
    private Verifications verifications;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private PlatformTransactionManager transactions;
    @Autowired
    private TestClock clock;

    private int used;

    @AfterEach
    void nothing_runs_on() {
        clock.reset();
        jdbc.sql("delete from audit_verification_finding where verification in (select id from audit_verification where state = 'running')").update();
        jdbc.sql("delete from audit_verification where state = 'running'").update();
    }

    private Verification begun() {
        return new TransactionTemplate(transactions).execute(s -> rows.begin("990101102201", null));
    }

    private PlatformTransactionManager counted() {
        return new PlatformTransactionManager() {
            @Override
            public TransactionStatus getTransaction(TransactionDefinition definition) {
                used++;
                return transactions.getTransaction(definition);
            }

            @Override
            public void commit(TransactionStatus status) {
                transactions.commit(status);
            }

            @Override
            public void rollback(TransactionStatus status) {
                transactions.rollback(status);
            }
        };
    }

    @Test
    void findings_are_kept_a_batch_at_a_time_and_none_is_lost() {
        Verification run = begun();
        VerificationWatch watch = new VerificationWatch(run.id(), rows, counted());
        IntStream.rangeClosed(1, 1450).forEach(i -> watch.found(new Finding("JC-" + i, i, Flaw.CHANGED, null)));
        assertThat(used).isEqualTo(7);
        watch.rest();
        assertThat(rows.find(run.id()).orElseThrow().broken()).isEqualTo(1450).isEqualTo(watch.broken());
        List<Finding> kept = rows.findings(run.id(), 0, 2000);
        assertThat(kept).hasSize(1000).element(999).isEqualTo(new Finding("JC-1000", 1000, Flaw.CHANGED, null));
    }

    @Test
    void a_run_whose_node_fell_silent_is_broken_off_and_another_can_begin_which_ends_the_first() {
        Verification first = begun();
        clock.plus(Duration.ofMinutes(3));
        assertThat(rows.find(first.id()).orElseThrow().isRunning()).as("three minutes are not longer than three minutes").isTrue();
        assertThatThrownBy(this::begun).isInstanceOf(Refusal.class).hasMessageContaining("另一次验证正在进行");
        clock.plus(Duration.ofSeconds(1));
        Verification silent = rows.find(first.id()).orElseThrow();
        assertThat(silent.state()).isEqualTo("failed");
        assertThat(silent.endedAt()).isEqualTo(first.seenAt());
        assertThat(rows.latest(1000)).filteredOn(v -> v.id().equals(first.id())).extracting(Verification::state).containsExactly("failed");

        Verification second = begun();
        assertThat(rows.find(second.id()).orElseThrow().isRunning()).isTrue();
        assertThat(rows.beat(first.id())).as("nobody waits for it").isFalse();
        VerificationWatch watch = new VerificationWatch(first.id(), rows, transactions);
        watch.giveUp();
        assertThatThrownBy(() -> watch.at(5000, 1)).hasMessageContaining("silent");
        boolean ended = new TransactionTemplate(transactions).execute(s -> rows.end(first.id(), "done", new Verifier.Count(1, 1, 1)));
        assertThat(ended).isFalse();
        assertThat(rows.find(first.id()).orElseThrow().state()).isEqualTo("failed");
    }

    @Test
    void a_run_that_says_it_is_at_it_is_never_broken_off() {
        Verification run = begun();
        for (int minutes = 0; minutes < 20; minutes += 2) {
            clock.plus(Duration.ofMinutes(2));
            assertThat(rows.beat(run.id())).isTrue();
            assertThat(rows.find(run.id()).orElseThrow().isRunning()).isTrue();
        }
        assertThat(rows.find(run.id()).orElseThrow().seenAt().toInstant()).isEqualTo(OffsetDateTime.now(clock).toInstant());
    }

    @Test
    void what_runs_beats_by_itself() {
        Verification run = verifications.begin("990101102201", KnownAnchors.none());
        while (rows.find(run.id()).orElseThrow().isRunning()) {
            Thread.onSpinWait();
        }
        assertThat(rows.find(run.id()).orElseThrow().state()).isEqualTo("done");
        assertThat(rows.beat(run.id())).isFalse();
    }
}
