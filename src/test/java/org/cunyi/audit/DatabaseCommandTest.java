package org.cunyi.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.cunyi.audit.proof.Anchor;
import org.cunyi.shared.SimpleAct;
import org.cunyi.shared.database.Dialect;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;

/** {@code verify-database} opens the database and nothing else; its exit code tells whole from broken, and both from not having looked. */
class DatabaseCommandTest {

    private static final int WHOLE = 0;
    private static final int BROKEN = 1;
    private static final int CANNOT_RUN = 2;

    @TempDir
    private Path folder;
    private JdbcClient jdbc;
    private Anchor anchor;

    private String url() {
        return "jdbc:h2:file:" + folder.resolve("record");
    }

    @BeforeEach
    void a_record_of_three_acts_and_an_anchor() {
        DataSource database = database(url());
        Flyway.configure().dataSource(database).locations("classpath:db/migration/common").load().migrate();
        jdbc = JdbcClient.create(database);
        AtAnyTime clock = new AtAnyTime(Instant.parse("2026-11-20T02:00:00Z"));
        AuditChain audit = new AuditChain(jdbc, new JdbcTemplate(database), clock, new Dialect(false));
        for (String subject : List.of("one", "two", "three")) {
            audit.on(new SimpleAct("JC-1", "somebody", "test.done", subject, Map.of()));
        }
        clock.now = clock.now.plus(Duration.ofDays(1));
        anchor = new Anchors(jdbc, new LeafRows(new JdbcTemplate(database)), clock, event -> { }, Duration.ZERO).make();
    }

    private static DataSource database(String url) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(url);
        database.setUser("sa");
        database.setPassword("");
        return database;
    }

    private static final class AtAnyTime extends java.time.Clock {
        private Instant now;

        AtAnyTime(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public java.time.Clock withZone(ZoneId zone) {
            return java.time.Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private record Said(int code, String words) {
    }

    private static String[] of(String url) {
        return new String[] {"--spring.datasource.url=" + url, "--spring.datasource.username=sa", "--spring.datasource.password="};
    }

    private static Said command(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = DatabaseCommand.run(new PrintStream(out, true, StandardCharsets.UTF_8),
                Stream.concat(Stream.of("verify-database"), Arrays.stream(arguments)).toArray(String[]::new));
        return new Said(code, out.toString(StandardCharsets.UTF_8));
    }

    private Said verified(String... arguments) {
        return command(Stream.concat(Arrays.stream(of(url())), Arrays.stream(arguments)).toArray(String[]::new));
    }

    @Test
    void a_whole_record_ends_with_0_and_is_measured_against_what_is_given_as_text_or_file() throws IOException {
        assertThat(verified().words()).contains("审计链1条、记录3条、存证1号，没有与外部留存的存证比对", "没有证明", "完好，没有发现改动。");
        assertThat(verified().code()).isEqualTo(WHOLE);
        Path file = Files.writeString(folder.resolve("anchors.jsonl"), anchor.line() + "\n");
        for (String[] given : new String[][] {{"--anchor=" + anchor.root()}, {"--anchor", anchor.reference()}, {"--anchor", file.toString()}}) {
            Said said = verified(given);
            assertThat(said.code()).as(said.words()).isEqualTo(WHOLE);
            assertThat(said.words()).contains("已与外部留存的存证比对");
        }
        assertThat(verified("--anchor=" + "ab".repeat(32)).code()).isEqualTo(BROKEN);
    }

    @Test
    void a_broken_record_ends_with_1_and_says_where() {
        jdbc.sql("update audit_entry set actor = 'somebody-else' where seq = 2").update();
        assertThat(verified().words()).contains("问题　JC-1 第2条：内容被改动", "不完好，发现1处问题。");
        assertThat(verified().code()).isEqualTo(BROKEN);
    }

    @Test
    void leaves_taken_away_are_missed() {
        jdbc.sql("delete from audit_anchor_leaf").update();
        assertThat(verified().words()).contains("JC-1 第1条起：早于存证的时间");
        assertThat(verified().code()).isEqualTo(BROKEN);
    }

    @Test
    void what_cannot_be_looked_at_ends_with_2_and_nothing_is_made() {
        assertThat(command(of("jdbc:h2:file:" + folder.resolve("nothing"))).code()).isEqualTo(CANNOT_RUN);
        assertThat(folder.resolve("nothing.mv.db")).doesNotExist();
        assertThat(command(of("jdbc:postgresql://127.0.0.1:1/nobody")).code()).isEqualTo(CANNOT_RUN);
        assertThat(command(of("jdbc:h2:mem:empty")).words()).contains("验证不能进行");
        for (String[] wrong : new String[][] {{"all"}, {"--anchor"}, {"--anchor="}, {"--anchor", " "}, {"--anchors=x"}, {"-h"}, {"--anchor=nonsense"},
            {"--server.port=80"}}) {
            Said said = verified(wrong);
            assertThat(said.code()).as(String.join(" ", wrong) + said.words()).isEqualTo(CANNOT_RUN);
        }
        assertThat(verified("all").words()).contains("用法：verify-database");
        assertThat(verified("--anchor=").words()).contains("没有可以比对的存证");
    }

    @Test
    void no_engine_no_jobs_no_mail_and_no_migration_is_started() {
        try (ConfigurableApplicationContext reading = DatabaseCommand.open(List.of(of(url())))) {
            assertThat(reading.getBeansOfType(TaskScheduler.class)).isEmpty();
            assertThat(reading.getBeansOfType(Flyway.class)).isEmpty();
            assertThat(Arrays.stream(reading.getBeanDefinitionNames()).map(reading::getType).filter(t -> t != null).map(Class::getName))
                    .noneMatch(t -> t.startsWith("org.camunda") || t.contains(".mail.") || t.startsWith("org.cunyi.") && !t.startsWith("org.cunyi.audit."));
        }
        assertThat(jdbc.sql("select count(*) from audit_entry").query(Long.class).single()).isEqualTo(3);
    }
}
