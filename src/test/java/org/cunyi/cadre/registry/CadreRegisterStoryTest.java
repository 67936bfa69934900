package org.cunyi.cadre.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.publicity.calendar.CalendarPages.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.audit.AuditChain;
import org.cunyi.audit.AuditEntry;
import org.cunyi.org.ImportKind;
import org.cunyi.org.ImportReport;
import org.cunyi.org.RosterImport;
import org.cunyi.publicity.calendar.CalendarPages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** 王村's officials come, change and go: over plain HTTP, as the township, the clerk and the villagers meet it. */
@CunyiTest
class CadreRegisterStoryTest {

    private static final String WANG = "990101102201";
    private static final String LIST = "/registers/cadres";
    private static final AtomicInteger NEXT = new AtomicInteger();

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Reviews reviews;
    @Autowired
    private RosterImport imports;
    @Autowired
    private AuditChain audit;
    @Autowired
    private TransactionTemplate transaction;

    private final String login = "wang-cadre-" + NEXT.incrementAndGet();

    /** The villages' officials are counted by other tests. */
    @AfterEach
    void forget() {
        for (String table : List.of("cadre_evaluation where post_id in (select id from post where person_id in (P))",
                "cadre_entry where post_id in (select id from post where person_id in (P))", "cadre_review where person_id in (P)",
                "kinship where person_id in (P) or relative_id in (P)", "post where person_id in (P)")) {
            jdbc.sql("delete from " + table.replace("P", "select id from person where login like 'wang-cadre-%'")).update();
        }
    }

    private CalendarPages pages(String official) {
        return new CalendarPages(port, official);
    }

    private Map<String, String> appointment(String kind, String title, String cause) {
        Map<String, String> form = new HashMap<>(Map.of("org", WANG, "login", login, "name", "周大山", "title", title, "kind", kind, "cause", cause,
                "day", "2026-11-20", "basis", "王村选举结果报告单"));
        form.putAll(Map.of("duties", "分管民政", "officePhone", "0394-6123456", "officeHours", "工作日8:00至17:00"));
        return form;
    }

    private long created(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(302);
        return Long.parseLong(answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", ""));
    }

    private static void refused(HttpResponse<byte[]> answer, int status, String... words) {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(status);
        assertThat(text(answer)).contains(words);
    }

    private void pass(String kind) {
        transaction.executeWithoutResult(t -> reviews.passed(login, "周大山", WANG, PostKind.of(kind).orElseThrow(), LocalDate.parse("2026-11-01"),
                LocalDate.parse("2027-05-01"), "LS-990101102-2026-" + login));
    }

    private String publication(long post) {
        return jdbc.sql("select case_number from cadre_entry where post_id = ? order by number desc fetch first 1 rows only").param(post)
                .query(String.class).single();
    }

    /** Drafts what the register proposes, checks and releases it as those of 王村. */
    private void release(String number) {
        Client clerk = new Client(port, "wang-clerk");
        JsonNode proposed = clerk.get("/engine-rest/task/" + clerk.task(number, "draft_notice") + "/form-variables").json();
        ok(clerk.complete(number, "draft_notice", Map.of("noticeTitle", proposed.path("noticeTitle").path("value").asText(), "noticeBody",
                proposed.path("noticeBody").path("value").asText())));
        ok(new Client(port, "wang-supervision").complete(number, "supervision_opinion", Map.of("agreed", "true", "opinionText", "属实")));
        Client secretary = new Client(port, "wang-secretary");
        Map<String, Object> values = new HashMap<>(Map.of("released", "true"));
        for (JsonNode field : secretary.get("/engine-rest/task/" + secretary.task(number, "release") + "/deployed-form").json().path("components")) {
            if (field.path("key").asText().startsWith("cleared")) {
                values.put(field.path("key").asText(), true);
            }
        }
        ok(secretary.complete(number, "release", values));
    }

    private static void ok(Client.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private String board() {
        return new Client(port, null).get("/public/" + WANG + "/cadres").body();
    }

    @ParameterizedTest
    @CsvSource({"party, 村党组织副书记, appointed", "hired, 文书, appointed", "both, 村党组织书记兼村民委员会主任, elected"})
    void nobody_takes_a_party_or_hired_post_without_a_valid_review(String kind, String title, String cause) {
        CalendarPages township = pages("shiqiao-office");
        refused(township.post(LIST, appointment(kind, title, cause)), 400, "没有有效的任职资格联审", "村干部任职资格联审实施办法");
        Map<String, String> backdated = appointment(kind, title, cause);
        backdated.put("day", "2026-06-30");
        refused(township.post(LIST, backdated), 400, "由系统管理员从名册导入");
        assertThat(jdbc.sql("select count(*) from person where login = ?").param(login).query(Integer.class).single()).as("nothing changed").isZero();

        jdbc.sql("insert into person (login, name) values (?, '周大山')").param(login).update();
        pass(kind);
        assertThat(text(township.get(LIST + "/new"))).contains("已通过联审、尚未任职", "王村周大山", "login=" + login);
        assertThat(text(pages("liulin-office").get(LIST + "/new"))).doesNotContain("周大山");
        assertThat(created(township.post(LIST, appointment(kind, title, cause)))).isPositive();
        refused(township.post(LIST, appointment(kind, title, cause)), 409, "已登记担任这一职务");
    }

    @Test
    void a_file_brings_nobody_into_a_hired_post_unreviewed_and_notes_it_of_whom_the_villagers_elected() {
        String head = "login,name,unit,post,kind,offices,term_from,term_to,valid_from,valid_to,email\r\n";
        ImportReport hired = imports.run(ImportKind.ROSTER, "r.csv", (head + login + ",周大山," + WANG + ",专干,hired,,,,2026-11-01,,\r\n")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(hired.badRows()).singleElement().satisfies(b -> assertThat(b.message()).contains("没有有效的任职资格联审"));
        ImportReport before = imports.run(ImportKind.ROSTER, "r.csv", (head + login + ",周大山," + WANG + ",专干,hired,,,,2026-06-30,2026-08-01,\r\n")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(before.badRows()).as("before the county began to review").isEmpty();
        ImportReport turned = imports.run(ImportKind.ROSTER, "r.csv", ("login,name,unit,post,kind,valid_from\r\nwang-committee,王有田," + WANG
                + ",村民委员会委员,party,2024-01-01\r\n").getBytes(StandardCharsets.UTF_8));
        assertThat(turned.badRows()).as("an old post turned into another kind").singleElement().satisfies(
                b -> assertThat(b.message()).contains("没有有效的任职资格联审"));
        ImportReport elected = imports.run(ImportKind.ROSTER, "r.csv", (head + login + ",周大山," + WANG + ",村民委员会委员,elected,,,,2026-11-01,,\r\n")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(elected.badRows()).isEmpty();
        assertThat(text(pages("shiqiao-office").get(LIST + "?review=missing"))).contains("周大山", "未经联审");
    }

    @Test
    void who_was_elected_unreviewed_is_recorded_marked_and_the_township_told_without_the_name() {
        long post = created(pages("wang-clerk").post(LIST, appointment("elected", "村民委员会委员", "by-election")));
        assertThat(text(pages("shiqiao-office").get(LIST + "/" + post))).contains("未经任职资格联审任职", "补选", "王村选举结果报告单", "分管民政");
        String mail = jdbc.sql("select subject || body from mail_outbox where kind = 'review-missing' and login = 'shiqiao-office'"
                + " order by id desc fetch first 1 rows only").query(String.class).single();
        assertThat(mail).contains("王村", "1名").doesNotContain("周大山");
        List<AuditEntry> acts = audit.entries("DAY-2026-11-22").stream().filter(e -> e.subject().equals("post:" + post)).toList();
        assertThat(acts).singleElement().satisfies(a -> {
            assertThat(a.action()).isEqualTo("cadre.appointed");
            assertThat(a.payload()).contains("\"reviewMissing\":true", "hmac:").doesNotContain("周大山");
        });
        pass("elected");
        assertThat(text(pages("shiqiao-office").get(LIST + "?review=missing"))).doesNotContain("周大山");
    }

    @Test
    void the_villagers_read_what_was_released_and_nothing_else_until_the_end_is_released() {
        CalendarPages clerk = pages("wang-clerk");
        long post = created(clerk.post(LIST, appointment("elected", "村民委员会委员", "by-election")));
        assertThat(board()).as("not released").doesNotContain("周大山");
        release(publication(post));
        assertThat(board()).contains("周大山", "村民委员会委员", "分管民政", "0394-6123456").doesNotContain(login);

        Map<String, String> change = new HashMap<>(Map.of("seen", "5", "day", "2026-11-21", "basis", "两委会记录", "duties", "分管环境卫生"));
        refused(clerk.post(LIST + "/" + post + "/change", change), 409, "已由他人登记变更");
        change.put("seen", "1");
        assertThat(clerk.post(LIST + "/" + post + "/change", change).statusCode()).isEqualTo(302);
        assertThat(board()).as("a newer version is being prepared").contains("分管民政").doesNotContain("分管环境卫生");
        refused(clerk.post(LIST + "/" + post + "/change", change), 409, "已由他人登记变更");
        release(publication(post));
        assertThat(board()).contains("分管环境卫生").doesNotContain("分管民政", "0394-6123456");

        Map<String, String> end = new HashMap<>(Map.of("seen", "2", "day", "2026-11-21", "basis", "辞职申请和村民代表会议决议", "cause", "dismissed"));
        refused(clerk.post(LIST + "/" + post + "/end", end), 400, "终止原因：请从列表中选择");
        end.put("cause", "resigned");
        end.put("day", "2026-11-19");
        refused(clerk.post(LIST + "/" + post + "/end", end), 400, "不能早于任职日期");
        end.put("day", "2026-11-22");
        assertThat(clerk.post(LIST + "/" + post + "/end", end).statusCode()).isEqualTo(302);
        refused(clerk.post(LIST + "/" + post + "/end", end), 409, "已经登记终止");
        assertThat(board()).as("still held today").contains("周大山");
        release(publication(post));
        assertThat(board()).doesNotContain("周大山");
        assertThat(text(clerk.get(LIST + "/" + post))).as("nothing is overwritten").contains("辞职", "分管环境卫生", "补选");
    }

    @Test
    void a_post_that_a_roster_ended_is_shown_to_nobody_and_only_its_end_is_entered() {
        CalendarPages clerk = pages("wang-clerk");
        long post = created(clerk.post(LIST, appointment("elected", "村民委员会委员", "by-election")));
        release(publication(post));
        assertThat(board()).contains("周大山");
        assertThat(imports.run(ImportKind.ROSTER, "r.csv", ("login,name,unit,post,kind,valid_from,valid_to\r\n" + login + ",周大山," + WANG
                + ",村民委员会委员,elected,2026-11-20,2026-11-21\r\n").getBytes(StandardCharsets.UTF_8)).badRows()).isEmpty();
        assertThat(board()).as("nobody posted its end, and it is not held any more").doesNotContain("周大山");

        assertThat(text(clerk.get(LIST + "/" + post))).contains("名册中这一职务已于", "登记终止").doesNotContain("登记信息变更");
        refused(clerk.post(LIST + "/" + post + "/change", Map.of("seen", "1", "day", "2026-11-21", "basis", "两委会记录", "duties", "分管环境卫生")), 409,
                "名册中这一职务已经终止");
        Map<String, String> end = new HashMap<>(Map.of("seen", "1", "day", "2026-11-22", "basis", "辞职申请和村民代表会议决议", "cause", "resigned"));
        refused(clerk.post(LIST + "/" + post + "/end", end), 400, "名册中这一职务已于2026-11-21终止");
        end.put("day", "2026-11-21");
        assertThat(clerk.post(LIST + "/" + post + "/end", end).statusCode()).isEqualTo(302);
        assertThat(board()).as("the notice of its end is being prepared").doesNotContain("周大山");
        release(publication(post));
        assertThat(board()).doesNotContain("周大山");
        assertThat(text(clerk.get(LIST + "/" + post))).contains("辞职", "2026年11月21日");
        assertThat(text(clerk.get(LIST))).doesNotContain("/" + post + "\"");
        assertThat(text(clerk.get(LIST + "?state=ended"))).contains("/" + post + "\"");
    }

    @Test
    void a_relative_of_the_village_committee_does_not_watch_over_it_and_who_was_elected_beside_one_is_warned_about() {
        CalendarPages township = pages("shiqiao-office");
        jdbc.sql("insert into person (login, name) values (?, '周大山')").param(login).update();
        long member = jdbc.sql("select t.id from post t join person p on p.id = t.person_id where p.login = 'wang-committee'").query(Long.class).single();
        Map<String, String> kin = Map.of("relative", login, "relation", "sibling", "day", "2026-01-01");
        refused(pages("wang-clerk").post(LIST + "/" + member + "/kinship", kin), 403, "乡镇组织办");
        assertThat(township.post(LIST + "/" + member + "/kinship", kin).statusCode()).isEqualTo(302);
        refused(township.post(LIST + "/" + member + "/kinship", kin), 409, "已经登记");
        assertThat(text(pages("wang-secretary").get(LIST + "/" + member))).doesNotContain("亲属关系");
        assertThat(text(pages("county-organization").get(LIST + "/" + member))).contains("亲属关系", "兄弟姐妹");

        refused(township.post(LIST, appointment("supervisory", "村务监督委员会成员", "elected")), 400, "王有田", "第三十七条");
        long post = created(township.post(LIST, appointment("elected", "村民委员会委员", "elected")));
        assertThat(text(township.get(LIST + "/" + post))).contains("王有田有近亲属关系", "第八条");
    }

    @Test
    void an_evaluation_is_entered_once_and_corrected_beside_the_first_one() {
        CalendarPages clerk = pages("wang-clerk");
        Map<String, String> form = appointment("elected", "村民委员会委员", "elected");
        form.put("day", "2025-02-01");
        long post = created(clerk.post(LIST, form));
        String path = LIST + "/" + post + "/evaluations";
        refused(clerk.post(path, Map.of("seen", "3", "year", "2025", "result", "competent", "basis", "民主评议记录")), 409, "已由他人登记");
        assertThat(clerk.post(path, Map.of("seen", "0", "year", "2025", "result", "incompetent", "basis", "民主评议记录")).statusCode()).isEqualTo(302);
        refused(clerk.post(path, Map.of("seen", "0", "year", "2025", "result", "competent", "basis", "民主评议记录")), 409, "已由他人登记");
        refused(clerk.post(path, Map.of("seen", "1", "year", "2019", "result", "competent", "basis", "民主评议记录")), 400, "年度");
        assertThat(clerk.post(path, Map.of("seen", "1", "year", "2026", "result", "incompetent", "basis", "民主评议记录")).statusCode()).isEqualTo(302);
        assertThat(text(clerk.get(LIST + "/" + post))).contains("连续两次民主评议不称职", "第三十八条");
        assertThat(clerk.post(path, Map.of("seen", "2", "year", "2025", "result", "competent", "basis", "更正说明")).statusCode()).isEqualTo(302);
        assertThat(text(clerk.get(LIST + "/" + post))).doesNotContain("连续两次民主评议不称职");
        assertThat(jdbc.sql("select count(*) from cadre_evaluation where post_id = ?").param(post).query(Integer.class).single()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"wang-secretary, 200, 200", "wang-clerk, 200, 200", "shiqiao-office, 200, 200", "shiqiao-committee, 200, 200",
        "county-organization, 200, 200", "auditor, 200, 200", "liulin-office, 200, 404", "zhang-clerk, 200, 404", "wang-committee, 403, 403",
        "wang-supervision, 403, 403", "county-civil-affairs, 403, 403", "unit-police, 403, 403", "modeller, 403, 403", "admin, 403, 403"})
    void everybody_reads_what_his_office_gives_him(String official, int list, int one) {
        long post = jdbc.sql("select t.id from post t join person p on p.id = t.person_id where p.login = 'wang-committee'").query(Long.class).single();
        assertThat(pages(official).get(LIST).statusCode()).isEqualTo(list);
        assertThat(pages(official).get(LIST + ".xlsx").statusCode()).isEqualTo(list);
        assertThat(pages(official).get(LIST + "/" + post).statusCode()).isEqualTo(one);
        int written = pages(official).post(LIST + "/" + post + "/end", Map.of("seen", "1", "day", "2026-11-22", "cause", "x", "basis", "x")).statusCode();
        boolean entitled = List.of("wang-clerk", "shiqiao-office").contains(official);
        assertThat(written).isEqualTo(one == 200 ? entitled ? 400 : 403 : one);
    }

    @Test
    void the_clerk_enters_nobody_whom_the_party_appoints_and_nobody_enters_himself() {
        refused(pages("wang-clerk").post(LIST, appointment("hired", "专干", "appointed")), 403, "由乡镇组织办登记");
        refused(pages("liulin-office").post(LIST, appointment("elected", "村民委员会委员", "elected")), 404, "没有找到要登记的村");
        refused(pages("wang-secretary").post(LIST, appointment("elected", "村民委员会委员", "elected")), 404, "没有找到要登记的村");
        Map<String, String> own = appointment("elected", "村民委员会委员", "elected");
        own.put("login", "wang-clerk");
        own.put("name", "冯雨桐");
        refused(pages("wang-clerk").post(LIST, own), 403, "不能登记自己的职务");
        Map<String, String> bad = appointment("elected", "", "appointed");
        bad.putAll(Map.of("officePhone", "13812345678", "day", "2027-01-01", "basis", "JC-990101102201-2026-9999"));
        refused(pages("wang-clerk").post(LIST, bad), 400, "职务：必须填写", "任职方式：请从列表中选择", "任职日期：不能晚于今天", "办公电话：应为固定电话");
        Map<String, String> basis = appointment("elected", "村民委员会委员", "elected");
        basis.put("basis", "JC-990101102201-2026-9999");
        refused(pages("wang-clerk").post(LIST, basis), 400, "没有编号为");
    }

    @Test
    void the_list_is_filtered_and_comes_as_a_workbook() throws Exception {
        CalendarPages county = pages("county-organization");
        assertThat(text(county.get(LIST + "?org=990101102&oneShoulder=true"))).contains("王建川").doesNotContain("张德顺", "王有田");
        assertThat(text(county.get(LIST + "?kind=hired&text=" + java.net.URLEncoder.encode("冯", StandardCharsets.UTF_8)))).contains("冯雨桐")
                .doesNotContain("周晓芸");
        assertThat(county.get(LIST + "?kind=nonsense").statusCode()).isEqualTo(400);
        assertThat(county.get(LIST + "?review=expiring").statusCode()).isEqualTo(200);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(county.get(LIST + ".xlsx?org=" + WANG).body()))) {
            List<String> names = new ArrayList<>();
            book.getSheetAt(0).forEach(r -> names.add(r.getCell(2).getStringCellValue()));
            assertThat(names).contains("姓名", "王建川", "王正言").doesNotContain("张德顺", "石振宇");
        }
    }

    @Test
    void the_public_page_is_for_everybody_and_only_of_villages() {
        HttpResponse<byte[]> page = new CalendarPages(port, null).get("/public/" + WANG + "/cadres");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("max-age=60, public");
        for (String unknown : List.of("990101999999", "990101102", "x")) {
            assertThat(new CalendarPages(port, null).get("/public/" + unknown + "/cadres").statusCode()).as(unknown).isEqualTo(404);
        }
    }
}
