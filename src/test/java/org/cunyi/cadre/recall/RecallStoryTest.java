package org.cunyi.cadre.recall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.PlantedWords;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.audit.AuditChain;
import org.cunyi.cadre.PrintedPaper;
import org.cunyi.cadre.Releases;
import org.cunyi.cadre.paper.CadrePapers;
import org.cunyi.cadre.paper.Retention;
import org.cunyi.cadre.registry.PostKind;
import org.cunyi.cadre.service.ServiceDesk;
import org.cunyi.meeting.Meetings;
import org.cunyi.notification.WebForm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 罢免 over HTTP: what the villagers ask for runs to the register and the public page, and nobody learns who asked. */
@CunyiTest
@ExtendWith(OutputCaptureExtension.class)
class RecallStoryTest {

    private static final String SIGNER = "司马联署人";
    private static final String REASON = "秘而不宣的罢免理由";
    private static final String CONTACT = "皇甫联系人 0394-5550101";
    private static final String DEFENCE = "逐条反驳的申辩意见";
    private static final String CHECKED = "与东方某某户口不符";
    private static final String RETURNED = "退回时提到的那个人";
    private static final String DAY = TestClock.TODAY.toString();

    @LocalServerPort
    private int port;
    @Autowired
    private ServiceDesk desk;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private AuditChain audit;
    @Autowired
    private CadrePapers papers;
    @Autowired
    private Meetings meetings;
    @Autowired
    private Retention retention;
    @Autowired
    private TestClock clock;

    private Walk walk;
    private Petitions petitions;
    private Releases releases;

    @BeforeEach
    void begin() {
        walk = new Walk(context);
        petitions = new Petitions(context, walk);
        releases = new Releases(port, jdbc);
    }

    @AfterEach
    void remember() {
        walk.remember();
    }

    private Client client(String login) {
        return new Client(port, login);
    }

    private static void done(Client.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isIn(200, 204);
    }

    private String received(String login, long post) {
        Map<String, Object> petition = new HashMap<>(Petitions.petition(post, "representatives"));
        petition.put("reasons", REASON);
        petition.put("contact", CONTACT);
        Client.Answer started = client(login).post("/api/cases", Map.of("process", "cadre-recall", "villageCode", Petitions.LI, "variables", petition));
        assertThat(started.status()).as(started.body()).isEqualTo(201);
        return walk.follow(started.json().path("caseNumber").asText());
    }

    private void verified(String number) {
        Client office = client("liulin-office");
        String lines = IntStream.rangeClosed(1, 10).mapToObj(i -> SIGNER + i + "，196" + i % 10 + "，第" + i + "户").collect(Collectors.joining("\n"));
        done(office.post("/api/recalls/" + number + "/signatures", Map.of("lines", lines + "\n" + SIGNER + "1\n" + SIGNER + "甲")));
        IntStream.rangeClosed(1, 10).forEach(i -> done(office.post("/api/recalls/" + number + "/signatures/" + i, Map.of("state", "counted"))));
        assertThat(office.get("/api/recalls/" + number + "/signatures").json().path("signatures").path(10).path("twin").asInt()).isEqualTo(1);
        done(office.post("/api/recalls/" + number + "/signatures/11", Map.of("state", "double", "reason", "同一人")));
        done(office.post("/api/recalls/" + number + "/signatures/12", Map.of("state", "not-entitled", "reason", CHECKED)));
        done(office.complete(number, "verify_petition", Map.of()));
    }

    private void heardAndCalled(String number) {
        done(client("liulin-office").complete(number, "defence", Map.of("toldOn", DAY, "defended", "defended", "defence", DEFENCE)));
        done(client("li-clerk").complete(number, "convene_vote", Map.of("voteOn", DAY, "place", "李村文化广场", "noticedOn", DAY)));
    }

    private String recalled(long post) {
        String number = received("li-clerk", post);
        verified(number);
        heardAndCalled(number);
        done(client("li-clerk").complete(number, "record_vote", Petitions.vote(TestClock.TODAY, 300, 200)));
        releases.released(client("liulin-office").notice(number), "liulin-office", "liulin-committee");
        walk.fire(client("liulin-office").notice(number), "timer_period_ended", 16);
        done(client("county-organization").complete(number, "file_organization", Map.of("acknowledged", "true")));
        done(client("county-civil-affairs").complete(number, "file_civil_affairs", Map.of("acknowledged", "false", "returnReason", RETURNED)));
        done(client("liulin-office").complete(number, "complete_filing", Map.of("completion", "已补：" + RETURNED)));
        Client civil = client("county-civil-affairs");
        assertThat(civil.get("/engine-rest/task/" + civil.task(number, "file_civil_affairs") + "/form-variables").body()).contains("罢免备案",
                "收回选票300张", "已补");
        done(civil.complete(number, "file_civil_affairs", Map.of("acknowledged", "true")));
        return number;
    }

    @Test
    void from_the_petition_to_the_register_and_the_public_page_and_nobody_learns_who_asked(CapturedOutput log) {
        long post = petitions.post("recall-story", "端木当选", PostKind.ELECTED, "村民委员会委员");
        releases.released(releases.notice(post), "li-clerk", "li-supervision", "li-secretary");
        assertThat(client(null).get("/public/" + Petitions.LI + "/cadres").body()).contains("端木当选");
        String number = recalled(post);
        Client.Answer seen = client("liulin-office").get("/api/cases/" + number);
        assertThat(seen.json().path("outcome").asText()).isEqualTo("recalled");
        assertThat(seen.body()).contains("准予备案", "计入10名").doesNotContain("端木当选罢免");
        assertThat(client("liulin-office").get("/registers/cadres?org=" + Petitions.LI + "&state=ended").body()).contains("端木当选");
        releases.released(releases.notice(post), "li-clerk", "li-supervision", "li-secretary");
        assertThat(client(null).get("/public/" + Petitions.LI + "/cadres").body()).doesNotContain("端木当选");
        String board = jdbc.sql("select n.title || n.body from notice n join case_file c on c.case_number = n.case_number where c.parent_case_number = ?")
                .param(number).query(String.class).single();
        assertThat(board).contains("罢免通过", "收回选票300张").doesNotContain("端木");
        for (String planted : List.of(SIGNER, REASON, CONTACT, DEFENCE, CHECKED, RETURNED)) {
            assertThat(PlantedWords.columns(jdbc, planted)).as(planted).isEmpty();
            assertThat(log.getAll()).doesNotContain(planted);
        }
        assertThat(PlantedWords.columns(jdbc, "罢免投票结果公告")).isNotEmpty();
        assertThat(jdbc.sql("select title from case_file where case_number = ?").param(number).query(String.class).single()).doesNotContain("端木");
        erased(number);
    }

    private void erased(String number) {
        clock.plusDays(360);
        retention.night();
        assertThat(papers.of(number, RecallProcess.SIGNATURE)).hasSize(12);
        clock.plusDays(10);
        retention.night();
        assertThat(papers.of(number, RecallProcess.SIGNATURE)).isEmpty();
        assertThat(papers.of(number, RecallProcess.REASONS)).isEmpty();
        assertThat(client("liulin-office").get("/api/cases/" + number).body()).contains("已经删除", "计入10名");
        assertThat(audit.verify(number).intact()).isTrue();
    }

    @Test
    void who_is_not_entitled_finds_nothing_and_does_nothing_the_member_least_of_all() {
        long post = jdbc.sql("select t.id from post t join person p on p.id = t.person_id where p.login = 'li-committee'").query(Long.class).single();
        String number = received("liulin-office", post);
        Client office = client("liulin-office");
        done(office.post("/api/recalls/" + number + "/signatures", Map.of("lines", SIGNER)));
        String task = office.task(number, "verify_petition");
        for (String login : List.of("li-committee", "li-secretary", "li-supervision", "zhang-clerk", "shiqiao-office", "shiqiao-committee", "admin",
                "auditor", "modeller", "unit-court")) {
            Client client = client(login);
            for (String path : List.of("/api/cases/" + number, "/cases/" + number, "/api/audit/cases/" + number, "/api/archive/" + number + ".zip",
                    "/api/recalls/" + number + "/signatures", "/recalls/" + number + "/signatures", "/engine-rest/task/" + task + "/form-variables")) {
                Client.Answer answer = client.get(path);
                assertThat(answer.status()).as(login + path).isIn(403, 404);
                assertThat(answer.body()).doesNotContain(SIGNER, REASON, CONTACT);
            }
            assertThat(client.submit(task, Map.of()).status()).as(login).isIn(403, 404);
            assertThat(client.post("/api/recalls/" + number + "/signatures/1", Map.of("state", "counted")).status()).isIn(403, 404);
            assertThat(client.post("/api/cases/" + number + "/withdraw-petition", Map.of("reason", "不想被罢免")).status()).isIn(403, 404);
        }
        for (String login : List.of("li-clerk", "liulin-committee", "county-organization", "county-civil-affairs")) {
            assertThat(client(login).get("/api/cases/" + number).status()).as("a reader sees the case").isEqualTo(200);
            assertThat(client(login).get("/api/recalls/" + number + "/signatures").status()).as("and not who signed").isEqualTo(404);
        }
        assertThat(audit.entries(number).stream().filter(e -> e.action().equals("recusal.entered")).map(e -> e.subject())).containsExactly("li-committee");
        done(client("li-clerk").post("/api/cases/" + number + "/report-withdrawal", Map.of("reason", "联名人撤回")));
        assertThat(office.get("/cases/" + number).body()).contains("联名人撤回罢免要求", "已向联名人核实撤回").doesNotContain("转报乡镇核实");
        done(office.post("/api/cases/" + number + "/withdraw-petition", Map.of("reason", "联名人撤回", "confirmed", "yes")));
        assertThat(office.get("/api/cases/" + number).json().path("outcome").asText()).isEqualTo("withdrawn");
    }

    @Test
    void of_two_that_record_the_vote_one_wins_and_one_sheet_is_kept() {
        String number = petitions.called(petitions.member());
        String task = client("li-clerk").task(number, "record_vote");
        List<Integer> answered = Stream.of(200, 100).map(f -> CompletableFuture.supplyAsync(() -> client("li-clerk").submit(task,
                Petitions.vote(TestClock.TODAY, 300, f)).status())).toList().stream().map(CompletableFuture::join).sorted().toList();
        assertThat(answered.get(0)).isEqualTo(204);
        assertThat(answered.get(1)).isIn(404, 409);
        assertThat(meetings.of(number)).hasSize(1);
    }

    @Test
    void of_two_that_check_one_signature_the_second_is_told() {
        String number = received("liulin-office", petitions.member());
        Client office = client("liulin-office");
        done(office.post("/api/recalls/" + number + "/signatures", Map.of("lines", "某甲")));
        done(office.post("/api/recalls/" + number + "/signatures/1", Map.of("state", "counted")));
        assertThat(client("liulin-office-2").post("/api/recalls/" + number + "/signatures/1", Map.of("state", "withdrawn", "reason", "本人撤回")).status())
                .isEqualTo(409);
        String seen = office.get("/api/recalls/" + number + "/signatures").json().path("signatures").path(0).path("checkedAt").asText();
        done(office.post("/api/recalls/" + number + "/signatures/1", Map.of("state", "withdrawn", "reason", "本人撤回", "seen", seen)));
        assertThat(office.get("/recalls/" + number + "/signatures?show=all").body()).contains("某甲", "已撤回", "本人撤回");
        assertThat(office.post("/api/recalls/" + number + "/signatures/9", Map.of("state", "counted")).status()).isEqualTo(404);
        assertThat(office.post("/api/recalls/" + number + "/signatures/1", Map.of("state", "maybe")).detail()).contains("核验结果");
    }

    @Test
    void a_page_of_signatures_is_checked_at_once_each_by_itself_or_none_is() throws Exception {
        String number = received("liulin-office", petitions.member());
        WebForm office = new WebForm(port);
        office.login("liulin-office");
        String page = "/recalls/" + number + "/signatures";
        assertThat(office.post(page, Map.of("lines", "某甲，1960\n某乙\n某甲")).statusCode()).isEqualTo(302);
        var refused = office.post(page + "/checks", Map.of("state_1", "counted", "was_1", "open", "state_2", "withdrawn", "was_2", "open", "state_3",
                "counted", "was_3", "open"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("第2名：不计入的，必须说明理由", "第3名：与第1名可能是同一人");
        assertThat(client("liulin-office").get("/api" + page).json().path("counts").path("open").asInt()).as("none was").isEqualTo(3);
        assertThat(office.post(page + "/checks", Map.of("state_1", "counted", "was_1", "open", "state_2", "withdrawn", "was_2", "open", "reason_2",
                "本人撤回")).statusCode()).isEqualTo(302);
        assertThat(office.post(page + "/checks", Map.of("state_1", "counted", "was_1", "counted")).statusCode()).isEqualTo(400);
        assertThat(office.post(page + "/checks", Map.of("state_1", "double", "was_1", "open", "reason_1", "重复")).statusCode())
                .as("somebody was faster").isEqualTo(409);
        assertThat(client("liulin-office").get("/api" + page).json().path("counts").toString()).contains("\"counted\":1", "\"withdrawn\":1");
    }

    @Test
    void the_table_over_rest_says_what_the_petition_s_own_form_says() {
        String number = petitions.received(petitions.member(), "representatives");
        petitions.signed(number, 9);
        assertThat(tally(number)).contains("联名不成立");
        assertThat(valid(633, 0, 30, 9)).isFalse();
        petitions.enter(number, "联署第十人，1970");
        petitions.check(number, 10, "counted", null);
        assertThat(tally(number)).contains("联名成立");
        assertThat(valid(633, 0, 30, 10)).isTrue();
        assertThat(valid(633, 126, 30, 0)).isFalse();
        assertThat(valid(633, 127, 30, 0)).isTrue();
        assertThat(valid(0, 0, 0, 0)).as("a base of 0").isFalse();
        assertThat(threshold(633, 634, 30, 0).size()).as("more than may vote").isZero();
    }

    private String tally(String number) {
        Client office = client("liulin-office");
        return office.get("/engine-rest/task/" + office.task(number, "verify_petition") + "/form-variables").json().path("tally").path("value").asText();
    }

    private boolean valid(int voters, int signatures, int representatives, int theirs) {
        JsonNode row = threshold(voters, signatures, representatives, theirs).path(0);
        assertThat(row.path("legalBasis").path("value").asText()).contains("第十九条");
        return row.path("petitionValid").path("value").asBoolean();
    }

    private JsonNode threshold(int voters, int signatures, int representatives, int theirs) {
        return client("auditor").post("/engine-rest/decision-definition/key/cadre-recall-threshold/evaluate", Map.of("variables", Client.typed(Map.of(
                "eligibleVoters", voters, "voterSignatures", signatures, "representatives", representatives, "representativeSignatures", theirs)))).json();
    }

    @Test
    void no_other_procedure_calls_a_recall() throws Exception {
        try (Stream<Path> models = Files.list(Path.of("bpmn"))) {
            for (Path model : models.toList()) {
                assertThat(Files.readString(model)).as(model.toString()).doesNotContain("calledElement=\"cadre-recall\"");
            }
        }
    }

    @Test
    void the_start_form_offers_the_posts_of_every_village_of_the_township_and_of_no_other() {
        Client office = client("liulin-office");
        String definition = office.get("/engine-rest/process-definition/key/cadre-recall").json().path("id").asText();
        assertThat(office.get("/engine-rest/process-definition/" + definition + "/deployed-start-form").body()).contains("李村村民委员会委员 赵玉珍",
                "张村村民委员会委员 陈桂兰", "文书 吴静怡（不适用罢免）").doesNotContain("何淑芬");
        assertThat(client("li-clerk").get("/engine-rest/process-definition/" + definition + "/deployed-start-form").body()).contains("赵玉珍")
                .doesNotContain("陈桂兰");
    }

    @Test
    void the_member_is_given_in_writing_why_and_how_they_voted_and_never_who_asked() {
        String number = received("li-clerk", petitions.post("recall-served", "端木受送", PostKind.ELECTED, "村民委员会委员"));
        String page = "/cases/" + number + "/service-papers";
        assertThat(client("liulin-office").get(page).status()).as("not before the petition stands").isEqualTo(404);
        verified(number);
        assertThat(client("liulin-office").get(page).body()).contains("罢免要求告知书", "送达回证").doesNotContain("罢免表决结果通知", "端木");
        for (String login : List.of("li-clerk", "li-secretary", "liulin-committee", "shiqiao-office", "county-organization", "auditor", "admin")) {
            assertThat(client(login).get(page).status()).as(login).isEqualTo(404);
            assertThat(client(login).get(page + "/notice.pdf").status()).as(login).isEqualTo(404);
        }
        assertThat(printed(number, "notice")).contains("罢免要求告知书", "端木受送（李村村民委员会委员）", REASON, "计入联名10名，基数30人", "第十九条",
                "2026年11月29日", "柳林镇人民政府").doesNotContain(SIGNER, CONTACT, CHECKED);
        heardAndCalled(number);
        assertThat(client("liulin-office").get(page + "/result.pdf").status()).isEqualTo(404);
        done(client("li-clerk").complete(number, "record_vote", Petitions.vote(TestClock.TODAY, 300, 200)));
        assertThat(printed(number, "result")).contains("罢免表决结果通知", "收回选票300张", "同意罢免200票", "罢免通过", "自投票之日终止").doesNotContain(SIGNER, REASON);
        assertThat(printed(number, "receipt")).contains("送达回证", "端木受送", "罢免表决结果通知", "送达人签名");
        assertThat(audit.entries(number).stream().filter(e -> e.action().equals("personal.read") && e.subject().equals("service-paper"))).hasSize(3);
    }

    private String printed(String number, String paper) {
        return PrintedPaper.text(walk.acting().as("liulin-office", () -> desk.print(number, paper, null)).pdf());
    }
}
