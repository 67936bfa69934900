package org.cunyi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.audit.proof.Anchor;
import org.cunyi.audit.proof.AnchorRow;
import org.cunyi.audit.proof.Inclusion;
import org.cunyi.shared.Act;
import org.cunyi.shared.Acts;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An anchor covers what moved since the last one, holds the last one's root, and gives every chain its proof, also years later. */
@CunyiTest
class AnchorsTest {

    @Autowired
    private Anchors anchors;
    @Autowired
    private LeafRows leaves;
    @Autowired
    private AuditChain audit;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TestClock clock;
    @Autowired
    private ApplicationEventPublisher events;
    @Autowired
    private PlatformTransactionManager transactions;

    private final String prefix = "TEST-" + UUID.randomUUID();

    @AfterEach
    void time() {
        clock.reset();
        // what was fixed on later days counts as made by now
        anchors.make();
    }

    private Act act(String chain) {
        return new SimpleAct(chain, "somebody", "test.done", "one", Map.of());
    }

    @Test
    void only_what_moved_gets_a_leaf_and_each_anchor_holds_the_root_before() {
        audit.on(act(prefix + "-a"));
        audit.on(act(prefix + "-b"));
        Anchor first = anchors.make();
        audit.on(act(prefix + "-a"));
        Anchor second = anchors.make();

        assertThat(second.number()).isEqualTo(first.number() + 1);
        assertThat(second.previous()).isEqualTo(first.root());
        // chain a, and the day's, in which the first anchor stands
        assertThat(second.changed()).isEqualTo(2);
        assertThat(second.entries()).isEqualTo(first.entries() + 2);
        assertThat(second.chains()).isGreaterThanOrEqualTo(first.chains());
        assertThat(leaves.proofs(prefix + "-a")).extracting(Inclusion::anchor, Inclusion::seq)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(first.number(), 1L), org.assertj.core.groups.Tuple.tuple(second.number(), 2L));
        assertThat(leaves.proofs(prefix + "-b")).extracting(Inclusion::anchor).containsExactly(first.number());
        assertThat(AnchorRow.check(anchors.all())).isEmpty();
        assertThat(audit.entries("DAY-" + java.time.LocalDate.now(clock))).filteredOn(e -> e.action().equals("anchor.made"))
                .extracting(AuditEntry::subject).contains(String.valueOf(second.number()));
    }

    @Test
    void a_proof_out_of_many_tiles_leads_to_the_tree() {
        List<Act> acts = IntStream.range(0, 700).mapToObj(i -> act(prefix + "-" + i)).toList();
        audit.on(new Acts(acts));
        Anchor anchor = anchors.make();
        assertThat(anchor.changed()).isGreaterThanOrEqualTo(700);
        for (int i : new int[] {0, 255, 256, 511, 512, 699}) {
            Inclusion proof = leaves.proofs(prefix + "-" + i).get(0);
            assertThat(proof.leadsTo(anchor.tree(), prefix + "-" + i)).isTrue();
            assertThat(proof.leadsTo(anchor.tree(), prefix + "-x")).isFalse();
            assertThat(proof.leadsTo(anchor.previous(), prefix + "-" + i)).isFalse();
        }
    }

    @Test
    void many_nodes_make_one_anchor_a_day() throws Exception {
        clock.plusDays(5000);
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Optional<Anchor>>> runs = Stream.generate(() -> (Callable<Optional<Anchor>>) anchors::daily).limit(8).toList();
            List<Anchor> made = nodes.invokeAll(runs).stream().map(AnchorsTest::got).flatMap(Optional::stream).collect(Collectors.toList());
            assertThat(made).hasSize(1);
            assertThat(made.get(0).day()).isEqualTo(java.time.LocalDate.now(clock).toString());
        } finally {
            nodes.shutdown();
        }
        clock.plusDays(1);
        assertThat(anchors.daily()).isPresent();
        assertThat(anchors.daily()).isEmpty();
    }

    private static <T> T got(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void somebody_gets_one_on_demand_and_the_next_only_after_a_rest() {
        clock.plusDays(6000);
        TransactionTemplate act = new TransactionTemplate(transactions);
        Anchors resting = new Anchors(jdbc, leaves, clock, events, Duration.ofMinutes(10));
        SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken.authenticated("auditor", null, List.of()));
        try {
            long first = act.execute(s -> resting.onDemand()).number();
            clock.plus(Duration.ofMinutes(9));
            assertThatThrownBy(() -> act.execute(s -> resting.onDemand())).isInstanceOf(Refusal.class)
                    .hasMessage("存证：10:00刚生成过一号，10分钟内不再生成，请在10:11以后再试");
            assertThat(anchors.last().orElseThrow().number()).isEqualTo(first);
            SecurityContextHolder.clearContext();
            assertThat(anchors.daily()).as("the anchor of the day waits for nobody").isPresent();
            SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken.authenticated("auditor", null, List.of()));
            clock.plus(Duration.ofMinutes(1));
            assertThat(act.execute(s -> resting.onDemand()).number()).isEqualTo(first + 2);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @Test
    void an_anchor_reads_back_from_its_line_and_from_nothing_else() {
        Anchor anchor = anchors.make();
        assertThat(Anchor.of(anchor.line())).isEqualTo(anchor).isEqualTo(anchors.find(anchor.number()).orElseThrow());
        assertThat(jdbc.sql("select root from audit_anchor where number = ?").param(anchor.number()).query(String.class).single())
                .isEqualTo(anchor.root());
        for (String other : new String[] {anchor.line() + " ", anchor.line().replace(":", ": "), "{}", "null", "", anchor.line() + anchor.line(),
            anchor.line().replace("\"number\":", "\"number\":1,\"number\":")}) {
            assertThatThrownBy(() -> Anchor.of(other)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void anchors_and_their_leaves_cannot_be_changed_or_deleted() {
        anchors.make();
        for (String sql : new String[] {"update audit_anchor set root = tree", "delete from audit_anchor", "update audit_anchor_leaf set seq = 1",
            "delete from audit_anchor_leaf"}) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).hasMessageContaining("never changed or deleted");
        }
    }
}
