package org.cunyi.insight.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cunyi.Overheard;
import org.cunyi.TestClock;
import org.cunyi.insight.search.CaseCounty;
import org.cunyi.insight.search.Place;
import org.cunyi.insight.web.AuditorAccess.Scope;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The rules' questions on both databases: the one of the main job understands them, the large one answers by index. */
class WatchSqlTest {

    private static final List<String> RULES = List.of("changed-by-hand", "notice-short", "two-persons", "expected-changed", "recorded-late", "standing-still",
            "logins-refused", "read-many", "read-early", "read-late");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static WatchRule rule(String code, int threshold) {
        return new WatchRule(code, true, threshold, "days", code, "本县规定（默认）");
    }

    private static WatchQuestion question(String unit) {
        return new WatchQuestion(new Scope(List.of(unit), CaseCounty.SECRET, List.of()), 30, TODAY);
    }

    @Test
    void every_rule_answers_on_the_database_of_the_main_job() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(database).locations("classpath:db/migration/common").load().migrate();
        JdbcClient jdbc = JdbcClient.create(database);
        jdbc.sql("create table ACT_HI_PROCINST (PROC_INST_ID_ varchar(64), PROC_DEF_ID_ varchar(64))").update();
        jdbc.sql("create table ACT_RE_PROCDEF (ID_ varchar(64), DEPLOYMENT_ID_ varchar(64))").update();
        jdbc.sql("insert into org_unit (code, name, level, kind, valid_from) values ('990101102201', '王村', 'village', 'village', date '2020-01-01')").update();
        jdbc.sql("insert into case_file (case_number, process, org_code, title, started_by, started_at, process_instance_id, deployment_id) values"
                + " ('JC-1', 'decision', '990101102201', '修路', 'x', ?, 'pi', 'old')").param(OffsetDateTime.parse("2026-09-01T09:00:00+08:00")).update();
        jdbc.sql("insert into ACT_HI_PROCINST values ('pi', 'd')").update();
        jdbc.sql("insert into ACT_RE_PROCDEF values ('d', 'new')").update();
        jdbc.sql("insert into notice (id, case_number, org_code, kind, title, body, state, public_board, minimum_days, drafted_by, released_by, posted_on, ends_on)"
                + " values ('n', 'JC-1', '990101102201', 'resolution', '公告', '内容', 'posted', false, 7, 'a', 'b', date '2026-11-20', date '2026-11-25')").update();
        jdbc.sql("insert into audit_chain values ('JC-1', 1, 'h', 's')").update();
        jdbc.sql("insert into audit_entry values ('JC-1', 1, '2026-11-21T22:00+08:00', 'a', 'personal.read', 'x', '{}', 'h', 'h')").update();
        Watch watch = new Watch(jdbc, new TestClock());
        for (String code : RULES) {
            int few = code.equals("read-late") ? 21 : 1;
            List<WatchFinding> found = watch.find(rule(code, few), question("990101"), Optional.empty(), 10);
            assertThat(watch.count(rule(code, few), question("990101"), 10)).as(code).isEqualTo(found.size());
            assertThat(found).as(code).hasSize(List.of("changed-by-hand", "notice-short", "standing-still", "read-many", "read-late").contains(code) ? 1 : 0);
            found.forEach(f -> assertThat(watch.find(rule(code, few), question("990101"), Optional.of(new Place(f.at(), f.item(), false)), 10)).isEmpty());
        }
    }

    @Test
    void no_rule_reads_all_entries() {
        try (CaseCounty county = new CaseCounty(20_000)) {
            Overheard database = county.listening();
            new ResourceDatabasePopulator(new ClassPathResource("org/camunda/bpm/engine/db/create/activiti.postgres.create.history.sql")).execute(database);
            county.jdbc().sql("insert into ACT_HI_PROCINST (ID_, PROC_INST_ID_, PROC_DEF_ID_, START_TIME_) select process_instance_id, process_instance_id, 'd',"
                    + " started_at from case_file").update();
            county.jdbc().sql("analyze").update();
            Watch watch = new Watch(JdbcClient.create(database), new TestClock());
            for (String code : RULES) {
                String plan = database.plan(() -> watch.find(rule(code, 21), question(CaseCounty.COUNTY), Optional.empty(), 51));
                assertThat(plan).as(code).doesNotContain("Seq Scan on audit_entry");
                assertThat(!code.equals("standing-still") || plan.contains("Index Scan Backward using audit_entry_pkey")).as("from the end of each chain: " + plan).isTrue();
                // one case in fifty stands still in this county: their titles are looked up in a table that is read once
                assertThat(code.equals("standing-still") || !plan.contains("Seq Scan on case_file")).as(plan).isTrue();
            }
        }
    }
}
