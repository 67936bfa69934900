package org.cunyi.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.cunyi.Client;
import org.cunyi.CunyiApplication;
import org.cunyi.archive.Papers;
import org.cunyi.archive.Uploads;
import org.cunyi.audit.AuditChain;
import org.cunyi.decision.Sheets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The main job's own database: start, migrations and one story on H2, with the profiles that come by themselves. */
@SpringBootTest(classes = CunyiApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "management.server.port=0", "spring.datasource.url=jdbc:h2:mem:story"})
@Tag("own-jvm")
class H2StoryTest {

    private static final String LI = "990101101202";

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private AuditChain audit;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Test
    void a_matter_is_resolved_and_its_notice_is_read_by_villagers() {
        Client secretary = new Client(port, "zhang-secretary");
        Client clerk = new Client(port, "zhang-clerk");
        String number = clerk.start(Sheets.ZHANG, Sheets.matter("public-welfare")).json().path("caseNumber").asText();
        assertThat(number).isEqualTo("JC-990101101201-%d-0001".formatted(java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).getYear()));
        Uploads files = new Uploads(port, "zhang-clerk");
        String photo = files.added(number, "", "photo", "照片.jpg", Papers.photoWithPlace());
        assertThat(files.get("/documents/" + photo).headers().firstValue("content-type")).contains("image/jpeg");
        assertThat(secretary.complete(number, "party_proposal", Sheets.sheet("2026-09-01", 2, 2, 0, 0)).status()).isEqualTo(204);
        assertThat(secretary.complete(number, "party_proposal", Sheets.proposal()).status()).isEqualTo(204);
        assertThat(clerk.complete(number, "joint_consultation", Sheets.consultation()).status()).isEqualTo(204);
        assertThat(clerk.complete(number, "party_review", Sheets.review()).status()).isEqualTo(204);
        assertThat(clerk.complete(number, "villagers_resolution", Sheets.with(Sheets.representatives(), "present", 46)).status()).isEqualTo(400);
        assertThat(clerk.complete(number, "villagers_resolution", Sheets.representatives()).status()).isEqualTo(204);
        String publication = clerk.get("/api/cases/" + number).json().path("children").get(0).path("caseNumber").asText();
        assertThat(clerk.complete(publication, "draft_notice", Map.of("noticeTitle", "决议公告", "noticeBody", "决议通过。")).status()).isEqualTo(204);
        assertThat(new Client(port, "zhang-supervision").complete(publication, "supervision_opinion", Map.of("agreed", "true", "opinionText",
                "同意")).status()).isEqualTo(204);
        assertThat(secretary.complete(publication, "release", Map.of("released", "true")).status()).isEqualTo(204);
        assertThat(new Client(port, null).get("/public/" + Sheets.ZHANG).body()).contains("决议公告");
        assertThat(files.get("/api/archive/" + number + ".zip").statusCode()).isEqualTo(200);
        assertThat(clerk.get("/api/audit/cases/" + number + "/verify").json().path("intact").asBoolean()).isTrue();
    }

    /** The county's figures: 26 candidates, 21 passed, 5 rejected, each for a stated item. */
    @Test
    void the_demonstration_s_joint_review_comes_with_its_reasons() throws InterruptedException {
        demonstration();
        Client county = new Client(port, "county-organization");
        List<String> batches = Pattern.compile("/qualification-batches/([A-Z]+-[0-9-]+)").matcher(county.get("/qualification-batches").body()).results()
                .map(m -> m.group(1)).distinct().toList();
        assertThat(batches).hasSize(2);
        List<Map<String, Object>> concluded = jdbc.sql("select q.conclusion, q.case_number from qualification q order by q.case_number").query()
                .listOfRows();
        assertThat(concluded.stream().filter(c -> "pass".equals(c.get("conclusion")))).hasSize(21);
        List<String> rejected = concluded.stream().filter(c -> "reject".equals(c.get("conclusion"))).map(c -> c.get("case_number").toString()).toList();
        assertThat(rejected).hasSize(5);
        assertThat(rejected.stream().map(n -> county.get("/cases/" + n).body())).allSatisfy(page -> assertThat(page).containsPattern("N0[0-9] ")
                .contains("驳回"));
        assertThat(rejected.stream().flatMap(n -> Pattern.compile("N0[0-9] ").matcher(county.get("/cases/" + n).body()).results().map(m -> m.group())
                .distinct()).sorted()).containsExactly("N02 ", "N04 ", "N05 ", "N07 ", "N08 ");
        assertThat(new Client(port, null).get("/public/990101101").body()).contains("拟任人选公示");
    }

    /** 31 handled by every measure, leads that went no further, one recall voted through and one petition that too few signed. */
    @Test
    void the_demonstration_s_handlings_come_by_every_measure_and_every_chain_of_them_verifies() throws InterruptedException {
        demonstration();
        assertThat(counted("select measure, count(*) from unfitness where served_on is not null group by measure"))
                .isEqualTo(Map.of("M1", 13L, "M2", 8L, "M3", 4L, "M4", 4L, "M5", 2L));
        assertThat(counted("select outcome, count(*) from case_file where process = 'cadre-unfitness' and ended_at is not null group by outcome"))
                .isEqualTo(Map.of("completed", 6L, "refused", 2L, "unfounded", 2L, "withdrawn", 1L));
        assertThat(counted("select k, count(*) from (select m.measure || ' ' || coalesce(m.answer, case when m.to_on < current_date then 'over' else"
                + " 'runs' end) as k from unfitness_measure m where m.measure not in ('M1', 'M2')) x group by k"))
                .isEqualTo(Map.of("M3 over", 2L, "M3 runs", 1L, "M4 accepted", 2L, "M4 not-accepted", 1L, "M4 refused", 2L, "dismissal over", 2L));
        assertThat(counted("select review_result, count(*) from unfitness where review_result is not null group by review_result"))
                .isEqualTo(Map.of("lighten", 1L));
        assertThat(counted("select post_kind, count(*) from unfitness where party_measure <> 'none' and other_measure <> 'none' group by post_kind"))
                .isEqualTo(Map.of("both", 2L));
        assertThat(counted("select k, count(*) from (select coalesce(c.outcome, case when r.valid then 'voted' else 'open' end) as k from recall r"
                + " join case_file c on c.case_number = r.case_number) x group by k")).isEqualTo(Map.of("invalid", 1L, "voted", 1L));
        assertThat(jdbc.sql("select count(*) from act_ge_property where name_ = 'cunyi.demonstration.complete'").query(Integer.class).single())
                .as("every step of its own was reached").isOne();
        assertThat(jdbc.sql("select case_number from case_file where case_number not like 'LS-%'").query(String.class).list()).hasSizeGreaterThan(90)
                .allSatisfy(number -> assertThat(audit.verify(number).intact()).as(number).isTrue());
    }

    private Map<String, Long> counted(String sql) {
        Map<String, Long> counts = new HashMap<>();
        jdbc.sql(sql).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }

    /** What a query can do on PostgreSQL and not on H2 shows when it is asked. */
    @Test
    void every_page_and_list_answers() {
        String number = new Client(port, "li-clerk").start(LI, Sheets.matter("public-welfare")).json().path("caseNumber").asText();
        List<String> addresses = mappings.getHandlerMethods().keySet().stream().filter(m -> m.getMethodsCondition().getMethods().isEmpty()
                || m.getMethodsCondition().getMethods().contains(RequestMethod.GET)).flatMap(m -> m.getPatternValues().stream())
                .map(a -> a.replaceAll("\\{(org|village|unit)[A-Za-z]*}", LI).replace("{caseNumber}", number)).filter(a -> !a.contains("{") && !a.equals("/error"))
                .distinct().sorted().toList();
        assertThat(addresses).hasSizeGreaterThan(40);
        for (String login : List.of("li-clerk", "li-council-chair", "liulin-office", "auditor", "admin")) {
            Client client = new Client(port, login);
            assertThat(addresses).allSatisfy(a -> assertThat(client.get(a).status()).as("%s for %s", a, login).isLessThan(500));
        }
    }

    /** It goes on beside whoever has logged in. */
    private static void demonstration() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("demonstration")) {
                thread.join();
            }
        }
    }
}
