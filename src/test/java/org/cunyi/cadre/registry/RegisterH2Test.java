package org.cunyi.cadre.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

/** The register's questions on the database of the main job. */
class RegisterH2Test {

    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneId.of("Asia/Shanghai"));

    private final JdbcClient jdbc = JdbcClient.create(database());
    private final RegisterList lines = new RegisterList(jdbc, TODAY);

    private static DataSource database() {
        DataSource database = new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build();
        Flyway.configure().dataSource(database).locations("classpath:db/migration/common").load().migrate();
        return database;
    }

    private void people() {
        jdbc.sql("insert into org_unit (code, name, level, kind, valid_from) values ('990101101201', '张村', 'village', 'village', date '2024-01-01')")
                .update();
        jdbc.sql("insert into person (login, name) values ('one', '张一'), ('two', '张二')").update();
        post("one", "村党组织书记", "party", "null");
        post("one", "村民委员会主任", "elected", "null");
        post("two", "村民委员会委员", "elected", "date '2025-01-01'");
    }

    private void post(String login, String title, String kind, String to) {
        jdbc.sql("insert into post (person_id, org_code, title, kind, valid_from, valid_to) select id, '990101101201', ?, ?, date '2024-01-01', "
                + to + " from person where login = ?").params(title, kind, login).update();
    }

    private List<String> titles(RegisterQuestion question) {
        return lines.find(question, 0, 10).stream().map(Line::title).toList();
    }

    @Test
    void every_filter_finds_what_it_says() {
        people();
        List<String> units = List.of("990101");
        assertThat(titles(new RegisterQuestion(units, null, null, false, null, false, null))).containsExactly("村党组织书记", "村民委员会主任");
        assertThat(titles(new RegisterQuestion(units, null, null, true, null, false, null))).containsExactly("村党组织书记", "村民委员会主任");
        assertThat(titles(new RegisterQuestion(units, null, null, false, null, true, null))).containsExactly("村民委员会委员");
        assertThat(titles(new RegisterQuestion(units, "990101101201", "elected", false, null, false, "主任"))).containsExactly("村民委员会主任");
        assertThat(titles(new RegisterQuestion(List.of("990102", "990103"), null, null, false, null, false, null))).isEmpty();
        assertThat(titles(new RegisterQuestion(units, null, null, false, "missing", false, "100%_"))).isEmpty();
        assertThat(titles(new RegisterQuestion(units, null, null, false, "expiring", false, null))).isEmpty();
        jdbc.sql("insert into cadre_review (person_id, org_code, post_kind, valid_from, valid_to, case_number) select id, '990101101201', 'party',"
                + " date '2026-06-01', date '2026-12-01', 'LS' from person where login = 'one'").update();
        assertThat(titles(new RegisterQuestion(units, null, "party", false, "expiring", false, null))).containsExactly("村党组织书记");
        assertThat(new PublicCadres(jdbc, TODAY).of("990101101201")).isEmpty();
    }
}
