package org.cunyi.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.cunyi.TestClock;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

/** The statements about loose bytes on the main job's own database. */
class LooseContentH2Test {

    private final EmbeddedDatabase database = new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build();
    private final TestClock clock = new TestClock();
    private final LooseContent loose = new LooseContent(JdbcClient.create(database), clock);

    LooseContentH2Test() {
        Flyway.configure().dataSource(database).locations("classpath:db/migration/common").load().migrate();
    }

    @AfterEach
    void close() {
        database.shutdown();
    }

    @Test
    void bytes_are_settled_or_thrown_away_and_never_both() {
        loose.expect("kept", "s3");
        loose.expect("lost", "s3");
        loose.condemn("withdrawn", "folder");
        loose.settle("kept");
        assertThat(loose.doom("kept")).isFalse();
        assertThat(loose.toThrowAway()).containsExactly(new LooseContent.Piece("withdrawn", "folder"));
        clock.plus(Duration.ofMinutes(61));
        assertThat(loose.toThrowAway()).hasSize(2);
        assertThat(loose.doom("lost")).isTrue();
        assertThatThrownBy(() -> loose.settle("lost")).hasMessageContaining("given up");
        loose.gone("lost");
        loose.gone("withdrawn");
        assertThat(loose.toThrowAway()).isEmpty();
    }
}
