package org.cunyi.deliberation.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.deliberation.resolution.Sitting.LI;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.cunyi.Client;
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

/** The ledger, the case's resolutions and the public page, as clients and villagers see them. */
@CunyiTest
class LedgerStoryTest {

    private static final String TITLE = "加固村南小桥";
    private static final LocalDate SOON = TestClock.TODAY.plusDays(5);

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TestClock clock;

    private Walk walk;
    private HeldSession session;

    @BeforeEach
    void begin() {
        walk = new Walk(context);
        Sitting.forgetOthers(context);
        session = new HeldSession(context, LI, "li-council-member");
    }

    @AfterEach
    void remember() {
        session.takeDown();
        walk.remember();
    }

    private String resolved(LocalDate deadline) {
        return walk.follow(session.resolve(session.wanted("li-committee", deadline)));
    }

    private String reported(String number) {
        walk.complete("li-committee", number, "execute", Map.of("content", "都换好了", "finished", "true"));
        return number;
    }

    private String checked(String number) {
        walk.complete("li-council-member", reported(number), "verify_result", Map.of("accepted", "true"));
        return number;
    }

    private Client as(String login) {
        return new Client(port, login);
    }

    private static List<String> numbers(JsonNode found) {
        return listed(found.path("items"));
    }

    private static List<String> listed(JsonNode lines) {
        return StreamSupport.stream(lines.spliterator(), false).map(i -> i.path("caseNumber").asText()).toList();
    }

    /** One of each state, by state. */
    private Map<String, String> one() {
        String struck = checked(resolved(SOON.plusDays(20)));
        String withdrawn = resolved(SOON.plusDays(20));
        new Sitting(context, walk).strikeOff(struck).withdraw(withdrawn, "镇里统一安装").go().hear();
        clock.reset();
        Map<String, String> one = Map.of("struck-off", struck, "withdrawn", withdrawn, "open", resolved(SOON.plusDays(20)), "overdue", resolved(SOON),
                "checking", reported(resolved(SOON.plusDays(20))), "awaiting-strike-off", checked(resolved(SOON)));
        clock.plusDays(8);
        return one;
    }

    @Test
    void every_resolution_stands_in_the_ledger_under_exactly_one_word() {
        Map<String, String> one = one();
        Client committee = as("liulin-committee");
        one.forEach((state, number) -> assertThat(Ledger.STANDINGS.stream().filter(s -> numbers(committee.get("/api/resolutions?org=" + LI + "&size=200&state="
                + s).json()).contains(number))).as(number).containsExactly(state));
        JsonNode counts = committee.get("/api/resolutions/counts?org=" + LI).json();
        int sum = Ledger.STANDINGS.stream().mapToInt(s -> counts.path(s).asInt()).sum();
        assertThat(sum).isEqualTo(jdbc.sql("select count(*) from deliberation_resolution where org_code = ?").param(LI).query(Integer.class).single());
        assertThat(counts.size()).isEqualTo(Ledger.STANDINGS.size());
        JsonNode late = committee.get("/api/resolutions?org=" + LI + "&state=overdue").json().path("items").get(0);
        assertThat(late.path("overdueDays").asInt()).isEqualTo(3);
        assertThat(late.path("deadline").asText()).isEqualTo(SOON.toString());
        assertThat(as("li-clerk").send("DELETE", "/api/resolutions", null).status()).isBetween(400, 499);
    }

    @Test
    void filters_narrow_pages_turn_and_bad_input_is_named() {
        String wanted = resolved(SOON);
        String later = resolved(SOON.plusDays(100));
        Client clerk = as("li-clerk");
        assertThat(numbers(clerk.get("/api/resolutions?text=" + wanted).json())).containsExactly(wanted);
        assertThat(numbers(clerk.get("/api/resolutions?state=open&from=" + SOON.plusDays(100) + "&to=" + SOON.plusDays(100)).json())).contains(later)
                .doesNotContain(wanted);
        JsonNode first = clerk.get("/api/resolutions?state=open&size=1").json();
        assertThat(first.path("hasNext").asBoolean()).isTrue();
        assertThat(numbers(clerk.get("/api/resolutions?state=open&size=1&page=1").json())).hasSize(1).doesNotContainAnyElementsOf(numbers(first));
        assertThat(numbers(clerk.get("/api/resolutions?text=%25").json())).isEmpty();
        assertThat(clerk.get("/api/resolutions?state=lost").detail()).contains("状态");
        assertThat(clerk.get("/api/resolutions?from=2026-02-30").detail()).contains("办理期限");
        assertThat(clerk.get("/api/resolutions?org=12").detail()).contains("单位");
        assertThat(clerk.get("/registers/resolutions?state=lost").status()).isEqualTo(400);
    }

    @Test
    void who_has_no_office_there_sees_nothing_of_it() {
        String number = resolved(SOON);
        for (String other : List.of("zhang-secretary", "shiqiao-committee")) {
            assertThat(numbers(as(other).get("/api/resolutions?size=200&org=" + LI).json())).as(other).isEmpty();
            assertThat(as(other).get("/registers/resolutions?text=" + number).body()).doesNotContain("/cases/" + number);
        }
        for (String nobody : List.of("modeller", "admin")) {
            assertThat(as(nobody).get("/api/resolutions").status()).as(nobody).isEqualTo(403);
            assertThat(as(nobody).get("/registers/resolutions.xlsx").status()).as(nobody).isEqualTo(403);
        }
        assertThat(new Client(port, null).get("/api/resolutions").status()).isEqualTo(401);
        assertThat(as("zhang-council-chair").get("/deliberation/sessions/" + session.number() + "/resolutions").status()).isEqualTo(404);
        assertThat(as("li-clerk").get("/deliberation/sessions/" + session.number() + "/resolutions").status()).isEqualTo(200);
        assertThat(as("li-clerk").get("/deliberation/sessions/" + number + "/resolutions").status()).isEqualTo(404);
    }

    @Test
    void the_workbook_has_every_line_as_text() throws Exception {
        String number = walk.follow(session.resolve(new NewResolution(LI, session.number(), session.topicNumber(), "=1+1", "更换路灯", "li-committee", SOON,
                "亮", "li-council-member")));
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port
                + "/registers/resolutions.xlsx?text=" + number)).header("Authorization", "Basic " + Base64.getEncoder().encodeToString(
                        "li-clerk:cunyi-demo".getBytes(StandardCharsets.UTF_8))).build(), HttpResponse.BodyHandlers.ofByteArray());
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(answer.body()))) {
            Sheet sheet = book.getSheetAt(0);
            assertThat(sheet.getLastRowNum()).isEqualTo(1);
            List<String> cells = new ArrayList<>();
            sheet.getRow(1).forEach(c -> cells.add(c.getStringCellValue()));
            assertThat(cells).startsWith(number, "李村", "=1+1").contains("李春阳", SOON.toString(), "办理中");
        }
    }

    @Test
    void a_session_a_topic_and_the_resolution_itself_name_the_resolution() {
        String number = resolved(SOON);
        for (String caseNumber : List.of(session.number(), session.topicNumber(), number)) {
            JsonNode whole = as("li-clerk").get("/api/cases/" + caseNumber).json();
            assertThat(listed(whole.path("resolutions"))).as(caseNumber).containsExactly(number);
        }
        assertThat(as("li-clerk").get("/cases/" + number).body()).contains("办理经过", "形成决议", "六盏路灯夜间全部亮");
    }

    @Test
    void villagers_see_it_once_the_notice_of_its_session_has_been_posted_and_never_a_person() {
        String number = walk.follow(session.resolve(new NewResolution(LI, session.number(), session.topicNumber(), TITLE, "更换村口六盏路灯", "li-committee",
                SOON, "全部亮", "li-council-member")));
        walk.follow(session.resolve(new NewResolution(LI, session.number(), session.topicNumber(), "帮扶困难户", "为村民吴小芳（手机13800138000）家修缮房屋",
                "li-committee", SOON, "房屋修好", "li-council-member")));
        Client villager = new Client(port, null);
        assertThat(villager.get("/public/" + LI + "/resolutions").body()).doesNotContain(TITLE);
        session.post();
        String page = villager.get("/public/" + LI + "/resolutions").body();
        assertThat(page).contains(TITLE, "办理期限", "内容不在网上公布").doesNotContain("吴小芳", "13800138000", "帮扶困难户", "李春阳", "li-committee",
                "郑巧云", number);
        assertThat(villager.get("/public/" + LI).body()).contains("议事会决议办得怎样", TITLE, "/public/" + LI + "/resolutions");
        assertThat(villager.get("/public/" + LI + "?part=archive").body()).doesNotContain("议事会决议办得怎样");
        clock.plusDays(8);
        assertThat(villager.get("/public/" + LI + "/resolutions").body()).contains("逾期3天");
        jdbc.sql("update notice set state = 'withdrawn' where case_number in (select case_number from case_file where parent_case_number = ?)")
                .param(session.number()).update();
        assertThat(villager.get("/public/" + LI + "/resolutions").body()).doesNotContain(TITLE);
        assertThat(villager.get("/public/990101101999/resolutions").status()).isEqualTo(404);
        assertThat(villager.get("/public/990101101/resolutions").status()).isEqualTo(404);
        assertThat(villager.get("/public/" + LI + "/resolutions?page=x").status()).isEqualTo(200);
    }

    @Test
    void what_was_cut_out_of_the_notice_is_not_said_beside_it_and_what_waits_for_its_check_is_not_late() {
        String number = walk.follow(session.resolve(new NewResolution(LI, session.number(), session.topicNumber(), TITLE, "更换村口六盏路灯", "li-committee",
                SOON, "全部亮", "li-council-member")));
        session.post("经议事会审议通过：" + TITLE + "。");
        Client villager = new Client(port, null);
        String address = "/public/" + LI + "/resolutions";
        assertThat(villager.get(address).body()).contains(TITLE).doesNotContain("六盏");
        jdbc.sql("update notice set body = '经议事会审议通过一项决议。' where case_number in (select case_number from case_file where parent_case_number = ?)")
                .param(session.number()).update();
        assertThat(villager.get(address).body()).contains("一项决议（内容不在网上公布）").doesNotContain(TITLE, "六盏");
        clock.plusDays(8);
        assertThat(villager.get(address).body()).contains("逾期3天");
        jdbc.sql("update deliberation_resolution set state = 'checking' where case_number = ?").param(number).update();
        assertThat(villager.get(address).body()).contains("核验中").doesNotContain("逾期3天");
    }
}
