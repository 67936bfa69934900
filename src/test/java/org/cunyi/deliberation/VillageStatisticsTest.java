package org.cunyi.deliberation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cunyi.TestClock;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the statistics count, on the main job's own database; over HTTP they are asked on the other one. */
class VillageStatisticsTest {

    private static final String COUNTY = "990101";
    private static final String VILLAGE = "990101101201";
    private static final String OTHER = "990101101202";

    private JdbcClient jdbc;
    private VillageStatistics statistics;
    private int next;

    @BeforeEach
    void database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(database).locations("classpath:db/migration/common").load().migrate();
        jdbc = JdbcClient.create(database);
        unit(COUNTY, "清河县", "county", null);
        unit(VILLAGE, "张村", "village", "village");
        unit(OTHER, "李村", "village", "village");
        unit("990101101203", "东街社区", "village", "community");
        jdbc.sql("insert into person (login, name, must_change_password) values ('x', '某人', false)").update();
        statistics = new VillageStatistics(jdbc, new TestClock());
    }

    private void unit(String code, String name, String level, String kind) {
        jdbc.sql("insert into org_unit (code, name, level, kind, valid_from) values (?, ?, ?, ?, date '2020-01-01')").params(code, name, level, kind)
                .update();
    }

    private String opened(String village) {
        String number = "N-" + next++;
        jdbc.sql("insert into case_file (case_number, process, org_code, title, started_by, started_at) values (?, 'x', ?, '题', 'x', current_timestamp)")
                .params(number, village).update();
        return number;
    }

    private String topic(String village, String at, String verdict, String reason) {
        String number = opened(village);
        jdbc.sql("insert into deliberation_topic (case_number, org_code, raised_by, raised_at, title, content, proposal, concerns, state)"
                + " values (?, ?, 'x', cast(? as timestamp with time zone), '题', '容', '案', '人', 'raised')").params(number, village, at).update();
        jdbc.sql("insert into topic_prereview (topic_case, org_code, attempt, verdict, reason, legal_basis, reviewed_by, reviewed_at)"
                + " values (?, ?, 1, ?, ?, '规定', 'x', cast(? as timestamp with time zone))").params(number, village, verdict, reason, at).update();
        return number;
    }

    private String session(String village, String state, LocalDate heldOn) {
        String number = opened(village);
        jdbc.sql("insert into deliberation_session (case_number, org_code, state, attempt, called_by, opened_at)"
                + " values (?, ?, ?, 1, 'x', timestamp with time zone '2026-05-01 08:00:00+08:00')").params(number, village, state).update();
        if (heldOn != null) {
            jdbc.sql("insert into session_calling (session_case, attempt, sequence, held_on, starts_at, ends_at, place, noticed_on, minimum_days,"
                    + " notice_basis, state) values (?, 1, 0, ?, time '19:00:00', time '21:00:00', '村委会', ?, 3, '规定', 'quorate')")
                    .params(number, heldOn, heldOn.minusDays(5)).update();
        }
        return number;
    }

    private void resolution(String village, String session, String topic, String state, LocalDate deadline) {
        jdbc.sql("insert into deliberation_resolution (case_number, org_code, session_case, topic_case, title, content, responsible, deadline,"
                + " first_deadline, measure, raised_by, state, public_words) values (?, ?, ?, ?, '题', '容', 'x', ?, ?, '见', 'x', ?, true)")
                .params(opened(village), village, session, topic, deadline, deadline, state).update();
    }

    private VillageFigures of(String village, int year) {
        return statistics.of(List.of(COUNTY), year, 0, 50).stream().filter(v -> v.code().equals(village)).findFirst().orElseThrow();
    }

    @Test
    void topics_and_reviews_are_counted_in_the_year_of_the_village() {
        topic(VILLAGE, "2026-01-01 00:00:00+08:00", "accept", "prepared");
        topic(VILLAGE, "2026-03-01 10:00:00+08:00", "reject", "settled-by-law");
        topic(VILLAGE, "2026-03-02 10:00:00+08:00", "reject", "settled-by-village-rules");
        topic(VILLAGE, "2026-12-31 23:59:59+08:00", "complete", "not-prepared");
        topic(VILLAGE, "2026-06-01 10:00:00+08:00", "refer-to-decision", "art28-matter");
        topic(VILLAGE, "2025-12-31 23:59:59+08:00", "accept", "prepared");
        assertThat(of(VILLAGE, 2026)).returns(5, VillageFigures::raised).returns(1, VillageFigures::accepted).returns(1, VillageFigures::byLaw)
                .returns(1, VillageFigures::byVillageRules).returns(1, VillageFigures::notPrepared).returns(1, VillageFigures::referred);
        assertThat(of(VILLAGE, 2025)).returns(1, VillageFigures::raised).returns(1, VillageFigures::accepted).returns(0, VillageFigures::byLaw);
        assertThat(of(OTHER, 2026).raised()).isZero();
    }

    @Test
    void sessions_are_counted_by_their_state_and_resolutions_as_they_stand_today() {
        String held = session(VILLAGE, "held", LocalDate.of(2026, 5, 10));
        session(VILLAGE, "minuted", LocalDate.of(2026, 8, 10));
        session(VILLAGE, "adjourned", null);
        session(VILLAGE, "cancelled", null);
        session(VILLAGE, "called", null);
        String topic = topic(VILLAGE, "2026-03-01 10:00:00+08:00", "accept", "prepared");
        resolution(VILLAGE, held, topic, "open", TestClock.TODAY.minusDays(1));
        resolution(VILLAGE, held, topic, "open", TestClock.TODAY);
        resolution(VILLAGE, held, topic, "checking", TestClock.TODAY.minusDays(30));
        resolution(VILLAGE, held, topic, "awaiting-strike-off", TestClock.TODAY.minusDays(30));
        resolution(VILLAGE, held, topic, "struck-off", TestClock.TODAY.minusDays(30));
        assertThat(of(VILLAGE, 2026)).returns(5, VillageFigures::sessions).returns(2, VillageFigures::held).returns(1, VillageFigures::adjourned)
                .returns(1, VillageFigures::cancelled).returns(LocalDate.of(2026, 8, 10), VillageFigures::lastSession)
                .returns(4, VillageFigures::openResolutions).returns(2, VillageFigures::overdueResolutions);
        assertThat(of(VILLAGE, 2025)).returns(0, VillageFigures::sessions).returns(4, VillageFigures::openResolutions);
        assertThat(of(OTHER, 2026)).returns(null, VillageFigures::lastSession).returns(0, VillageFigures::openResolutions);
    }

    @Test
    void only_villages_of_the_units_are_there_page_by_page() {
        assertThat(statistics.of(List.of(COUNTY), 2026, 0, 50)).extracting(VillageFigures::name).containsExactly("张村", "李村");
        assertThat(statistics.of(List.of(COUNTY), 2026, 1, 50)).extracting(VillageFigures::name).containsExactly("李村");
        assertThat(statistics.of(List.of(VILLAGE, "990101102"), 2026, 0, 50)).extracting(VillageFigures::name).containsExactly("张村");
        assertThat(statistics.of(List.of(), 2026, 0, 50)).isEmpty();
    }
}
