package org.cunyi.publicity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.cunyi.TestClock;
import org.cunyi.TestPostgres;
import org.cunyi.publicity.NoticeBoard.Place;
import org.cunyi.shared.database.Dialect;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Times the board's queries over 100,000 notices of 204 villages and prints how PostgreSQL answers them (docs/board.md). */
public final class BoardBench {

    private static final int ROUNDS = 50;
    private static final int PAGE = 21;
    private static final Optional<Place> START = Optional.empty();

    private BoardBench() {
    }

    public static void main(String[] arguments) throws Exception {
        int notices = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        Instant began = Instant.now();
        try (BoardDatabase database = new BoardDatabase(notices)) {
            System.out.printf("filled %d notices in %d s; table %s, index of words %s%n", notices, Duration.between(began, Instant.now()).toSeconds(),
                    size(database, "notice"), size(database, "notice_words"));
            NoticeBoard board = new NoticeBoard(JdbcClient.create(database.listening()), new TestClock(), new Dialect(true));
            Map<String, Supplier<?>> asked = questions(board);
            Map<String, String> plans = new LinkedHashMap<>();
            System.out.printf("%-34s %8s %8s %8s%n", "milliseconds", "median", "p95", "worst");
            asked.forEach((name, question) -> {
                time(name, question);
                plans.put(name, database.plan(question));
            });
            plans.forEach((name, plan) -> System.out.printf("%n--- %s%n%s%n", name, plan));
        }
        TestPostgres.server().close();
        System.exit(0);
    }

    private static Map<String, Supplier<?>> questions(NoticeBoard board) {
        Map<String, Supplier<?>> asked = new LinkedHashMap<>();
        for (String unit : List.of(BoardDatabase.VILLAGE, BoardDatabase.TOWNSHIP, BoardDatabase.COUNTY)) {
            asked.put("current " + unit, () -> board.current(unit, START, PAGE));
            asked.put("archive " + unit, () -> board.archive(unit, START, PAGE));
            asked.put("feed " + unit, () -> board.feed(unit, 50));
        }
        BoardLine far = board.archive(BoardDatabase.COUNTY, START, 50_000).get(49_999);
        Optional<Place> place = Optional.of(new Place(far.postedOn(), far.id(), false));
        asked.put("archive of the county, page 2500", () -> board.archive(BoardDatabase.COUNTY, place, PAGE));
        asked.put("search rare word", () -> board.search("", BoardDatabase.RARE, START, PAGE));
        asked.put("search common word", () -> board.search("", BoardDatabase.COMMON, START, PAGE));
        asked.put("search word that is nowhere", () -> board.search("", "没有这个词组", START, PAGE));
        asked.put("search one letter", () -> board.search("", "龘", START, PAGE));
        asked.put("search number in title", () -> board.search("", "第54321号", START, PAGE));
        asked.put("search common word in a village", () -> board.search(BoardDatabase.VILLAGE, BoardDatabase.COMMON, START, PAGE));
        asked.put("search common word in a township", () -> board.search(BoardDatabase.TOWNSHIP, BoardDatabase.COMMON, START, PAGE));
        asked.put("one notice", () -> board.find(far.id()));
        return asked;
    }

    private static void time(String name, Supplier<?> question) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            long from = System.nanoTime();
            question.get();
            times.add((System.nanoTime() - from) / 1e6);
        }
        Collections.sort(times);
        System.out.printf("%-34s %8.1f %8.1f %8.1f%n", name, times.get(ROUNDS / 2), times.get(ROUNDS * 95 / 100), times.get(ROUNDS - 1));
    }

    private static String size(BoardDatabase database, String relation) {
        return database.jdbc().sql("select pg_size_pretty(pg_total_relation_size(cast(? as regclass)))").param(relation).query(String.class).single();
    }
}
