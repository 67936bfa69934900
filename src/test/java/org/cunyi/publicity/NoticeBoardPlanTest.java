package org.cunyi.publicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.publicity.BoardDatabase.COUNTY;
import static org.cunyi.publicity.BoardDatabase.RARE;
import static org.cunyi.publicity.BoardDatabase.TOWNSHIP;
import static org.cunyi.publicity.BoardDatabase.VILLAGE;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.cunyi.TestClock;
import org.cunyi.publicity.NoticeBoard.Place;
import org.cunyi.shared.database.Dialect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How PostgreSQL answers the board's questions in a county with many notices: by index, whatever it costs in time on this machine. */
class NoticeBoardPlanTest {

    /** The few corrections of a page are another matter: in so small a county they may be hashed. */
    private static final String[] SCANNED = {"Seq Scan on notice n", "Seq Scan on notice x"};
    private static final int NOTICES = 5_000;
    private static final Optional<Place> START = Optional.empty();
    private static BoardDatabase database;
    private static NoticeBoard board;

    @BeforeAll
    static void fill() throws Exception {
        database = new BoardDatabase(NOTICES);
        board = new NoticeBoard(JdbcClient.create(database.listening()), new TestClock(), new Dialect(true));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static void usesIndexes(Supplier<List<BoardLine>> asked, String... indexes) {
        assertThat(asked.get()).isNotEmpty();
        String plan = database.plan(asked);
        assertThat(plan).contains(indexes).doesNotContain(SCANNED);
    }

    @Test
    void the_board_of_a_village_is_read_from_its_own_index() {
        usesIndexes(() -> board.archive(VILLAGE, START, 21), "notice_board");
        usesIndexes(() -> board.current(TOWNSHIP, START, 21), "notice_ends");
    }

    @Test
    void the_board_of_a_county_is_read_from_the_newest_on() {
        usesIndexes(() -> board.archive(COUNTY, START, 21), "notice_newest");
        usesIndexes(() -> board.current(COUNTY, START, 21), "notice_");
        usesIndexes(() -> board.feed(COUNTY, 50), "notice_newest", "notice_withdrawn");
    }

    @Test
    void reading_on_from_a_place_begins_at_that_place() {
        BoardLine far = board.archive(COUNTY, START, 1000).get(999);
        Place place = new Place(far.postedOn(), far.id(), false);
        usesIndexes(() -> board.archive(COUNTY, Optional.of(place), 21), "notice_newest", "ROW(posted_on, (id)::text) <");
        assertThat(board.archive(COUNTY, Optional.of(place), 21).get(0).id()).isEqualTo(board.archive(COUNTY, START, 1001).get(1000).id());
    }

    @Test
    void a_rare_word_is_found_by_the_index_of_words() {
        usesIndexes(() -> board.search("", RARE, START, 21), "notice_words");
        usesIndexes(() -> board.search(COUNTY, RARE, START, 21), "notice_words");
        assertThat(board.search("", RARE, START, 21)).hasSize(1);
    }

    @Test
    void a_frequent_word_fills_its_page_from_the_newest_notices_and_reads_on_from_there() {
        usesIndexes(() -> board.search(COUNTY, BoardDatabase.COMMON, START, 21), "notice_newest");
        usesIndexes(() -> board.search(VILLAGE, "公告", START, 21), "notice_board");
        List<BoardLine> all = board.search(COUNTY, BoardDatabase.COMMON, START, 1000);
        BoardLine far = all.get(500);
        assertThat(board.search(COUNTY, BoardDatabase.COMMON, Optional.of(new Place(far.postedOn(), far.id(), false)), 21))
                .isEqualTo(all.subList(501, 522));
        assertThat(board.search(COUNTY, BoardDatabase.COMMON, Optional.of(new Place(far.postedOn(), far.id(), true)), 21))
                .isEqualTo(all.subList(479, 500));
    }

    @Test
    void a_word_that_is_nowhere_is_not_looked_for_in_every_text() {
        assertThat(board.search("", "没有这个词组", START, 21)).isEmpty();
        String plan = database.plan(() -> board.search("", "没有这个词组", START, 21));
        assertThat(plan).contains("notice_words").doesNotContain(SCANNED);
    }
}
