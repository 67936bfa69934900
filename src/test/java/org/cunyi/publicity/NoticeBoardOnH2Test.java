package org.cunyi.publicity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cunyi.TestClock;
import org.cunyi.publicity.NoticeBoard.Place;
import org.cunyi.shared.database.Dialect;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The board's questions on the other database, which has no index of words. */
class NoticeBoardOnH2Test {

    private static final LocalDate TODAY = TestClock.TODAY;
    private static final String COUNTY = "990101";
    private static final String VILLAGE = "990101102201";
    private static final Optional<Place> START = Optional.empty();

    private JdbcClient jdbc;
    private NoticeBoard board;

    @BeforeEach
    void database() throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(database).locations("classpath:db/migration/common").load().migrate();
        jdbc = JdbcClient.create(database);
        jdbc.sql("insert into org_unit (code, name, level, valid_from) values (?, '清河县', 'county', date '2020-01-01')").param(COUNTY).update();
        jdbc.sql("insert into org_unit (code, name, level, kind, valid_from) values (?, '王村', 'village', 'village', date '2020-01-01')")
                .param(VILLAGE).update();
        jdbc.sql("insert into case_file (case_number, process, org_code, title, started_by, started_at) values ('GS-1', 'publicity', ?, '张贴',"
                + " 'x', current_timestamp)").param(COUNTY).update();
        board = new NoticeBoard(jdbc, new TestClock(), new Dialect(false));
    }

    private String hang(String title, LocalDate postedOn, String state) {
        String id = UUID.randomUUID().toString();
        jdbc.sql("insert into notice (id, case_number, org_code, kind, title, body, state, public_board, drafted_by, posted_on, ends_on) values"
                        + " (?, 'GS-1', ?, 'resolution', ?, '100%的正文', ?, true, 'x', ?, ?)")
                .params(id, VILLAGE, title, state, postedOn, postedOn.plusDays(15)).update();
        return id;
    }

    private static List<String> titles(List<BoardLine> lines) {
        return lines.stream().map(BoardLine::title).toList();
    }

    @Test
    void current_archive_search_and_feed_agree_with_the_real_database() {
        hang("今天", TODAY, "posted");
        hang("往期", TODAY.minusDays(40), "closed");
        hang("草稿", TODAY, "draft");
        for (String unit : List.of(VILLAGE, "990101102", COUNTY)) {
            assertThat(titles(board.current(unit, START, 21))).containsExactly("今天");
            assertThat(titles(board.archive(unit, START, 21))).containsExactly("往期");
            assertThat(titles(board.feed(unit, 50))).containsExactly("今天", "往期");
        }
        assertThat(board.current("990101101", START, 21)).isEmpty();
        assertThat(titles(board.search("", "往", START, 21))).containsExactly("往期");
        assertThat(titles(board.search(COUNTY, "100%", START, 21))).containsExactly("今天", "往期");
        assertThat(board.search("", "0_的", START, 21)).isEmpty();
    }

    @Test
    void a_withdrawn_notice_names_its_correction() {
        String wrong = hang("错", TODAY, "withdrawn");
        jdbc.sql("update notice set withdrawn_at = ?, withdrawn_reason = '错' where id = ?")
                .params(OffsetDateTime.parse("2026-11-22T12:00:00+08:00"), wrong).update();
        String right = hang("对", TODAY, "posted");
        jdbc.sql("update notice set corrects = ? where id = ?").params(wrong, right).update();
        BoardLine line = board.find(wrong).orElseThrow();
        assertThat(line.correction()).isEqualTo(right);
        assertThat(line.correctionPosted()).isTrue();
        assertThat(board.changedAt(line)).isEqualTo("2026-11-22T12:00:00+08:00");
    }

    @Test
    void leafing_there_and_back_sees_every_notice_once() {
        for (int i = 0; i < 9; i++) {
            hang("第" + i + "号", TODAY.minusDays(40 + i / 4), "closed");
        }
        List<BoardLine> all = board.archive(COUNTY, START, 21);
        BoardLine fourth = all.get(3);
        assertThat(titles(board.archive(COUNTY, Optional.of(new Place(fourth.postedOn(), fourth.id(), false)), 21)))
                .isEqualTo(titles(all.subList(4, 9)));
        assertThat(titles(board.archive(COUNTY, Optional.of(new Place(fourth.postedOn(), fourth.id(), true)), 2)))
                .isEqualTo(titles(all.subList(1, 3)));
    }
}
