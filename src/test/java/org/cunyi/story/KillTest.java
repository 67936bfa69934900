package org.cunyi.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two nodes on one PostgreSQL, killed in turn with SIGKILL while officials complete steps, periods of notices end and mails leave: every
 * acknowledged completion is there, nothing happened twice, every chain verifies, and the other node finishes what the dead one had begun.
 * {@code KillBench} does the same hundreds of times.
 */
@Tag("own-jvm")
class KillTest {

    private static final Duration LOCK = Duration.ofSeconds(10);

    @Test
    void what_was_acknowledged_survives_the_death_of_a_node_and_every_timer_fires_once() throws Exception {
        try (TwoNodes nodes = new TwoNodes("kills", LOCK)) {
            nodes.start();
            Officials officials = new Officials(nodes);
            Blows blows = new Blows(nodes, officials);
            officials.begin();
            blows.strike(Blow.PERIODS, 2, nodes.node(0));
            blows.strike(Blow.STEPS, 12, nodes.node(1));
            blows.strike(Blow.MAILS, 3, nodes.node(0));
            officials.stop();
            assertThat(officials.steps()).as("the officials got something done").isGreaterThan(20);
            new Aftermath(nodes, officials).check();
        }
    }
}
