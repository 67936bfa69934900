package org.cunyi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.shared.Personal;
import org.cunyi.shared.SimpleAct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A chain that was touched says where; what is personal is not in it; PostgreSQL lets nobody change it. */
@CunyiTest
class AuditChainTest {

    @Autowired
    private AuditChain audit;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TestClock clock;

    private final String chain = "TEST-" + UUID.randomUUID();

    @AfterEach
    void time() {
        clock.reset();
    }

    private void act(String subject, Map<String, Object> payload) {
        audit.on(new SimpleAct(chain, "somebody", "test.done", subject, payload));
    }

    /** As somebody with the database in his hands would: around the trigger. */
    private void asOwner(String sql, Object... params) {
        jdbc.sql("alter table audit_entry disable trigger user").update();
        try {
            jdbc.sql(sql).params(params).update();
        } finally {
            jdbc.sql("alter table audit_entry enable trigger user").update();
        }
    }

    @Test
    void personal_values_are_replaced_by_their_hmac_and_the_same_value_reads_the_same_within_a_chain() {
        act("one", Map.of("name", new Personal("王志强"), "count", 3));
        act("two", Map.of("names", List.of(new Personal("王志强"), new Personal("李秀英"))));
        List<AuditEntry> entries = audit.entries(chain);
        assertThat(entries.get(0).payload()).doesNotContain("王志强").contains("\"count\":3").contains("hmac:");
        String hmac = entries.get(0).payload().replaceFirst(".*(hmac:[0-9a-f]{64}).*", "$1");
        assertThat(entries.get(1).payload()).contains(hmac);
        assertThat(audit.verify(chain)).isEqualTo(new AuditChain.Verification(true, 2, null));
    }

    @Test
    void entries_cannot_be_changed_or_deleted() {
        act("one", Map.of());
        assertThatThrownBy(() -> jdbc.sql("update audit_entry set actor = 'nobody' where chain = ?").param(chain).update())
                .hasMessageContaining("never changed or deleted");
        assertThatThrownBy(() -> jdbc.sql("delete from audit_entry where chain = ?").param(chain).update())
                .hasMessageContaining("never changed or deleted");
    }

    @Test
    void a_changed_entry_a_missing_one_and_a_cut_tail_are_found() {
        IntStream.range(0, 5).forEach(i -> act("act " + i, Map.of("i", i)));
        asOwner("update audit_entry set payload = '{\"i\":9}' where chain = ? and seq = 3", chain);
        assertThat(audit.verify(chain)).isEqualTo(new AuditChain.Verification(false, 2, 3L));
        asOwner("update audit_entry set payload = '{\"i\":2}' where chain = ? and seq = 3", chain);
        assertThat(audit.verify(chain).intact()).isTrue();
        asOwner("delete from audit_entry where chain = ? and seq = 5", chain);
        assertThat(audit.verify(chain)).isEqualTo(new AuditChain.Verification(false, 4, 5L));
        asOwner("delete from audit_entry where chain = ? and seq = 2", chain);
        assertThat(audit.verify(chain).firstBroken()).isEqualTo(2);
    }

    @Test
    void a_chain_that_grows_while_it_is_read_is_intact() throws Exception {
        act("act 0", Map.of());
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try {
            var writing = writer.submit(() -> IntStream.range(1, 400).forEach(i -> act("act " + i, Map.of("i", i))));
            while (!writing.isDone()) {
                assertThat(audit.verify(chain).intact()).isTrue();
            }
            writing.get();
        } finally {
            writer.shutdown();
        }
        assertThat(audit.verify(chain)).isEqualTo(new AuditChain.Verification(true, 400, null));
    }

    @Test
    void acts_at_once_make_one_unbroken_chain_even_when_they_are_the_first_of_a_day() throws Exception {
        clock.plusDays(4000);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> acts = IntStream.range(0, 40).<Callable<Void>>mapToObj(i -> () -> {
                audit.on(new SimpleAct(null, "somebody", "test.done", "act " + i, Map.of()));
                return null;
            }).toList();
            for (var done : threads.invokeAll(acts)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        String day = "DAY-" + java.time.LocalDate.now(clock);
        assertThat(audit.verify(day)).isEqualTo(new AuditChain.Verification(true, 40, null));
    }
}
