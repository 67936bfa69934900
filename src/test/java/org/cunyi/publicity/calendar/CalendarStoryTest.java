package org.cunyi.publicity.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.publicity.calendar.CalendarPages.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.cunyi.Client;
import org.cunyi.Client.Answer;
import org.cunyi.CunyiTest;
import org.cunyi.DmnTables;
import org.cunyi.publicity.NoticeTables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 李村 publishes its accounts; township, county and auditor see what is missing; nobody sees or touches what is not his. */
@CunyiTest
class CalendarStoryTest {

    private static final String LI = "990101101202";
    private static final String PAGE = "/registers/publication";

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private NoticeTables tables;

    private Client clerk;
    private CalendarPages pages;

    @BeforeEach
    void people() {
        clerk = new Client(port, "li-clerk");
        pages = new CalendarPages(port, "li-clerk");
    }

    /** Cases and notices stay, as those of every story; the items would be seen by others. */
    @AfterEach
    void clear() {
        jdbc.sql("delete from publication_item where org_code = ? and (period like '2019%' or event_title like '测试%')").param(LI).update();
    }

    private long item(String duty, String period, LocalDate due) {
        jdbc.sql("insert into publication_item (org_code, duty_id, duty_code, category, period, due_on, remind_on, state)"
                        + " select ?, id, code, category, ?, ?, ?, 'open' from publication_duty where code = ?")
                .params(LI, period, due, due, duty).update();
        return jdbc.sql("select id from publication_item where org_code = ? and duty_code = ? and period = ?").params(LI, duty, period)
                .query(Long.class).single();
    }

    private JsonNode entry(long id) {
        for (JsonNode e : clerk.get("/api/publication?org=" + LI + "&size=200").json().path("items")) {
            if (e.path("id").asLong() == id) {
                return e;
            }
        }
        throw new AssertionError("no item " + id);
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private void refused(HttpResponse<byte[]> answer, int status, String words) {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(status);
        assertThat(text(answer)).contains(words);
    }

    private String begin(long id) {
        HttpResponse<byte[]> started = pages.post(PAGE + "/" + id + "/case", Map.of());
        assertThat(started.statusCode()).as(text(started)).isEqualTo(302);
        return entry(id).path("caseNumber").asText();
    }

    @Test
    void accounts_are_published_with_their_table_and_the_item_is_done() {
        long id = item("finance-accounts", "2019-10", LocalDate.of(2026, 12, 15));
        assertThat(text(pages.get(PAGE))).contains("2019年10月财务收支明细");
        String number = begin(id);
        assertThat(number).matches("GS-" + LI + "-2026-\\d{4}");
        refused(pages.post(PAGE + "/" + id + "/case", Map.of()), 409, "已在办理或者已经公开");

        JsonNode draft = clerk.get("/engine-rest/task/" + clerk.task(number, "draft_notice") + "/form-variables").json();
        assertThat(draft.path("noticeTitle").path("value").asText()).isEqualTo("李村2019年10月财务收支明细公开");
        assertThat(draft.path("noticeBody").path("value").asText()).contains("见所附表格").contains(number);
        Map<String, Object> notice = Map.of("noticeTitle", "李村财务公开", "noticeBody", "见所附表格。");
        Answer without = clerk.complete(number, "draft_notice", notice);
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.detail()).contains("必须附表格");

        refused(pages.upload(PAGE + "/" + id + "/tables", "账.xlsx", new byte[] {1, 2}), 400, "不是 .xlsx");
        refused(pages.upload(PAGE + "/" + id + "/tables", "账.xlsx", new byte[0]), 400, "请选择");
        refused(pages.upload(PAGE + "/" + id + "/tables", "账.xlsx", new byte[5 * 1024 * 1024 + 1]), 400, "不能超过5MB");
        refused(new CalendarPages(port, "li-supervision").upload(PAGE + "/" + id + "/tables", "账.xlsx", WorkbookTest.accounts()), 403, "只有起草");
        assertThat(pages.upload(PAGE + "/" + id + "/tables", "C:\\账\\收支.xlsx", WorkbookTest.accounts()).statusCode()).isEqualTo(302);
        String page = text(pages.get(PAGE + "/" + id));
        assertThat(page).contains("<caption id=\"caption-0\">张村2026年10月财务收支明细表").contains("<th scope=\"col\" class=\"short\">金额</th>")
                .contains("<th scope=\"row\" class=\"short\">补助</th>").contains("<td class=\"figure\">12,000.50</td>").contains("来源：收支.xlsx");

        ok(clerk.complete(number, "draft_notice", notice));
        refused(pages.upload(PAGE + "/" + id + "/tables", "账.xlsx", WorkbookTest.accounts()), 409, "没有在起草");
        release(number);

        JsonNode done = entry(id);
        assertThat(done.path("state").asText()).isEqualTo("published");
        assertThat(done.path("publishedOn").asText()).isEqualTo("2026-11-22");
        String posted = done.path("noticeId").asText();
        assertThat(tables.of(posted)).singleElement().satisfies(t -> assertThat(t.rows()).hasSize(5));
        JsonNode whole = clerk.get("/api/cases/" + number).json();
        assertThat(whole.path("notices").get(0).path("kind").asText()).isEqualTo("finance");
        assertThat(whole.path("notices").get(0).path("endsOn").asText()).isEqualTo("2026-12-07");
        assertThat(clerk.get("/api/audit/cases/" + number).json().findValuesAsText("action")).contains("notice.table-uploaded",
                "publication.published");
        assertThat(text(pages.get(PAGE + "/" + id))).contains("已公开").contains("公布的表格");

    }

    private void release(String number) {
        ok(new Client(port, "li-supervision").complete(number, "supervision_opinion", Map.of("agreed", "true", "opinionText", "内容属实。")));
        ok(new Client(port, "li-secretary").complete(number, "release", Map.of("released", "true")));
    }

    private void uphold(String number, Map<String, Object> more) {
        ok(clerk.post("/api/cases/" + number + "/objection", Map.of("about", "publication", "content", "金额与票据不符", "receivedOn", "2026-11-22")));
        Map<String, Object> answer = new HashMap<>(Map.of("answer", "经核对确有差错，予以更正。", "publishAnswer", "public"));
        answer.putAll(more);
        ok(new Client(port, "li-committee").complete(number, "answer_objection", answer));
    }

    @Test
    void a_notice_that_an_objection_brought_down_opens_its_item_again_with_its_table() {
        long id = item("finance-debts", "2019Q3", LocalDate.of(2026, 12, 15));
        String number = begin(id);
        assertThat(pages.upload(PAGE + "/" + id + "/tables", "债.xlsx", WorkbookTest.accounts()).statusCode()).isEqualTo(302);
        ok(clerk.complete(number, "draft_notice", Map.of("noticeTitle", "李村债权债务", "noticeBody", "见所附表格。")));
        release(number);
        String first = entry(id).path("noticeId").asText();
        uphold(number, Map.of("verdict", "upheld-publication"));
        assertThat(entry(id).path("state").asText()).isEqualTo("open");
        assertThat(entry(id).path("noticeId").isNull()).isTrue();
        assertThat(text(pages.get(PAGE + "/" + id))).contains("更换表格").contains("表格预览").doesNotContain("办理公开</button>");
        ok(clerk.complete(number, "draft_notice", Map.of("noticeTitle", "李村债权债务（更正）", "noticeBody", "见所附表格。")));
        release(number);
        assertThat(entry(id).path("state").asText()).isEqualTo("published");
        assertThat(entry(id).path("noticeId").asText()).isNotEqualTo(first);
        assertThat(tables.of(entry(id).path("noticeId").asText())).hasSize(1);

        uphold(number, Map.of("verdict", "upheld-substance", "authority", "villagers-petition", "document", "村民联名"));
        assertThat(clerk.get("/api/cases/" + number).json().path("outcome").asText()).isEqualTo("upheld");
        assertThat(entry(id).path("state").asText()).isEqualTo("open");
        assertThat(begin(id)).isNotEqualTo(number);
    }

    @Test
    void every_duty_has_a_kind_of_notice_that_the_tables_know() {
        List<String> kinds = jdbc.sql("select distinct notice_kind from publication_duty").query(String.class).list();
        assertThat(kinds).isNotEmpty().allSatisfy(kind -> {
            for (String table : new String[] {"publicity-roles", "publicity-period", "publicity-after-period", "publicity-objection"}) {
                assertThat(DmnTables.evaluate(table, DmnTables.inputs("noticeKind", kind, "postedOn", "2026-11-22", "receivedOn", "2026-11-22")))
                        .as("%s in %s", kind, table).isNotEmpty();
            }
        });
    }

    @Test
    void a_publication_of_its_own_begins_with_an_item_of_the_village_s_own_calendar() {
        long id = item("village-relief", "2019Q4", LocalDate.of(2026, 12, 15));
        String village = clerk.get("/api/publication?size=1").json().path("items").get(0).path("id").asText();
        assertThat(village).isNotEmpty();
        for (String wrong : new String[] {"0", "999999999999999999", "x", "1'"}) {
            Answer answer = start("li-clerk", LI, wrong, "公开");
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.detail()).contains("不在可选范围内");
        }
        assertThat(start("li-clerk", LI, String.valueOf(id), null).detail()).contains("事项名称：必须填写");
        assertThat(start("zhang-clerk", "990101101201", String.valueOf(id), "公开").status()).isEqualTo(400);
        assertThat(start("zhang-clerk", LI, String.valueOf(id), "公开").status()).isEqualTo(403);
        assertThat(start("li-secretary", LI, String.valueOf(id), "公开").status()).isEqualTo(403);
        assertThat(start("li-clerk", LI, String.valueOf(id), "2019年第四季度补贴公开").status()).isEqualTo(201);
        assertThat(start("li-clerk", LI, String.valueOf(id), "再来一次").status()).isEqualTo(409);
        assertThat(text(new CalendarPages(port, "li-clerk").get("/"))).contains("公开日历").doesNotContain("processStart=publicity");
    }

    private Answer start(String login, String village, String item, String title) {
        Map<String, Object> variables = new HashMap<>(Map.of("dutyItem", item));
        variables.put("title", title);
        return new Client(port, login).post("/api/cases", Map.of("process", "publicity", "villageCode", village, "variables", variables));
    }

    @Test
    void events_are_entered_by_the_village_and_taken_back_with_a_reason() {
        Map<String, String> event = Map.of("org", LI, "duty", "village-major", "title", "测试塌方", "day", "2026-11-20");
        refused(pages.post(PAGE + "/events", with(event, "day", "2026-11-23")), 400, "不能晚于今天");
        refused(pages.post(PAGE + "/events", with(event, "day", "昨天")), 400, "应写成");
        refused(pages.post(PAGE + "/events", with(event, "title", " ")), 400, "必须填写");
        refused(pages.post(PAGE + "/events", with(event, "duty", "finance-accounts")), 400, "请从列表中选择");
        refused(pages.post(PAGE + "/events", with(event, "org", "990101101201")), 403, "只有本村文书");
        refused(new CalendarPages(port, "li-supervision").post(PAGE + "/events", event), 403, "只有本村文书");
        HttpResponse<byte[]> entered = pages.post(PAGE + "/events", event);
        assertThat(entered.statusCode()).as(text(entered)).isEqualTo(302);
        refused(pages.post(PAGE + "/events", event), 409, "已经登记");
        String item = entered.headers().firstValue("location").orElseThrow().replaceFirst(".*publication", PAGE);
        assertThat(text(pages.get(item))).contains("2026年11月30日").contains("撤销登记");
        refused(pages.post(item + "/take-back", Map.of("reason", "")), 400, "必须填写");
        refused(new CalendarPages(port, "li-supervision").post(item + "/take-back", Map.of("reason", "x")), 403, "只有本村文书");
        assertThat(pages.post(item + "/take-back", Map.of("reason", "重复登记")).statusCode()).isEqualTo(302);
        assertThat(text(pages.get(item))).contains("已撤销").contains("重复登记").doesNotContain("办理公开</button>");
    }

    private static Map<String, String> with(Map<String, String> form, String field, String value) {
        Map<String, String> changed = new HashMap<>(form);
        changed.put(field, value);
        return changed;
    }

    @Test
    void what_is_overdue_is_seen_from_above_and_goes_into_a_workbook_without_formulas() throws Exception {
        item("village-land", "2019Q1", LocalDate.of(2026, 11, 1));
        jdbc.sql("insert into publication_item (org_code, duty_id, duty_code, category, period, event_title, due_on, remind_on, state)"
                + " select ?, id, code, category, '2026-11-01', '测试', date '2026-11-21', date '2026-11-21', 'open' from publication_duty"
                + " where code = 'village-major'").param(LI).update();
        jdbc.sql("update publication_item set event_title = '=cmd|测试' where event_title = '测试'").update();
        for (String above : new String[] {"liulin-office", "county-organization", "auditor", "unit-discipline"}) {
            String page = text(new CalendarPages(port, above).get(PAGE));
            assertThat(page).as(above).contains("2019年第一季度宅基地").contains("逾期21天").contains("逾期1天").contains("各单位情况");
        }
        assertThat(text(new CalendarPages(port, "shiqiao-office").get(PAGE))).doesNotContain("2019年第一季度");
        HttpResponse<byte[]> export = new CalendarPages(port, "liulin-office").get(PAGE + ".xlsx?state=overdue&org=" + LI);
        assertThat(export.statusCode()).isEqualTo(200);
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(export.body()))) {
            List<String> titles = new ArrayList<>();
            book.getSheetAt(0).forEach(row -> row.forEach(cell -> {
                assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                titles.add(cell.getStringCellValue());
            }));
            assertThat(titles).contains("=cmd|测试", "逾期未公开", "2026-11-01", "李村");
            assertThat(book.getSheetAt(0).getRow(1).getCell(3).getCellStyle().getQuotePrefixed()).isTrue();
        }
        jdbc.sql("delete from publication_item where event_title like '=cmd%'").update();
    }

    @ParameterizedTest
    @CsvSource({"li-clerk, 200, 200", "li-secretary, 200, 200", "li-supervision, 200, 200", "li-committee, 200, 200", "liulin-office, 200, 200",
            "liulin-committee, 200, 200", "county-organization, 200, 200", "county-civil-affairs, 200, 200", "unit-agriculture, 200, 200",
            "auditor, 200, 200", "zhang-clerk, 200, 404", "wang-secretary, 200, 404", "shiqiao-office, 200, 404", "modeller, 403, 403",
            "admin, 403, 403"})
    void everybody_sees_his_own_unit_and_below_and_nothing_else(String login, int list, int one) {
        long id = item("village-land", "2019Q2", LocalDate.of(2026, 12, 15));
        CalendarPages who = new CalendarPages(port, login);
        assertThat(who.get(PAGE).statusCode()).isEqualTo(list);
        assertThat(who.get(PAGE + ".xlsx").statusCode()).isEqualTo(list);
        HttpResponse<byte[]> found = who.get("/api/publication?size=200");
        assertThat(found.statusCode()).isEqualTo(list);
        assertThat(text(found).contains("\"id\":" + id + ",")).isEqualTo(one == 200);
        assertThat(who.get(PAGE + "/" + id).statusCode()).isEqualTo(one);
        if (one != 200) {
            assertThat(who.post(PAGE + "/" + id + "/case", Map.of()).statusCode()).isEqualTo(one);
            assertThat(who.upload(PAGE + "/" + id + "/tables", "a.xlsx", WorkbookTest.accounts()).statusCode()).isEqualTo(one);
            assertThat(who.post(PAGE + "/" + id + "/take-back", Map.of("reason", "x")).statusCode()).isEqualTo(one);
        } else if (!login.equals("li-clerk")) {
            assertThat(who.post(PAGE + "/" + id + "/case", Map.of()).statusCode()).isEqualTo(403);
            assertThat(text(who.get(PAGE + "/" + id))).doesNotContain("办理公开</button>");
        }
        assertThat(new Client(port, login).get("/api/publication?org=" + LI).status()).isEqualTo(list);
    }

    @Test
    void nothing_without_a_login_and_wrong_questions_get_chinese_answers() {
        CalendarPages nobody = new CalendarPages(port, null);
        for (String path : new String[] {PAGE, PAGE + ".xlsx", PAGE + "/1", "/api/publication"}) {
            assertThat(nobody.get(path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(nobody.post(PAGE + "/1/case", Map.of()).statusCode()).isIn(401, 403);
        refused(pages.get(PAGE + "?state=x"), 400, "不在可选范围内");
        refused(pages.get(PAGE + "?category=%27"), 400, "不在可选范围内");
        refused(pages.get(PAGE + "?period=2026-13"), 400, "应写成");
        refused(pages.get(PAGE + "?org=abc"), 400, "不是单位代码");
        refused(pages.get(PAGE + "?page=x"), 400, "");
        refused(pages.get(PAGE + ".xlsx?state=x"), 400, "不在可选范围内");
        refused(pages.get(PAGE + "/999999999999999999"), 404, "没有找到");
        assertThat(pages.get(PAGE + "/abc").statusCode()).isEqualTo(404);
        refused(pages.get("/api/publication?state=%00"), 400, "不在可选范围内");
        refused(pages.get("/api/publication?size=0"), 400, "分页");
        refused(pages.get("/api/publication?page=99999999"), 400, "分页");
        assertThat(pages.get("/api/publication?org=990101101201").statusCode()).isEqualTo(200);
        assertThat(clerk.get("/api/publication?org=990101101201").json().path("items")).isEmpty();
        assertThat(clerk.get("/api/publication?org=990101&state=open&category=finance&period=2026-11").json().path("items")).hasSize(1);
        assertThat(pages.upload(PAGE + "/1/tables", "a.xlsx", new byte[21 * 1024 * 1024]).statusCode()).isIn(400, 404, 413);
    }
}
