package org.cunyi.cadre.qualification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.cadre.qualification.Candidates.answer;
import static org.cunyi.cadre.qualification.Candidates.candidate;
import static org.cunyi.cadre.qualification.Candidates.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.PlantedWords;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.audit.AuditChain;
import org.cunyi.cadre.paper.Retention;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseSearch;
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

/** 个人信息: nobody reads what is not his, nothing stands anywhere in clear, and it goes when its time is over. */
@CunyiTest
@ExtendWith(OutputCaptureExtension.class)
class PersonalDataStoryTest {

    private static final String NAME = "欧阳绝密";
    private static final String BASIS = "绝密文书〔2026〕第7号";
    private static final String REMARK = "有前科绝密情节";
    private static final String STATEMENT = "绝密陈述内容";

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Papers papers;
    @Autowired
    private Qualifications qualifications;
    @Autowired
    private Retention retention;
    @Autowired
    private AuditChain audit;
    @Autowired
    private CaseSearch search;
    @Autowired
    private TestClock clock;

    private final String identity = identity();
    private Walk walk;

    @BeforeEach
    void begin() {
        walk = new Walk(context);
    }

    @AfterEach
    void remember() {
        walk.remember();
    }

    private Client client(String login) {
        return new Client(port, login);
    }

    private String forwarded() {
        Client.Answer started = client("liulin-office").post("/api/cases", Map.of("process", "cadre-qualification", "variables",
                Map.of("title", "村委会主任")));
        assertThat(started.status()).as(started.body()).isEqualTo(201);
        String number = started.json().path("caseNumber").asText();
        assertThat(client("liulin-office").complete(number, "enter_candidate", candidate(NAME, identity)).status()).isEqualTo(204);
        assertThat(client("liulin-committee").complete(number, "first_review", Map.of("firstReview", "forward")).status()).isEqualTo(204);
        return number;
    }

    private void answers(String number) {
        Candidates.UNITS.keySet().forEach(unit -> {
            Map<String, Object> answer = new HashMap<>(answer(unit, unit.equals("unit-court") ? "N08" : "-"));
            answer.computeIfPresent("unitBasis_N08", (k, v) -> BASIS);
            answer.computeIfPresent("unitRemark_N08", (k, v) -> REMARK);
            assertThat(client(unit).complete(number, "unit_review", answer).status()).as(unit).isEqualTo(204);
        });
    }

    private String concluded() {
        String number = forwarded();
        answers(number);
        assertThat(client("liulin-office").complete(number, "candidate_statement", Map.of("stated", "stated", "toldOn",
                TestClock.TODAY.toString(), "statement", STATEMENT)).status()).isEqualTo(204);
        Client department = client("county-organization");
        Client.Answer shown = department.get("/engine-rest/task/" + department.task(number, "conclusion") + "/form-variables");
        assertThat(shown.body()).contains(NAME, identity, BASIS, REMARK, STATEMENT, "N08").doesNotContain("unit-court", "法院");
        assertThat(department.complete(number, "conclusion", Map.of("conclusion", "defer")).status()).isEqualTo(204);
        return number;
    }

    @Test
    void a_unit_sees_the_person_and_its_own_items_and_no_other_units_task() {
        String number = forwarded();
        List<Task> tasks = walk.tasks(number, "unit_review");
        assertThat(tasks).hasSize(13);
        for (String unit : Candidates.UNITS.keySet()) {
            Task own = Candidates.task(engine, walk, number, unit);
            assertThat(client(unit).task(number, "unit_review")).isEqualTo(own.getId());
            Client.Answer form = client(unit).get("/engine-rest/task/" + own.getId() + "/deployed-form");
            for (String item : "P1,P5,N01,N02,N06,N08,N09".split(",")) {
                assertThat(form.body().contains("unitAnswer_" + item)).as(unit + " " + item)
                        .isEqualTo(List.of(Candidates.UNITS.get(unit).split(",")).contains(item));
            }
            assertThat(client(unit).get("/engine-rest/task/" + own.getId() + "/form-variables").body()).contains(NAME, identity);
            for (Task other : tasks) {
                if (!other.getId().equals(own.getId())) {
                    assertNothing(client(unit).get("/engine-rest/task/" + other.getId() + "/form-variables"));
                    assertThat(client(unit).submit(other.getId(), Map.of()).status()).isIn(403, 404);
                }
            }
        }
        assertThat(audit.entries(number).stream().filter(e -> e.action().equals("personal.read")).map(e -> e.actor()))
                .containsAll(Candidates.UNITS.keySet());
        walk.complete("unit-court", Candidates.task(engine, walk, number, "unit-court"), answer("unit-court", "N08"));
        assertThat(client("unit-police").get("/engine-rest/task/" + client("unit-police").task(number, "unit_review") + "/form-variables").body())
                .doesNotContain("N08");
    }

    private void assertNothing(Client.Answer answer) {
        assertThat(answer.status()).isIn(403, 404);
        assertThat(answer.body()).doesNotContain(NAME, identity, BASIS, REMARK, STATEMENT);
    }

    @Test
    void who_is_not_entitled_finds_nothing_anywhere() {
        String number = concluded();
        String open = forwardedOf("第二人");
        String task = Candidates.task(engine, walk, open, "unit-court").getId();
        String instance = walk.instance(open).getId();
        for (String login : List.of("unit-police", "shiqiao-office", "shiqiao-committee", "zhang-secretary", "county-civil-affairs", "auditor", "modeller",
                "admin")) {
            Client client = client(login);
            assertNothing(client.get("/api/cases/" + number));
            assertNothing(client.get("/cases/" + number));
            assertNothing(client.get("/api/audit/cases/" + number));
            assertNothing(client.get("/api/archive/" + number + ".zip"));
            assertNothing(client.get("/engine-rest/task/" + task + "/form-variables"));
            assertThat(client.get("/api/cases?process=cadre-qualification").body()).doesNotContain(number);
            for (String path : List.of("/engine-rest/task?processInstanceId=" + instance, "/engine-rest/history/variable-instance?processInstanceId=" + instance,
                    "/engine-rest/variable-instance?processInstanceIdIn=" + instance, "/engine-rest/history/detail?processInstanceId=" + instance,
                    "/cases", "/", "/public/990101101201")) {
                assertThat(client.get(path).body()).as(login + path).doesNotContain("第二人", NAME, identity, BASIS, REMARK, STATEMENT);
            }
        }
        for (String path : List.of("task?", "process-instance?", "history/task?", "history/process-instance?", "history/variable-instance?",
                "history/activity-instance?", "history/detail?")) {
            assertThat(client("auditor").get("/engine-rest/" + path + "processDefinitionKey=cadre-qualification&processInstanceId=" + instance).json())
                    .as(path).isEmpty();
        }
        assertThat(client("liulin-office").get("/api/cases/" + number).body()).contains("N08", "暂缓").doesNotContain("法院", "unit-court\":");
        assertThat(audit.entries(number).stream().filter(e -> e.action().equals("personal.read") && e.subject().equals("case-page"))).hasSize(1);
    }

    @Test
    void who_reads_the_candidates_of_one_unit_does_not_read_those_of_another() {
        String number = forwardedOf("第三人");
        assertThat(found(number, Map.of("cadre-qualification", List.of("990101101")))).containsExactly(number);
        assertThat(found(number, Map.of("cadre-qualification", List.of("990101102")))).isEmpty();
        assertThat(found(number, Map.of("cadre-qualification", List.of()))).isEmpty();
    }

    private List<String> found(String text, Map<String, List<String>> secret) {
        return search.find(new CaseSearch.Question(List.of("990101"), null, null, null, false, text, null, null, 0, 20, secret)).items().stream()
                .map(CaseFile::caseNumber).toList();
    }

    private String forwardedOf(String name) {
        String number = walk.begin("liulin-office", "cadre-qualification", Map.of("title", "村党组织成员"));
        walk.complete("liulin-office", number, "enter_candidate", candidate(name, identity()));
        walk.complete("liulin-committee", number, "first_review", Map.of("firstReview", "forward"));
        return number;
    }

    @Test
    void nothing_planted_stands_in_clear_in_the_database_or_in_the_log(CapturedOutput log) {
        String number = concluded();
        for (String planted : List.of(NAME, identity, BASIS, REMARK, STATEMENT)) {
            assertThat(PlantedWords.columns(jdbc, planted)).as(planted).isEmpty();
            assertThat(log.getAll()).doesNotContain(planted);
        }
        assertThat(PlantedWords.columns(jdbc, "任职资格联审")).isNotEmpty();
        assertThat(audit.entries(number)).isNotEmpty().allSatisfy(e -> assertThat(e.payload()).doesNotContain("N08", "finding\"", "clear"));
    }

    @Test
    void of_two_at_one_units_task_one_wins_and_one_answer_is_kept() {
        String number = forwarded();
        String task = Candidates.task(engine, walk, number, "unit-court").getId();
        List<Integer> answered = Stream.of(1, 2).map(i -> CompletableFuture.supplyAsync(() -> client("unit-court").submit(task, answer("unit-court")).status()))
                .toList().stream().map(CompletableFuture::join).sorted().toList();
        assertThat(answered.get(0)).isEqualTo(204);
        assertThat(answered.get(1)).isIn(404, 409);
        assertThat(papers.of(number).stream().filter(p -> "unit-court".equals(p.unit()))).hasSize(1);
    }

    @Test
    void when_its_time_is_over_what_is_personal_goes_and_the_conclusion_and_the_chain_stay() {
        String number = concluded();
        String secret = secret(number);
        clock.plusDays(360);
        retention.night();
        assertThat(papers.of(number)).isNotEmpty();
        clock.plusDays(10);
        retention.night();
        assertThat(papers.of(number)).isEmpty();
        assertThat(jdbc.sql("select identity_mark from qualification where case_number = ?").param(number).query().singleRow().get("identity_mark"))
                .isNull();
        assertThat(qualifications.find(number).orElseThrow().conclusion()).isEqualTo("defer");
        assertThat(secret(number)).isNotEqualTo(secret);
        assertThat(audit.verify(number).intact()).isTrue();
        assertThat(client("liulin-office").get("/api/cases/" + number).body()).contains("已经删除").doesNotContain("N08");
    }

    private String secret(String chain) {
        return jdbc.sql("select secret from audit_chain where chain = ?").param(chain).query(String.class).single();
    }
}
