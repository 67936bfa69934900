package org.cunyi.publicity.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.cunyi.TestClock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notices put straight on 王村's board, under case numbers of their own, taken away again after the test; and what a reader's HTTP sees. */
class WallNotices {

    static final String WANG = "990101102201";
    private static final String MINE = "GS-" + WANG + "-2024-9";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final JdbcClient jdbc;
    private final int port;
    private int count;

    WallNotices(JdbcClient jdbc, int port) {
        this.jdbc = jdbc;
        this.port = port;
    }

    String hang(String title, String body) {
        return hang("resolution", "posted", true, TestClock.TODAY, title, body);
    }

    String hang(String kind, String state, boolean publicBoard, LocalDate postedOn, String title, String body) {
        String id = UUID.randomUUID().toString();
        String number = MINE + "%03d".formatted(count++);
        boolean draft = state.equals("draft");
        jdbc.sql("insert into case_file (case_number, process, org_code, title, started_by, started_at) values (?, 'publicity', ?, ?,"
                + " 'wang-clerk', ?)").params(number, WANG, "张贴", OffsetDateTime.parse("2024-01-01T00:00:00+08:00")).update();
        jdbc.sql("insert into notice (id, case_number, org_code, kind, title, body, state, public_board, minimum_days, legal_basis,"
                        + " drafted_by, posted_on, ends_on, closed_at) values (?, ?, ?, ?, ?, ?, ?, ?, 15, ?, 'wang-clerk', ?, ?, ?)")
                .params(id, number, WANG, kind, title, body, state, publicBoard, "《中华人民共和国村民委员会组织法》（2025年修订）第三十五条",
                        draft ? null : postedOn, draft ? null : postedOn.plusDays(15),
                        state.equals("closed") ? OffsetDateTime.parse(postedOn.plusDays(16) + "T01:30:00Z") : null).update();
        return id;
    }

    void takeDown() {
        jdbc.sql("delete from notice where case_number like ?").param(MINE + "%").update();
        jdbc.sql("delete from case_file where case_number like ?").param(MINE + "%").update();
    }

    HttpResponse<byte[]> get(String path) {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
