package org.cunyi.publicity.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.decision.Sheets;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notices put straight on 王村's board, under case numbers of their own, taken away again after the test; and what a reader's HTTP sees. */
public class WallNotices {

    public static final String WANG = "990101102201";
    private static final String MINE = "GS-" + WANG + "-2024-9";
    private static final Set<String> PERSONAL = Set.of("candidate", "handling");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final JdbcClient jdbc;
    private final int port;
    private int count;
    private int receipts;

    public WallNotices(JdbcClient jdbc, int port) {
        this.jdbc = jdbc;
        this.port = port;
    }

    public String hang(String title, String body) {
        return hang("resolution", "posted", true, TestClock.TODAY, title, body);
    }

    public String hang(String kind, String state, boolean publicBoard, LocalDate postedOn, String title, String body) {
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
        if (PERSONAL.contains(kind)) {
            with(id, "after_period", "vanish").with(id, "searchable", false);
        }
        return id;
    }

    /** A notice of 张村 with a procedure behind it, which takes objections. */
    public String posted(Walk walk, String title) {
        String number = walk.begin("zhang-clerk", "decision", Sheets.matter("public-welfare"));
        walk.complete("zhang-secretary", number, "party_proposal", Sheets.proposal());
        walk.complete("zhang-clerk", number, "joint_consultation", Sheets.consultation());
        walk.complete("zhang-clerk", number, "party_review", Sheets.review());
        walk.complete("zhang-clerk", number, "villagers_resolution", Sheets.representatives());
        String publication = walk.child(number, 0);
        walk.release(publication, title, "会议同意硬化道路三公里。");
        return jdbc.sql("select id from notice where case_number = ?").param(publication).query(String.class).single();
    }

    /** Changes a column of a notice, as what happens to it later would. */
    public WallNotices with(String id, String column, Object value) {
        jdbc.sql("update notice set " + column + " = ? where id = ?").params(value, id).update();
        return this;
    }

    public void withdraw(String id, OffsetDateTime at, String reason) {
        with(id, "state", "withdrawn").with(id, "withdrawn_at", at).with(id, "withdrawn_reason", reason);
    }

    public void table(String id, String caption, int headerRows, String cells) {
        jdbc.sql("insert into notice_table (notice_id, position, caption, source_name, header_rows, cells) select ?, count(*), ?, '表.xlsx', ?, ?"
                + " from notice_table where notice_id = ?").params(id, caption, headerRows, cells, id).update();
    }

    /** An objection that was answered, by the township where it had gone there. */
    public void answered(String id, String content, String verdict, String answer, boolean open, boolean byTownship) {
        OffsetDateTime at = OffsetDateTime.parse("2026-11-23T23:30:00+08:00");
        jdbc.sql("insert into objection (receipt, notice_id, case_number, about, content, received_on, received_at, state, answer_due,"
                        + " legal_basis, escalated_at, verdict, answer, answer_public, answered_by, answered_at) select ?, id, case_number,"
                        + " 'publication', ?, ?, ?, 'answered', ?, '法', ?, ?, ?, ?, 'wang-committee', ? from notice where id = ?")
                .params(receipt(), content, TestClock.TODAY, at, TestClock.TODAY.plusDays(3), byTownship ? at : null, verdict, answer, open, at, id)
                .update();
    }

    /** The number of the objection that was put in last. */
    public String lastReceipt() {
        return "WA11-WA11-%04d".formatted(receipts);
    }

    private String receipt() {
        receipts++;
        return lastReceipt();
    }

    public int objections(String id) {
        return jdbc.sql("select count(*) from objection where notice_id = ?").param(id).query(Integer.class).single();
    }

    /** What addresses have done so far is forgotten. */
    public void forgetCallers() {
        jdbc.sql("delete from throttle").update();
    }

    /** An official of 王村 of whom that notice tells. */
    public void cadre(String notice, String login) {
        jdbc.sql("insert into cadre_entry (post_id, number, kind, on_day, review_missing, case_number, recorded_by, recorded_at)"
                        + " select t.id, 1000, 'changed', ?, false, n.case_number, 'wang-clerk', ? from post t join person p on p.id = t.person_id,"
                        + " notice n where p.login = ? and n.id = ?")
                .params(TestClock.TODAY, OffsetDateTime.parse("2026-11-22T10:00:00+08:00"), login, notice).update();
    }

    public void takeDown() {
        jdbc.sql("delete from cadre_entry where case_number like ?").param(MINE + "%").update();
        jdbc.sql("delete from objection where case_number like ? or receipt like 'WA11-WA11-%'").param(MINE + "%").update();
        jdbc.sql("delete from notice_table where notice_id in (select id from notice where case_number like ?)").param(MINE + "%").update();
        jdbc.sql("update notice set corrects = null where case_number like ?").param(MINE + "%").update();
        jdbc.sql("delete from notice where case_number like ?").param(MINE + "%").update();
        jdbc.sql("delete from case_file where case_number like ?").param(MINE + "%").update();
    }

    HttpResponse<byte[]> get(String path) {
        return send(request(path));
    }

    /** The words of a page. */
    String page(String path) {
        return new String(get(path).body(), StandardCharsets.UTF_8);
    }

    HttpResponse<byte[]> post(String path, String type, String body, String... headers) {
        HttpRequest.Builder request = request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** A form as a browser sends it: names and values in turn. */
    HttpResponse<byte[]> submit(String path, String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&").append(fields[i]).append('=').append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return post(path, "application/x-www-form-urlencoded", body.toString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
