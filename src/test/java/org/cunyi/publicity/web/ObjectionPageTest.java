package org.cunyi.publicity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.TestClock.TODAY;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A villager objects without an account: by the page, by a program, and asks later what became of it. */
@CunyiTest
class ObjectionPageTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GOOD = "{\"about\":\"substance\",\"content\":\"没有开会就决定了\"}";
    private static final Pattern RECEIPT = Pattern.compile("<p class=\"receipt\"><strong>([^<]+)</strong>");

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private TestClock clock;
    private WallNotices wall;
    private Walk walk;
    private String id;

    @BeforeEach
    void wall() {
        wall = new WallNotices(jdbc, port);
        wall.forgetCallers();
        walk = new Walk(context);
        id = wall.posted(walk, "硬化道路的公告");
    }

    @AfterEach
    void takeDown() {
        wall.takeDown();
        wall.forgetCallers();
        walk.remember();
    }

    private String path() {
        return "/public/notices/" + id + "/objections";
    }

    private HttpResponse<byte[]> json(String body, String... headers) {
        return wall.post(path(), "application/json", body, headers);
    }

    private static JsonNode tree(HttpResponse<byte[]> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private static String words(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void a_form_without_login_cookie_or_script_is_answered_with_a_receipt() {
        String form = wall.page(path());
        assertThat(form).contains("name=\"about\"", "name=\"content\"", "name=\"website\"", "请不要写身份证号");
        HttpResponse<byte[]> answer = wall.submit(path(), "about", "publication", "content", "金额写错了", "website", "", "key", key(form));
        assertThat(answer.statusCode()).as(words(answer)).isEqualTo(200);
        assertThat(answer.headers().firstValue("cache-control")).contains("no-store");
        Matcher receipt = RECEIPT.matcher(words(answer));
        assertThat(receipt.find()).isTrue();
        assertThat(words(answer)).contains("2026年11月25日").doesNotContain("金额写错了");
        assertThat(wall.objections(id)).isEqualTo(1);
        HttpResponse<byte[]> followed = wall.submit("/public/objections", "receipt", " " + receipt.group(1).toLowerCase() + " ");
        assertThat(followed.statusCode()).isEqualTo(200);
        assertThat(words(followed)).contains("已收到，等待答复", "硬化道路的公告", "2026年11月25日").doesNotContain("金额写错了");
        assertThat(wall.page("/public/notices/" + id)).contains("已收到1件异议").doesNotContain("金额写错了");
    }

    @Test
    void a_page_sent_twice_raises_one_objection() {
        String key = key(wall.page(path()));
        String[] fields = {"about", "publication", "content", "金额写错了", "key", key};
        assertThat(wall.submit(path(), fields).statusCode()).isEqualTo(200);
        HttpResponse<byte[]> again = wall.submit(path(), fields);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(words(again)).contains("已经提交过，没有重复登记");
        assertThat(wall.objections(id)).isEqualTo(1);
    }

    @Test
    void a_program_gets_the_receipt_as_data() throws IOException {
        HttpResponse<byte[]> answer = json(GOOD);
        assertThat(answer.statusCode()).as(words(answer)).isEqualTo(201);
        assertThat(tree(answer).path("receipt").asText()).isNotBlank();
        assertThat(tree(answer).path("answerBy").asText()).isEqualTo("2026-11-25");
        assertThat(wall.objections(id)).isEqualTo(1);
    }

    @Test
    void bad_input_is_refused_by_field_and_nothing_is_kept() throws IOException {
        for (String body : List.of("{}", "{\"about\":\"other\",\"content\":\" \\n\"}", "{\"about\":null,\"content\":null}",
            "{\"content\":\"\\u200b\"}")) {
            HttpResponse<byte[]> answer = json(body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
            assertThat(tree(answer).path("errors").findValuesAsText("field")).containsExactly("about", "content");
        }
        HttpResponse<byte[]> tooLong = json("{\"about\":\"substance\",\"content\":\"" + "长".repeat(2001) + "\"}");
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tree(tooLong).path("detail").asText()).contains("异议内容：不能超过2000字");
        assertThat(json("{").statusCode()).isEqualTo(400);
        assertThat(json("[]").statusCode()).isEqualTo(400);
        assertThat(wall.post(path(), "text/plain", "x").statusCode()).isEqualTo(415);
        HttpResponse<byte[]> form = wall.submit(path(), "content", "写了一半的意见");
        assertThat(form.statusCode()).isEqualTo(400);
        assertThat(words(form)).contains("异议针对什么：请选择一项", "写了一半的意见</textarea>", "aria-invalid=\"true\"");
        assertThat(wall.objections(id)).isZero();
    }

    @Test
    void exactly_two_thousand_characters_are_taken_however_the_browser_ends_its_lines() {
        String content = ("字".repeat(99) + "\r\n").repeat(20).strip();
        assertThat(wall.submit(path(), "about", "substance", "content", content).statusCode()).isEqualTo(200);
        assertThat(json("{\"about\":\"substance\",\"content\":\"" + "\uD842\uDFB7".repeat(2000) + "\"}").statusCode()).isEqualTo(201);
    }

    @Test
    void a_machine_that_fills_the_hidden_field_is_refused() throws IOException {
        HttpResponse<byte[]> form = wall.submit(path(), "about", "publication", "content", "买药", "website", "https://example.org");
        assertThat(form.statusCode()).isEqualTo(400);
        assertThat(words(form)).contains("有一栏要求留空");
        assertThat(json("{\"about\":\"publication\",\"content\":\"买药\",\"website\":\"x\"}").statusCode()).isEqualTo(400);
        assertThat(wall.objections(id)).isZero();
    }

    @Test
    void a_notice_takes_objections_until_midnight_of_its_last_day_and_no_longer() throws IOException {
        clock.plusDays(15);
        assertThat(json(GOOD).statusCode()).isEqualTo(201);
        clock.plusDays(1);
        assertThat(wall.page("/public/notices/" + id)).contains("公示期因异议未答复而延长");
        HttpResponse<byte[]> late = json(GOOD);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(tree(late).path("title").asText()).isEqualTo("现在不接受异议");
        assertThat(tree(late).path("detail").asText()).contains("公示期已经结束");
        HttpResponse<byte[]> form = wall.submit(path(), "about", "substance", "content", "晚了");
        assertThat(form.statusCode()).isEqualTo(409);
        assertThat(words(form)).contains("公示期已经结束").doesNotContain("<textarea");
        assertThat(wall.page(path())).contains("公示期已经结束").doesNotContain("<textarea");
        assertThat(wall.objections(id)).isEqualTo(1);
    }

    @Test
    void what_is_withdrawn_or_not_on_the_board_takes_none() throws IOException {
        wall.withdraw(id, OffsetDateTime.parse("2026-11-22T12:00:00+08:00"), "误发");
        assertThat(json(GOOD).statusCode()).isEqualTo(409);
        assertThat(tree(json(GOOD)).path("detail").asText()).contains("已经撤下");
        for (String hidden : List.of(wall.hang("handling", "posted", false, TODAY, "通报", "正文"),
                wall.hang("resolution", "draft", true, TODAY, "草稿", "正文"),
                wall.hang("candidate", "posted", true, TODAY.minusDays(16), "人选", "正文"), "unknown")) {
            String path = "/public/notices/" + hidden + "/objections";
            HttpResponse<byte[]> answer = wall.post(path, "application/json", GOOD);
            assertThat(answer.statusCode()).as(hidden).isEqualTo(404);
            assertThat(tree(answer).path("detail").asText()).contains("没有这份公告");
            assertThat(wall.get(path).statusCode()).isEqualTo(404);
            assertThat(wall.submit(path, "about", "substance", "content", "x").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void one_address_is_stopped_after_five_in_an_hour_and_told_when_to_come_back() throws IOException {
        for (int i = 0; i < 5; i++) {
            assertThat(json(GOOD).statusCode()).isEqualTo(201);
        }
        HttpResponse<byte[]> stopped = json(GOOD);
        assertThat(stopped.statusCode()).isEqualTo(429);
        assertThat(stopped.headers().firstValue("retry-after")).contains("3600");
        assertThat(stopped.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(tree(stopped).path("detail").asText()).contains("请过一会儿再提");
        HttpResponse<byte[]> form = wall.submit(path(), "about", "substance", "content", "第六件");
        assertThat(form.statusCode()).isEqualTo(429);
        assertThat(form.headers().firstValue("retry-after")).isPresent();
        assertThat(words(form)).contains("请过一会儿再提", "第六件</textarea>");
        assertThat(wall.objections(id)).isEqualTo(5);
        assertThat(jdbc.sql("select bucket from throttle").query(String.class).list()).isNotEmpty().allSatisfy(
                b -> assertThat(b).doesNotContain("127.0.0.1", "0:0:0"));
    }

    @Test
    void refused_input_does_not_count_against_the_address() {
        for (int i = 0; i < 8; i++) {
            assertThat(json("{}").statusCode()).isEqualTo(400);
        }
        assertThat(json(GOOD).statusCode()).isEqualTo(201);
    }

    @Test
    void numbers_are_not_to_be_guessed() {
        for (int i = 0; i < 30; i++) {
            HttpResponse<byte[]> answer = wall.submit("/public/objections", "receipt", "GUESS" + i);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(words(answer)).contains("没有查到这个回执号");
        }
        HttpResponse<byte[]> stopped = wall.submit("/public/objections", "receipt", "GUESS");
        assertThat(stopped.statusCode()).isEqualTo(429);
        assertThat(stopped.headers().firstValue("retry-after")).isPresent();
        assertThat(words(stopped)).contains("查询次数较多");
    }

    @Test
    void an_answer_about_a_person_is_only_for_whoever_comes_with_the_number() {
        wall.answered(id, "低保名单里有我", "dismissed", "王某某家的情况已核实", false, false);
        String followed = words(wall.submit("/public/objections", "receipt", wall.lastReceipt()));
        assertThat(followed).contains("已经答复", "答复涉及个人，请持回执号到村委会查看").doesNotContain("王某某", "低保");
        assertThat(wall.page("/public/notices/" + id)).contains("已收到1件异议").doesNotContain("王某某", "低保");
        assertThat(wall.page(path())).contains("还没有公开的答复").doesNotContain("王某某");
        assertThat(wall.page("/public/notices/" + id + ".json")).doesNotContain("王某某", "低保");
    }

    @Test
    void a_public_answer_is_read_by_everybody_and_the_objection_by_nobody() {
        wall.answered(id, "秘密的异议", "dismissed", "经核实，金额无误。", true, true);
        wall.answered(id, "秘密的异议", "upheld-publication", "日期已更正。", true, false);
        for (String page : List.of(wall.page("/public/notices/" + id), wall.page(path()))) {
            assertThat(page).contains("异议不成立", "经核实，金额无误。", "乡镇答复", "异议成立，公告更正后重新公示", "日期已更正。", "村答复",
                    "2026年11月23日").doesNotContain("秘密的异议");
        }
        assertThat(wall.page("/public/notices/" + id + ".json")).contains("经核实，金额无误。").doesNotContain("秘密的异议");
        assertThat(words(wall.submit("/public/objections", "receipt", wall.lastReceipt()))).contains("日期已更正。", "村答复");
    }

    @Test
    void a_session_needs_the_token_and_a_stranger_does_not() {
        String cookie = "CUNYI-SESSION=MDEyMzQ1NjctODlhYi1jZGVmLTAxMjMtNDU2Nzg5YWJjZGVm";
        assertThat(json(GOOD, "Cookie", cookie).statusCode()).isEqualTo(403);
        assertThat(wall.post("/public/objections", "application/x-www-form-urlencoded", "receipt=x", "Cookie", cookie).statusCode())
                .isEqualTo(403);
        assertThat(wall.objections(id)).isZero();
        assertThat(json(GOOD).statusCode()).isEqualTo(201);
        assertThat(wall.post("/public/notices/" + id, "application/json", GOOD).statusCode()).as("no other path is open").isEqualTo(403);
    }

    private static String key(String form) {
        Matcher matcher = Pattern.compile("name=\"key\" value=\"([^\"]+)\"").matcher(form);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
