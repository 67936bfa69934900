package org.cunyi.cadre.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

/** The questions about batches on the database of the main job. */
class BatchH2Test {

    private static final Clock TODAY = Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneId.of("Asia/Shanghai"));

    private final JdbcClient jdbc = JdbcClient.create(database());
    private final Progress progress = new Progress(jdbc, TODAY);
    private final Batches batches = new Batches(jdbc, null, null, null, TODAY);

    private static DataSource database() {
        DataSource database = new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build();
        Flyway.configure().dataSource(database).locations("classpath:db/migration/common").load().migrate();
        return database;
    }

    @BeforeEach
    void a_batch_of_three() {
        jdbc.sql("create table ACT_RU_TASK (ID_ varchar(64), PROC_INST_ID_ varchar(64), TASK_DEF_KEY_ varchar(255), DUE_DATE_ timestamp)").update();
        jdbc.sql("create table ACT_RU_IDENTITYLINK (TASK_ID_ varchar(64), TYPE_ varchar(255), GROUP_ID_ varchar(255))").update();
        jdbc.sql("insert into org_unit (code, name, level, kind, valid_from) values ('990101101', '柳林镇', 'township', null, date '2024-01-01'),"
                + " ('990101101201', '张村', 'village', 'village', date '2024-01-01')").update();
        batch("LP-1", "2026-03-01T00:00:00+08:00");
        batch("LP-2", "2025-12-31T23:59:59+08:00");
        review("LS-1", "unit_review", null);
        review("LS-2", null, "pass");
        review("LS-3", "conclusion", "pass");
        jdbc.sql("update ACT_RU_TASK set DUE_DATE_ = timestamp '2026-11-21 00:00:00' where ID_ = 'LS-1'").update();
        jdbc.sql("insert into ACT_RU_IDENTITYLINK values ('LS-1', 'candidate', 'unit-court@990101'), ('LS-1', 'assignee', null)").update();
    }

    private void batch(String number, String openedAt) {
        jdbc.sql("insert into qualification_batch (number, township, title, opened_by, opened_at) values (?, '990101101', '换届', 'one', ?)")
                .params(number, java.time.OffsetDateTime.parse(openedAt)).update();
    }

    private void review(String number, String step, String conclusion) {
        jdbc.sql("insert into case_file (case_number, process, process_instance_id, org_code, title, started_by, started_at) values (?,"
                + " 'cadre-qualification', ?, '990101101', '村文书', 'one', current_timestamp)").params(number, number).update();
        jdbc.sql("insert into qualification (case_number, village_code, post, post_kind, conclusion) values (?, '990101101201', '村文书', 'hired', ?)")
                .params(number, conclusion).update();
        jdbc.sql("insert into qualification_batch_case (case_number, batch) values (?, 'LP-1')").param(number).update();
        if (step != null) {
            jdbc.sql("insert into ACT_RU_TASK (ID_, PROC_INST_ID_, TASK_DEF_KEY_) values (?, ?, ?)").params(number, number, "user_" + step).update();
        }
    }

    @Test
    void every_candidate_stands_under_one_word_also_one_that_was_concluded_and_is_open_again() {
        Batch batch = batches.find("LP-1").orElseThrow();
        assertThat(progress.counts(batch)).containsEntry("unit-review", 1).containsEntry("pass", 1).containsEntry("concluding", 1)
                .containsEntry("reject", 0).hasSize(Progress.STANDINGS.size());
        assertThat(progress.candidates(batch, null, 0, 2)).hasSize(3).extracting(CandidateLine::standing).containsExactly("unit-review", "pass", "concluding");
        assertThat(progress.candidates(batch, "unit-review", 0, 2)).singleElement().satisfies(c -> assertThat(c.late()).isTrue());
        assertThat(progress.candidates(batch, null, 1, 2)).extracting(CandidateLine::caseNumber).containsExactly("LS-3");
        assertThat(progress.late(batch)).containsExactly(new LateUnit("unit-court@990101", 1, 2));
        assertThat(progress.files(batch, 10)).hasSize(3);
        assertThat(batches.of("LS-1")).contains(batch);
    }

    @Test
    void the_list_narrows_by_unit_state_and_the_year_of_asia_shanghai() {
        assertThat(numbers(new BatchQuestion(List.of("990101"), null, null, null))).containsExactly("LP-1", "LP-2");
        assertThat(numbers(new BatchQuestion(List.of("990101"), "990101101", "open", 2026))).containsExactly("LP-1");
        assertThat(numbers(new BatchQuestion(List.of("990101102"), null, null, null))).isEmpty();
        assertThat(numbers(new BatchQuestion(List.of(), null, null, null))).isEmpty();
        assertThat(numbers(new BatchQuestion(List.of("990101"), null, "done", null))).isEmpty();
        jdbc.sql("update case_file set ended_at = current_timestamp, outcome = 'pass'").update();
        assertThat(numbers(new BatchQuestion(List.of("990101"), null, "done", null))).containsExactly("LP-1");
        assertThat(batches.find(new BatchQuestion(List.of("990101"), null, "done", null), 0, 10).get(0).isDone()).isTrue();
    }

    private List<String> numbers(BatchQuestion question) {
        return batches.find(question, 0, 10).stream().map(BatchLine::number).toList();
    }
}
