package org.cunyi.deliberation.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cunyi.TestClock;
import org.cunyi.shared.Refusal;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list of members and the ledger on the main job's own database. */
class CouncilOnH2Test {

    private static final String VILLAGE = "990101101201";
    private static final LocalDate FORMED = LocalDate.of(2026, 1, 10);

    private JdbcClient jdbc;
    private Council council;
    private CouncilBook book;
    private PointsLedger ledger;

    @BeforeEach
    void database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(database).locations("classpath:db/migration/common").load().migrate();
        jdbc = JdbcClient.create(database);
        jdbc.sql("insert into org_unit (code, name, level, kind, valid_from) values (?, '张村', 'village', 'village', date '2020-01-01')").param(VILLAGE)
                .update();
        jdbc.sql("insert into case_file (case_number, process, org_code, title, started_by, started_at) values ('YH-1', 'deliberation-council', ?, '换届',"
                + " 'x', current_timestamp)").param(VILLAGE).update();
        council = new Council(jdbc);
        book = new CouncilBook(jdbc, council, event -> { });
        ledger = new PointsLedger(jdbc, null, event -> { }, new TestClock());
    }

    private static MemberLine line(String name, String kind, boolean chair) {
        return new MemberLine(1, name, kind, null, chair);
    }

    @Test
    void members_come_and_go_by_the_day_and_nothing_is_overwritten() {
        book.form("YH-1", VILLAGE, FORMED, LocalDate.of(2028, 12, 31), List.of(line("甲", "new-worthy", true), line("乙", "mass-representative", false)));
        LocalDate day = FORMED.plusDays(30);
        book.adjust("YH-1", VILLAGE, day, List.of(line("甲", "new-worthy", true), line("丙", "other", false)), "乙外出务工");
        assertThat(council.members(VILLAGE, day.minusDays(1))).extracting(Member::name).containsExactly("甲", "乙");
        assertThat(council.members(VILLAGE, day)).extracting(Member::name).containsExactly("甲", "丙");
        assertThat(council.lastChange(VILLAGE)).contains(day);
        assertThat(council.changes(VILLAGE)).extracting(CouncilChange::name).containsExactly("丙", "乙", "甲", "乙");
        assertThat(council.changes(VILLAGE).get(1)).returns("乙外出务工", CouncilChange::reason).returns(day.minusDays(1), CouncilChange::day);
        assertThatThrownBy(() -> book.form("YH-1", VILLAGE, day, LocalDate.of(2031, 12, 31), List.of())).isInstanceOf(Refusal.class)
                .hasMessageContaining("应晚于");
        book.form("YH-1", VILLAGE, day.plusDays(1), LocalDate.of(2031, 12, 31), List.of(line("丁", "other", true)));
        assertThat(council.sitting(VILLAGE)).extracting(Member::name).containsExactly("丁");
        assertThat(council.terms(VILLAGE)).extracting(CouncilTerm::endedOn).containsExactly(null, day);
    }

    @Test
    void an_entry_is_corrected_once_by_the_difference_and_so_is_a_correction() {
        book.form("YH-1", VILLAGE, FORMED, LocalDate.of(2028, 12, 31), List.of(line("甲", "new-worthy", true)));
        Member member = council.sitting(VILLAGE).get(0);
        jdbc.sql("insert into council_points (org_code, member_id, event, points, legal_basis, entered_by, entered_at) values (?, ?, 'attend', 2, '规定',"
                + " 'x', current_timestamp)").params(VILLAGE, member.id()).update();
        long entry = ledger.page(VILLAGE, 0, 10).get(0).id();
        ledger.correct(entry, 0, "未到会");
        assertThatThrownBy(() -> ledger.correct(entry, 1, "又改")).isInstanceOf(Refusal.class).hasMessageContaining("每笔只能更正一次");
        PointsEntry correction = ledger.page(VILLAGE, 0, 10).get(0);
        assertThat(correction).returns(-2, PointsEntry::points).returns(entry, PointsEntry::corrects).returns("correction", PointsEntry::event);
        ledger.correct(correction.id(), -1, "到了一半");
        assertThat(ledger.sums(member.termId())).containsEntry("甲", 1);
        assertThat(ledger.page(VILLAGE, 1, 2)).hasSize(1);
    }
}
