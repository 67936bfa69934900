package org.cunyi.deliberation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.decision.Sheets.LI;
import static org.cunyi.decision.Sheets.WANG;
import static org.cunyi.decision.Sheets.ZHANG;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.audit.AuditChain;
import org.cunyi.notification.WebForm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of the councils: who sees what, what is refused, and that nothing typed is lost. */
@CunyiTest
class DeliberationPagesTest {

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private AuditChain audit;

    private WebForm browser;

    @BeforeEach
    void open() {
        browser = new WebForm(port);
    }

    private HttpResponse<String> see(String login, String path) throws IOException, InterruptedException {
        browser.login(login);
        return browser.get(path);
    }

    private static Map<String, String> typed(String title) {
        Map<String, String> form = new HashMap<>();
        Papers.topic(title).forEach((k, v) -> form.put(k, v.toString()));
        return form;
    }

    @Test
    void a_member_raises_a_topic_on_the_page_and_sees_where_it_stands() throws Exception {
        browser.login("li-council-member");
        assertThat(browser.get("/deliberation/topics/new").body()).contains("提出议题").doesNotContain("所属村");
        HttpResponse<String> raised = browser.post("/deliberation/topics/new", typed("修缮凉亭\u3000一座"));
        assertThat(raised.statusCode()).isEqualTo(302);
        String where = raised.headers().firstValue("Location").orElseThrow();
        String number = where.replaceFirst(".*raised=", "");
        assertThat(number).startsWith("YT-" + LI);
        assertThat(browser.get("/deliberation/topics?raised=" + number).body()).contains("已经提出，等待村党组织会前预审").contains("修缮凉亭").contains("等待会前预审");
        assertThat(new Client(port, "li-secretary").complete(number, "prereview", Papers.rejected("《文物保护法》第二十一条")).status()).isEqualTo(204);
        assertThat(browser.get("/deliberation/topics").body()).contains("不予列入").contains("法律、政策已有规定");
        assertThat(see("li-council-chair", "/deliberation/topics").body()).doesNotContain("修缮凉亭");
    }

    @Test
    void what_is_wrong_stands_beside_its_field_and_everything_typed_is_kept() throws Exception {
        browser.login("li-council-member");
        Map<String, String> form = typed("太长".repeat(60));
        form.put("proposal", "  ");
        form.put("content", "第一行\r\n第二行 <b>不是标签</b>");
        HttpResponse<String> refused = browser.post("/deliberation/topics/new", form);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body().replace("\r", "")).contains("议题名称：不能超过100字").contains("建议方案：必须填写").contains("有2项需要改正")
                .contains("太长".repeat(60)).contains("第一行\n第二行 &lt;b&gt;不是标签&lt;/b&gt;").contains("三组全体村民").contains("aria-invalid=\"true\"");
        assertThat(browser.postWithoutToken("/deliberation/topics/new", typed("没有令牌")).statusCode()).isEqualTo(403);
        Map<String, String> foreign = typed("替邻村提");
        foreign.put("villageCode", ZHANG);
        HttpResponse<String> elsewhere = browser.post("/deliberation/topics/new", foreign);
        assertThat(elsewhere.statusCode()).isEqualTo(403);
        assertThat(elsewhere.body()).contains("不在该单位担任").contains("替邻村提");
        assertThat(see("li-clerk", "/deliberation/topics/new").statusCode()).isEqualTo(403);
    }

    @Test
    void the_council_is_seen_in_its_village_and_above_and_nowhere_else() throws Exception {
        for (String login : new String[] {"li-council-member", "li-clerk", "liulin-office", "county-civil-affairs", "auditor"}) {
            HttpResponse<String> page = see(login, "/deliberation/" + LI);
            assertThat(page.statusCode()).as(login).isEqualTo(200);
            assertThat(page.body()).contains("李怀谷").contains("2028年12月31日").contains("新乡贤").contains("加入20人");
        }
        for (String login : new String[] {"zhang-council-member", "shiqiao-office", "modeller", "admin"}) {
            assertThat(see(login, "/deliberation/" + LI).statusCode()).as(login).isEqualTo(404);
            assertThat(browser.get("/deliberation/" + LI + "/points").statusCode()).as(login).isEqualTo(404);
        }
        assertThat(see("liulin-office", "/deliberation/990101101999").statusCode()).isEqualTo(404);
        HttpResponse<String> stranger = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/deliberation/"
                + LI + "/points")).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(stranger.body()).doesNotContain("李怀谷");
        assertThat(see("admin", "/deliberation").statusCode()).isEqualTo(403);
    }

    @Test
    void points_stand_in_the_order_of_the_list_and_only_the_chair_corrects_each_entry_once() throws Exception {
        String number = raised("接送站刷漆");
        assertThat(new Client(port, "wang-secretary").complete(number, "prereview", Papers.accepted()).status()).isEqualTo(204);
        long entry = jdbc.sql("select id from council_points where case_number = ?").param(number).query(Long.class).single();
        String path = "/deliberation/" + WANG + "/points";
        String member = see("wang-council-member", path).body();
        assertThat(member).contains("沈月华").contains("+3").contains(number).doesNotContain("记一笔更正");
        String sums = member.substring(member.indexOf("本届合计"), member.indexOf("积分明细"));
        assertThat(sums.indexOf("王怀远")).isPositive().isLessThan(sums.indexOf("沈月华"));
        Map<String, String> right = Map.of("points", "1", "reason", "与他人合提");
        assertThat(browser.post(path + "/" + entry + "/correct", right).statusCode()).isEqualTo(403);
        browser.login("wang-council-chair");
        assertThat(browser.post(path + "/" + entry + "/correct", Map.of("points", "一分", "reason", "与他人合提")).body()).contains("应为整数").contains("一分");
        assertThat(browser.post(path + "/" + entry + "/correct", Map.of("points", "1", "reason", " ")).body()).contains("更正理由：必须填写");
        assertThat(browser.post(path + "/" + entry + "/correct", Map.of("points", "3", "reason", "没有错")).body()).contains("没有更正");
        assertThat(browser.post(path + "/0/correct", right).statusCode()).isEqualTo(404);
        assertThat(browser.post("/deliberation/" + LI + "/points/" + entry + "/correct", right).statusCode()).isEqualTo(404);
        assertThat(browser.post(path + "/" + entry + "/correct", right).statusCode()).isEqualTo(302);
        assertThat(browser.post(path + "/" + entry + "/correct", right).statusCode()).isEqualTo(409);
        assertThat(jdbc.sql("select points from council_points where id = ? or corrects = ? order by id").params(entry, entry).query(Integer.class).list())
                .containsExactly(3, -2);
        assertThat(browser.get(path).body()).contains("已更正").contains("第" + entry + "笔：与他人合提");
        assertThat(audit.entries(number).stream().filter(e -> e.action().equals("points.corrected"))).singleElement()
                .satisfies(e -> assertThat(e.payload()).contains("\"to\":1").doesNotContain("合提"));
    }

    private String raised(String title) {
        Map<String, Object> body = Map.of("process", "deliberation-topic", "villageCode", WANG, "variables", Papers.topic(title));
        return new Client(port, "wang-council-member").post("/api/cases", body).json().path("caseNumber").asText();
    }

    @Test
    void the_statistics_count_what_happened_by_village_and_year() throws Exception {
        Map<String, String> before = row(workbook("liulin-office", ""));
        for (Map<String, Object> verdict : java.util.List.of(Papers.accepted(), Papers.rejected("《土地管理法》"), Papers.notPrepared("预算"))) {
            Map<String, Object> body = Map.of("process", "deliberation-topic", "villageCode", LI, "variables", Papers.topic("统计用议题"));
            String number = new Client(port, "li-council-member").post("/api/cases", body).json().path("caseNumber").asText();
            assertThat(new Client(port, "li-secretary").complete(number, "prereview", verdict).status()).isEqualTo(204);
        }
        Map<String, String> after = row(workbook("liulin-office", ""));
        assertThat(after.get("现有成员")).isEqualTo("20.0");
        assertThat(more(before, after, "提出议题")).isEqualTo(3);
        assertThat(more(before, after, "列入议程")).isEqualTo(1);
        assertThat(more(before, after, "不予列入：法律政策已有规定")).isEqualTo(1);
        assertThat(more(before, after, "退回补充：没有准备充分")).isEqualTo(1);
        assertThat(row(workbook("liulin-office", "?year=2025")).get("提出议题")).isEqualTo("0.0");
        String page = see("liulin-office", "/deliberation").body();
        assertThat(page).contains("张村").contains("李村").doesNotContain("王村").contains("/deliberation/" + LI);
        assertThat(see("li-clerk", "/deliberation").body()).contains("李村").doesNotContain("张村");
        assertThat(browser.get("/deliberation?org=" + ZHANG).statusCode()).isEqualTo(400);
        assertThat(browser.get("/deliberation?year=1999").statusCode()).isEqualTo(400);
        assertThat(browser.get("/deliberation.xlsx?org=" + ZHANG).statusCode()).isEqualTo(400);
        assertThat(see("county-organization", "/deliberation?org=990101102").body()).contains("王村").doesNotContain("张村");
    }

    private static int more(Map<String, String> before, Map<String, String> after, String head) {
        return (int) (Double.parseDouble(after.get(head)) - Double.parseDouble(before.get(head)));
    }

    /** The row of 李村 by its heads. */
    private static Map<String, String> row(byte[] file) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            Row heads = book.getSheetAt(0).getRow(0);
            for (Row row : book.getSheetAt(0)) {
                if (row.getCell(0).toString().equals(LI)) {
                    Map<String, String> cells = new HashMap<>();
                    heads.forEach(h -> cells.put(h.toString(), row.getCell(h.getColumnIndex()).toString()));
                    return cells;
                }
            }
        }
        throw new AssertionError("no row of " + LI);
    }

    private byte[] workbook(String login, String query) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/deliberation.xlsx" + query))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((login + ":cunyi-demo").getBytes())).build(),
                HttpResponse.BodyHandlers.ofByteArray()).body();
    }
}
