package org.cunyi.insight.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cunyi.CunyiTest;
import org.cunyi.Walk;
import org.cunyi.decision.Sheets;
import org.cunyi.shared.Actor;
import org.cunyi.shared.SimpleAct;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who acted in a case is known the moment he did. */
@CunyiTest
class CaseActorsTest {

    @Autowired
    private ApplicationContext context;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private ApplicationEventPublisher events;
    @Autowired
    private TransactionTemplate transaction;
    private Walk walk;
    private String number;

    @BeforeEach
    void a_case_of_zhang_village() {
        walk = new Walk(context);
        number = walk.begin("zhang-clerk", "decision", Sheets.matter("public-welfare"));
    }

    @AfterEach
    void remember() {
        walk.remember();
    }

    private List<String> actors() {
        return jdbc.sql("select login from case_actor where case_number = ? order by login").param(number).query(String.class).list();
    }

    @Test
    void whoever_begins_a_case_or_completes_a_step_acted_in_it() {
        assertThat(actors()).containsExactly("zhang-clerk");
        walk.complete("zhang-secretary", number, "party_proposal", Sheets.proposal());
        assertThat(actors()).containsExactly("zhang-clerk", "zhang-secretary");
        assertThat(jdbc.sql("select count(*) from case_actor a join case_file c on c.case_number = a.case_number and c.started_at = a.started_at where"
                + " a.case_number = ?").param(number).query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void reading_exporting_and_what_the_product_does_by_itself_are_nobody_s_acts() {
        events.publishEvent(new SimpleAct(number, "liulin-office", "personal.read", "x", Map.of()));
        events.publishEvent(new SimpleAct(number, "liulin-office", "archive.exported", "x", Map.of()));
        events.publishEvent(new SimpleAct(number, "system", "notice.closed", "x", Map.of()));
        events.publishEvent(new SimpleAct(null, "liulin-office", "login.refused", "x", Map.of()));
        assertThat(actors()).containsExactly("zhang-clerk");
    }

    @Test
    void both_count_who_stands_in_and_who_is_stood_in_for() {
        walk.acting().as("zhang-committee", () -> {
            Actor.actFor("zhang-supervision");
            try {
                events.publishEvent(SimpleAct.ofNow(number, "task.reminded", "x", Map.of()));
            } finally {
                Actor.actFor(null);
            }
        });
        assertThat(actors()).containsExactly("zhang-clerk", "zhang-committee", "zhang-supervision");
    }

    @Test
    void an_act_that_is_rolled_back_leaves_nobody_behind() {
        transaction.executeWithoutResult(status -> {
            events.publishEvent(new SimpleAct(number, "zhang-committee", "task.reminded", "x", Map.of()));
            assertThat(actors()).contains("zhang-committee");
            status.setRollbackOnly();
        });
        assertThat(actors()).containsExactly("zhang-clerk");
    }
}
