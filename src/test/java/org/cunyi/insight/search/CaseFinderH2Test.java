package org.cunyi.insight.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cunyi.TestClock;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The auditor's questions on the database of the main job, which has no index of words. */
class CaseFinderH2Test {

    private static final String VILLAGE = "990101102201";
    private static final OffsetDateTime MORNING = OffsetDateTime.parse("2026-11-20T09:00:00+08:00");

    private JdbcClient jdbc;
    private CaseFinder finder;

    @BeforeEach
    void database() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(database).locations("classpath:db/migration/common").load().migrate();
        jdbc = JdbcClient.create(database);
        jdbc.sql("create table ACT_RU_TASK (ID_ varchar(64), PROC_INST_ID_ varchar(64), DUE_DATE_ timestamp)").update();
        jdbc.sql("insert into org_unit (code, name, level, kind, valid_from) values (?, '王村', 'village', 'village', date '2020-01-01')").param(VILLAGE)
                .update();
        finder = new CaseFinder(database, new TestClock());
        open("JC-1", "decision", null, "修村道100%", 0);
        open("LS-1", "cadre-qualification", null, "王某联审", 1);
        open("GS-1", "publicity", "LS-1", "王某公示", 2);
        open("JC-2", "decision", null, "修水渠", 2);
    }

    private void open(String number, String process, String parent, String title, int hours) {
        jdbc.sql("insert into case_file (case_number, process, process_instance_id, org_code, parent_case_number, title, started_by, started_at) values"
                + " (?, ?, ?, ?, ?, ?, 'x', ?)").params(number, process, "pi-" + number, VILLAGE, parent, title, MORNING.plusHours(hours)).update();
        jdbc.sql("insert into case_actor (case_number, login, started_at) values (?, ?, ?)").params(number, "of-" + process, MORNING.plusHours(hours)).update();
    }

    private List<String> numbers(Asked asked) {
        return finder.find(asked.question(), Optional.empty(), 10).stream().map(FoundCase::caseNumber).toList();
    }

    private static Asked asked() {
        return new Asked("990101");
    }

    @Test
    void every_filter_finds_what_it_says() {
        jdbc.sql("update case_file set ended_at = ?, outcome = 'dropped' where case_number = 'JC-1'").param(MORNING.plusDays(1)).update();
        jdbc.sql("insert into ACT_RU_TASK values ('t', 'pi-JC-2', timestamp '2026-11-22 09:59:00'), ('u', 'pi-GS-1', timestamp '2026-11-22 10:01:00')").update();
        assertThat(numbers(asked())).containsExactly("JC-2", "GS-1", "LS-1", "JC-1");
        assertThat(numbers(new Asked("990101101"))).isEmpty();
        assertThat(numbers(new Asked(VILLAGE).process("decision"))).containsExactly("JC-2", "JC-1");
        assertThat(numbers(asked().state("open").process("decision"))).containsExactly("JC-2");
        assertThat(numbers(asked().state("done"))).containsExactly("JC-1");
        assertThat(numbers(asked().outcome("dropped"))).containsExactly("JC-1");
        assertThat(numbers(asked().overdue())).containsExactly("JC-2");
        assertThat(numbers(asked().login("of-decision"))).containsExactly("JC-2", "JC-1");
        assertThat(numbers(asked().login("of-publicity"))).as("concealed, and he holds no office of its unit").isEmpty();
        jdbc.sql("insert into person (login, name) values ('of-publicity', '某')").update();
        jdbc.sql("insert into office (person_id, role, org_code, valid_from) select id, 'village-clerk', '" + VILLAGE + "', date '2024-01-01' from person").update();
        assertThat(numbers(asked().login("of-publicity"))).containsExactly("GS-1");
        assertThat(numbers(asked().words("100%"))).containsExactly("JC-1");
        assertThat(numbers(asked().words("10_%"))).isEmpty();
        assertThat(numbers(asked().number("JC-"))).containsExactly("JC-2", "JC-1");
        assertThat(numbers(asked().days(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 20)))).hasSize(4);
        assertThat(numbers(asked().days(LocalDate.of(2026, 11, 21), null))).isEmpty();
        assertThat(finder.count(asked().question(), 3)).isEqualTo(3);
    }

    @Test
    void what_is_about_a_person_keeps_its_title() {
        assertThat(numbers(asked().words("王某"))).isEmpty();
        assertThat(finder.find(asked().question(), Optional.empty(), 10)).filteredOn(FoundCase::concealed).extracting(FoundCase::caseNumber, FoundCase::title)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("GS-1", null), org.assertj.core.groups.Tuple.tuple("LS-1", null));
    }

    @Test
    void cases_of_one_moment_are_read_on_by_their_numbers() {
        assertThat(finder.find(asked().question(), place("JC-2", false), 2)).extracting(FoundCase::caseNumber).containsExactly("GS-1", "LS-1");
        assertThat(finder.find(asked().question(), place("LS-1", true), 1)).extracting(FoundCase::caseNumber).containsExactly("GS-1");
    }

    private Optional<Place> place(String number, boolean newer) {
        return finder.find(asked().question(), Optional.empty(), 10).stream().filter(c -> c.caseNumber().equals(number)).findFirst()
                .flatMap(c -> Place.of(c.place(), newer));
    }
}
