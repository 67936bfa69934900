package org.cunyi.insight.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.Walk;
import org.cunyi.audit.AuditChain;
import org.cunyi.audit.AuditEntry;
import org.cunyi.decision.Sheets;
import org.cunyi.deliberation.resolution.StatementCount;
import org.cunyi.insight.search.CaseFinder;
import org.cunyi.insight.search.CaseQuestion;
import org.cunyi.insight.search.Place;
import org.cunyi.org.Organisation;
import org.cunyi.org.Roster;
import org.cunyi.workflow.Wording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An auditor looks for cases, over HTTP. */
@CunyiTest
class FindStoryTest {

    private static final String VILLAGE = "990101102971";
    private static final String PLACE = new Place(PlantedCases.MORNING, "JC-1", false).word();
    private static final String API = "/api/audit/search?org=" + VILLAGE;

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private AuditChain audit;
    private PlantedCases cases;
    private Client auditor;

    @BeforeEach
    void plant() {
        cases = new PlantedCases(jdbc, VILLAGE, "查案村");
        auditor = new Client(port, "auditor");
    }

    @AfterEach
    void takeUp() {
        cases.takeUp();
    }

    private JsonNode found(String question) {
        Client.Answer answer = auditor.get(question);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> numbers(JsonNode found) {
        return StreamSupport.stream(found.path("items").spliterator(), false).map(i -> i.path("caseNumber").asText()).toList();
    }

    private List<String> numbers(String question) {
        return numbers(found(question));
    }

    private static String said(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    @Test
    void each_filter_alone_and_together_finds_what_it_says() {
        String road = cases.plant("decision", 1, "硬化道路", 0);
        String canal = cases.plant("decision", 2, "疏通水渠", 60 * 24);
        String notice = cases.plant("publicity", 1, "硬化道路", 60 * 24 * 2);
        cases.close(road, "implemented", 30);
        cases.late(canal);
        cases.actedIn(road, "zhang-clerk");
        assertThat(numbers(API)).containsExactly(notice, canal, road);
        Map<String, List<String>> asked = new LinkedHashMap<>();
        asked.put("process=decision", List.of(canal, road));
        asked.put("actor=zhang-clerk", List.of(road));
        asked.put("actor=" + said(name("zhang-clerk")), List.of(road));
        asked.put("from=2026-10-09", List.of(notice, canal));
        asked.put("to=2026-10-08", List.of(road));
        asked.put("from=2026-10-09&to=2026-10-09", List.of(canal));
        asked.put("state=open", List.of(notice, canal));
        asked.put("state=done", List.of(road));
        asked.put("overdue=true", List.of(canal));
        asked.put("outcome=implemented", List.of(road));
        asked.put("text=" + said("道路"), List.of(notice, road));
        asked.put("text=" + said("路"), List.of(notice, road));
        asked.put("text=%25", List.of());
        asked.put("text=" + canal, List.of(canal));
        asked.put("text=jc-" + VILLAGE, List.of(canal, road));
        asked.put("text=" + said("道路") + "&process=decision&state=done&outcome=implemented&actor=zhang-clerk&from=2026-10-01&to=2026-10-31", List.of(road));
        asked.put("text=" + said("道路") + "&state=open&process=decision", List.of());
        asked.forEach((filter, numbers) -> assertThat(numbers(API + "&" + filter)).as(filter).isEqualTo(numbers));
        assertThat(numbers("/api/audit/search?org=" + PlantedCases.TOWNSHIP + "&text=" + road)).containsExactly(road);
        assertThat(numbers("/api/audit/search?org=990101101&text=" + road)).isEmpty();
        JsonNode one = found(API + "&state=done").path("items").get(0);
        assertThat(one.path("days").asInt()).isEqualTo(30);
        assertThat(one.path("title").asText()).isEqualTo("硬化道路");
        assertThat(one.path("startedAt").asText()).isEqualTo("2026-10-08T09:00:00+08:00");
        assertThat(found(API + "&overdue=true").path("items").get(0).path("days").asInt()).isEqualTo(44);
    }

    private String name(String login) {
        return jdbc.sql("select name from person where login = ?").param(login).query(String.class).single();
    }

    @Test
    void a_case_that_somebody_begins_is_found_by_who_acted_in_it() {
        Walk walk = new Walk(context);
        String number = walk.begin("zhang-clerk", "decision", Sheets.matter("public-welfare"));
        assertThat(numbers("/api/audit/search?actor=zhang-clerk&text=" + number)).containsExactly(number);
        assertThat(numbers("/api/audit/search?actor=zhang-secretary&text=" + number)).isEmpty();
        walk.complete("zhang-secretary", number, "party_proposal", Sheets.proposal());
        assertThat(numbers("/api/audit/search?actor=zhang-secretary&text=" + number)).containsExactly(number);
        walk.remember();
    }

    @Test
    void pages_turn_on_and_back_while_new_cases_come() {
        List<String> all = new ArrayList<>();
        IntStream.rangeClosed(1, 25).forEach(i -> all.add(0, cases.plant("decision", i, "第" + i + "件", i / 3)));
        JsonNode first = found(API + "&size=10");
        assertThat(numbers(first)).isEqualTo(all.subList(0, 10));
        assertThat(first.path("before").isNull()).isTrue();
        List<String> later = List.of(cases.plant("decision", 102, "后来第二件", 100), cases.plant("decision", 101, "后来第一件", 99));
        JsonNode second = found(API + "&size=10&after=" + first.path("after").asText());
        assertThat(numbers(second)).isEqualTo(all.subList(10, 20));
        JsonNode last = found(API + "&size=10&after=" + second.path("after").asText());
        assertThat(numbers(last)).isEqualTo(all.subList(20, 25));
        assertThat(last.path("after").isNull()).isTrue();
        JsonNode back = found(API + "&size=10&before=" + second.path("before").asText());
        assertThat(numbers(back)).isEqualTo(all.subList(0, 10));
        JsonNode newest = found(API + "&size=10&before=" + back.path("before").asText());
        assertThat(numbers(newest)).isEqualTo(later);
        assertThat(newest.path("before").isNull()).isTrue();
        assertThat(numbers(found(API + "&size=10&after=" + newest.path("after").asText()))).isEqualTo(all.subList(0, 10));
    }

    @Test
    void the_page_counts_turns_and_says_when_there_is_nothing() {
        IntStream.rangeClosed(1, 51).forEach(i -> cases.plant("decision", i, "修路<b>第" + i + "段", i));
        String page = auditor.get("/audit/?org=" + VILLAGE).body();
        assertThat(page).contains("共51件", "查案村", "修路&lt;b&gt;第51段", "下一页", "2026年10月8日").doesNotContain("第1段", "上一页");
        String next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(page).results().findFirst().orElseThrow().group(1).replace("&amp;", "&");
        assertThat(auditor.get("/audit/" + next.substring(next.indexOf('?'))).body()).contains("第1段", "上一页").doesNotContain("下一页", "共51件");
        assertThat(auditor.get("/audit?org=" + VILLAGE + "&process=publicity").body()).contains("没有符合条件的案件");
        assertThat(auditor.get("/").body()).contains("href=\"/audit/\"", "查案");
        assertThat(new Client(port, "zhang-clerk").get("/").body()).doesNotContain("href=\"/audit/\"");
    }

    @Test
    void bad_input_is_refused_in_words_that_name_the_field() {
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("from=2026-02-30", "发起日期（从）：“2026-02-30”不是有效日期");
        bad.put("to=gestern", "发起日期（到）");
        bad.put("from=2026-03-01&to=2026-02-01", "“到”不能早于“从”");
        bad.put("process=no-such", "程序：没有“no-such”");
        bad.put("process=" + said("决定' or 1=1 --"), "程序：没有");
        bad.put("state=closed", "状态：没有“closed”");
        bad.put("outcome=perfect", "结果：没有“perfect”");
        bad.put("overdue=maybe", "只看逾期：没有“maybe”");
        bad.put("overdue=true&state=done", "只看逾期");
        bad.put("org=510101", "单位：“510101”不是您审计范围内");
        bad.put("org=99010%25", "单位：");
        bad.put("actor=" + said("查无此人"), "经办人：名册中没有");
        bad.put("text=" + said("长".repeat(101)), "事项或编号：最多100个字");
        bad.put("actor=" + "x".repeat(5_000), "经办人：最多100个字");
        bad.put("size=0", "分页：每页1至200条");
        bad.put("size=201", "分页：每页1至200条");
        bad.put("size=ten", "分页：每页1至200条");
        bad.put("after=JC-1", "翻页位置：写法不对");
        bad.put("before=" + "A".repeat(300), "翻页位置：写法不对");
        bad.put("after=" + PLACE + "&before=" + PLACE, "翻页位置：“after”和“before”只能写一个");
        bad.forEach((question, words) -> {
            Client.Answer answer = auditor.get("/api/audit/search?" + question);
            assertThat(answer.status()).as(question).isEqualTo(400);
            assertThat(answer.detail()).as(question).contains(words);
            assertThat(answer.json().path("errors").get(0).path("field").asText()).isEqualTo(question.contains("&") && question.startsWith("from") ? "to"
                    : question.split("=")[0]);
        });
        assertThat(auditor.get("/api/audit/search?from=x&process=y&org=z").json().path("errors")).hasSize(3);
        Client.Answer page = auditor.get("/audit/?from=2026-02-30&text=%3Cscript%3E");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("不是有效日期", "value=\"2026-02-30\"", "&lt;script&gt;").doesNotContain("<script>", "没有符合条件");
        assertThat(auditor.get("/audit/cases.xlsx?from=x").status()).isEqualTo(400);
        assertThat(auditor.get("/api/audit/search?text=%00%0A").status()).isLessThan(500);
    }

    private void person(String login, String name) {
        jdbc.sql("insert into person (login, name) values (?, ?)").params(login, name).update();
    }

    private void office(String login) {
        jdbc.sql("insert into office (person_id, role, org_code, valid_from) select id, 'village-clerk', '" + VILLAGE + "', date '2024-01-01' from person where login = ?")
                .param(login).update();
    }

    private void noPeople() {
        jdbc.sql("delete from recusal where login like 'find-%'").update();
        jdbc.sql("delete from office where person_id in (select id from person where name like '查%')").update();
        jdbc.sql("delete from person where name like '查%'").update();
    }

    @Test
    void two_of_one_name_are_told_apart_before_anything_is_shown() {
        person("find-one", "查同名");
        person("find-two", "查同名");
        try {
            office("find-one");
            office("find-two");
            assertThat(auditor.get(API + "&actor=" + said("查同名")).detail()).contains("find-one、find-two");
            assertThat(numbers(API + "&actor=find-two")).isEmpty();
        } finally {
            noPeople();
        }
    }

    @Test
    void a_candidate_who_passed_his_review_is_nobody_and_the_number_of_his_case_is_no_login() {
        String candidate = "ls-" + PlantedCases.TOWNSHIP + "-2026-0971";
        person(candidate, "查候选");
        person("find-one", "查候选");
        try {
            String nobody = auditor.get(API + "&actor=" + said("查无此人")).detail().replace("查无此人", "查候选");
            assertThat(auditor.get(API + "&actor=" + said("查候选")).detail()).isEqualTo(nobody);
            assertThat(auditor.get(API + "&actor=" + candidate).detail()).isEqualTo(nobody.replace("查候选", candidate));
            office("find-one");
            assertThat(numbers(API + "&actor=" + said("查候选"))).isEmpty();
            office(candidate);
            assertThat(auditor.get(API + "&actor=" + said("查候选")).detail()).contains("find-one").doesNotContain(candidate);
        } finally {
            noPeople();
        }
    }

    @Test
    void who_acted_in_a_case_about_a_post_finds_it_only_from_an_office_of_its_unit_and_unless_he_keeps_out() {
        String recall = cases.plant("cadre-recall", 3, "罢免要求", 0);
        String open = cases.plant("decision", 3, "修渠", 0);
        person("find-clerk", "查文书");
        try {
            List.of(recall, open).forEach(n -> List.of("find-clerk", "zhang-supervision").forEach(l -> cases.actedIn(n, l)));
            assertThat(numbers(API + "&actor=zhang-supervision")).as("of another village: that would say whom it is about").containsExactly(open);
            office("find-clerk");
            assertThat(numbers(API + "&actor=find-clerk")).containsExactlyInAnyOrder(open, recall);
            recuse(recall, "find-clerk", null);
            assertThat(numbers(API + "&actor=find-clerk")).containsExactly(open);
        } finally {
            noPeople();
        }
    }

    private void recuse(String number, String login, OffsetDateTime lifted) {
        jdbc.sql("insert into recusal (case_number, login, reason, entered_by, at, lifted_by, lifted_at) values (?, ?, '利害关系', 'system', ?, ?, ?)")
                .params(number, login, PlantedCases.MORNING, lifted == null ? null : "x", lifted).update();
    }

    @Test
    void an_auditor_who_keeps_out_of_a_case_finds_neither_it_nor_what_it_called() {
        String decision = cases.plant("decision", 4, "修桥", 0);
        String notice = cases.plant("publicity", 4, "修桥公告", 1);
        String recall = cases.plant("cadre-recall", 4, "罢免要求", 2);
        cases.call(decision, notice);
        try {
            assertThat(numbers(API)).containsExactly(recall, notice, decision);
            recuse(decision, "auditor", null);
            recuse(recall, "auditor", PlantedCases.MORNING);
            assertThat(numbers(API)).isEmpty();
            assertThat(new Client(port, "auditor-2").get(API).json().path("items")).hasSize(3);
            assertThat(auditor.get("/audit/cases/" + notice).status()).isEqualTo(404);
            jdbc.sql("update recusal set lifted_at = at where login = 'auditor' and case_number = ?").param(decision).update();
            assertThat(numbers(API)).as("of a case about a post he may be the person").containsExactly(notice, decision);
        } finally {
            jdbc.sql("delete from recusal where login = 'auditor'").update();
        }
    }

    @Test
    void a_place_that_somebody_makes_up_tells_nothing_of_cases_that_are_not_his() {
        String known = auditor.get(API + "&after=" + new Place(PlantedCases.MORNING, "JC-510101001001-2026-0001", false).word()).body();
        assertThat(auditor.get(API + "&after=" + new Place(PlantedCases.MORNING, "JC-510101001001-2026-9999", false).word()).body()).isEqualTo(known);
        assertThat(auditor.get(API + "&after=JC-510101001001-2026-0001").status()).isEqualTo(400);
    }

    @Test
    void a_case_about_a_post_shows_everything_but_what_it_is_about() throws Exception {
        String recall = cases.plant("cadre-recall", 1, "查案村村民委员会主任罢免要求", 0);
        String notice = cases.plant("publicity", 2, "罢免查案村村民委员会主任的公告", 5);
        cases.call(recall, notice);
        for (JsonNode c : found(API).path("items")) {
            assertThat(c.path("concealed").asBoolean()).isTrue();
            assertThat(c.path("title").isNull()).isTrue();
        }
        assertThat(numbers(API)).containsExactly(notice, recall);
        assertThat(numbers(API + "&text=" + said("罢免"))).isEmpty();
        assertThat(numbers("/api/audit/search?org=" + PlantedCases.TOWNSHIP + "&text=" + said("查案村村民"))).isEmpty();
        assertThat(numbers(API + "&text=" + recall)).containsExactly(recall);
        String page = auditor.get("/audit/?org=" + VILLAGE).body();
        assertThat(page).contains("涉及个人职务，事项不显示", recall, "/audit/cases/" + recall).doesNotContain("罢免要求", "主任的公告");
        assertThat(cells(workbook("org=" + VILLAGE)).toString()).contains(recall, "涉及个人职务，事项不显示").doesNotContain("罢免要求", "主任的公告");
    }

    private Sheet workbook(String question) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/audit/cases.xlsx?" + question)).header("Authorization",
                "Basic " + Base64.getEncoder().encodeToString("auditor:cunyi-demo".getBytes(StandardCharsets.UTF_8))).build();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Disposition").orElse("")).contains("2026-11-22.xlsx");
        return new XSSFWorkbook(new ByteArrayInputStream(answer.body())).getSheetAt(0);
    }

    private static List<List<String>> cells(Sheet sheet) {
        List<List<String>> all = new ArrayList<>();
        for (Row row : sheet) {
            List<String> line = new ArrayList<>();
            row.forEach(c -> line.add(c.toString()));
            all.add(line);
        }
        return all;
    }

    @Test
    void the_workbook_says_what_was_asked_and_taking_it_is_an_act_of_the_day() throws Exception {
        String number = cases.plant("decision", 1, "=1+1", 0);
        assertThat(cells(workbook("org=" + VILLAGE + "&actor=zhang-clerk")).get(1).get(0)).contains("zhang-clerk");
        assertThat(exported().payload()).contains("\"actor\":\"hmac:").doesNotContain("zhang-clerk");
        cases.close(number, "dropped", 9);
        List<List<String>> rows = cells(workbook("org=" + VILLAGE + "&state=done&text=" + said("=1")));
        assertThat(rows.get(1).get(0)).isEqualTo("查询条件：单位：查案村；状态：已办结；事项或编号：=1");
        assertThat(rows.get(2).get(0)).isEqualTo("共1件。");
        assertThat(rows.get(3).get(0)).contains("导出时间：2026-11-22 10:00（北京时间）");
        assertThat(rows.get(5)).containsExactly(number, VILLAGE, "查案村", "四议两公开", "=1+1", "已办结", "", "终止", "2026-10-08 09:00", "2026-10-17 09:00", "9.0");
        assertThat(rows).hasSize(6);
        AuditEntry act = exported();
        assertThat(act.actor()).isEqualTo("auditor");
        assertThat(act.payload()).contains("\"org\":\"" + VILLAGE + "\"", "\"rows\":1", "\"text\":\"hmac:").doesNotContain("=1");
    }

    private AuditEntry exported() {
        return audit.entries("DAY-2026-11-22").stream().filter(e -> e.action().equals("cases.exported")).reduce((a, b) -> b).orElseThrow();
    }

    @Test
    void a_workbook_that_would_be_too_long_has_the_newest_and_says_so() throws Exception {
        IntStream.rangeClosed(1, 5).forEach(i -> cases.plant("decision", i, "第" + i + "件", i));
        FindXlsx small = new FindXlsx(context.getBean(CaseFinder.class), context.getBean(Organisation.class), context.getBean(Roster.class),
                context.getBean(Wording.class), context.getBean(Clock.class), context, 3);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        small.write(small.prepare(new CaseQuestion(List.of(VILLAGE), null, null, false, null, null, null, null, null, null, List.of(), List.of()),
                Map.of()), out);
        List<List<String>> rows = cells(new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray())).getSheetAt(0));
        assertThat(rows.get(2).get(0)).contains("超过3件", "只有其中最新的3件", "分次导出");
        assertThat(rows).hasSize(8);
        assertThat(rows.get(5)).contains("第5件");
        assertThat(rows.get(7)).contains("第3件");
    }

    @Test
    void nobody_but_an_auditor_looks_in_here_and_an_auditor_changes_nothing() {
        for (String other : List.of("zhang-secretary", "liulin-committee", "county-organization", "unit-discipline", "modeller", "admin")) {
            for (String address : List.of("/audit/", "/audit/cases.xlsx", "/api/audit/search")) {
                assertThat(new Client(port, other).get(address).status()).as(other + " " + address).isEqualTo(403);
            }
        }
        assertThat(new Client(port, null).get("/api/audit/search").status()).isEqualTo(401);
        for (String method : List.of("POST", "PUT", "DELETE")) {
            for (String address : List.of("/audit/", "/audit/cases.xlsx", "/api/audit/search")) {
                assertThat(auditor.send(method, address, "{}").status()).as(method + address).isBetween(400, 499);
            }
        }
    }

    @Test
    void fifty_cases_take_as_many_statements_as_five() throws Exception {
        int[] few = statements(5);
        assertThat(statements(50)).isEqualTo(few);
    }

    /** Of the page, the data and the workbook. */
    private int[] statements(int number) throws Exception {
        IntStream.rangeClosed(1, number).forEach(i -> cases.plant(i % 2 == 0 ? "decision" : "cadre-recall", number * 100 + i, "第" + i + "件", i));
        List<Integer> counts = new ArrayList<>();
        for (String address : List.of("/audit/?org=" + VILLAGE, API, "/audit/cases.xlsx?org=" + VILLAGE)) {
            auditor.get(address);
            try (StatementCount count = new StatementCount()) {
                assertThat(auditor.get(address).status()).isEqualTo(200);
                counts.add(count.ours() + count.engine());
            }
        }
        return counts.stream().mapToInt(Integer::intValue).toArray();
    }
}
