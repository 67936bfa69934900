package org.cunyi.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.decision.Sheets.ZHANG;
import static org.cunyi.decision.Sheets.consultation;
import static org.cunyi.decision.Sheets.matter;
import static org.cunyi.decision.Sheets.poll;
import static org.cunyi.decision.Sheets.proposal;
import static org.cunyi.decision.Sheets.representatives;
import static org.cunyi.decision.Sheets.review;
import static org.cunyi.decision.Sheets.with;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.Acting;
import org.cunyi.Client;
import org.cunyi.Client.Answer;
import org.cunyi.CunyiTest;
import org.cunyi.org.Settings;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Identities;
import org.cunyi.workflow.StartableProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A county changes from 四议两公开 to 六议两公开, over plain HTTP. */
@CunyiTest
class DecisionSixStoryTest {

    private static final String BASIS = "本县规定（六议两公开故事测试）";
    private static final String START_LIST = "/process-definition?latest=true&active=true&startableInTasklist=true&startablePermissionCheck=true";

    @LocalServerPort
    private int port;
    @Autowired
    private Settings settings;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Identities identities;
    @Autowired
    private CaseView view;

    private Client secretary;
    private Client clerk;

    @BeforeEach
    void people() {
        secretary = new Client(port, "zhang-secretary");
        clerk = new Client(port, "zhang-clerk");
    }

    @AfterEach
    void as_before() {
        jdbc.sql("delete from county_setting where legal_basis = ?").param(BASIS).update();
    }

    private void countyRuns(String procedure, int fromDay) {
        settings.set("990101", Settings.PROCEDURE, procedure, BASIS, LocalDate.of(2026, 1, fromDay));
    }

    private Answer start(String process, Map<String, Object> matter) {
        return clerk.post("/api/cases", Map.of("process", process, "villageCode", ZHANG, "variables", matter));
    }

    private String begin(String process) {
        Answer started = start(process, matter("public-welfare"));
        assertThat(started.status()).as(started.body()).isEqualTo(201);
        return started.json().path("caseNumber").asText();
    }

    private String toPoll() {
        String number = begin("decision-six");
        ok(secretary.complete(number, "motion_screening", Map.of("screening", "accepted")));
        ok(secretary.complete(number, "party_proposal", proposal()));
        ok(clerk.complete(number, "joint_consultation", consultation()));
        ok(clerk.complete(number, "party_review", review()));
        return number;
    }

    private List<String> offered() {
        List<String> home = new Acting(identities).as("zhang-clerk", () -> view.startable().stream().map(StartableProcess::key)
                .filter(DecisionProcess::isDecision).toList());
        for (String road : List.of("/engine-rest", "/camunda/api/engine/engine/default")) {
            assertThat(clerk.get(road + START_LIST).json().findValuesAsText("key").stream().filter(DecisionProcess::isDecision))
                    .containsExactlyElementsOf(home);
        }
        assertThat(clerk.get("/engine-rest" + START_LIST.replace("?", "/count?")).json().path("count").asInt())
                .isEqualTo(clerk.get("/engine-rest" + START_LIST).json().size());
        assertThat(clerk.get("/engine-rest" + START_LIST + "&firstResult=1&maxResults=5").json()).hasSize(
                clerk.get("/engine-rest" + START_LIST).json().size() - 1);
        return home;
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private static void refused(Answer answer, String field, String words) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("errors").get(0).path("field").asText()).isEqualTo(field);
        assertThat(answer.detail()).contains(words);
    }

    @Test
    void the_county_s_setting_picks_one_procedure_and_the_other_cannot_begin_by_any_road() {
        assertThat(offered()).containsExactly("decision");
        refused(start("decision-six", matter("public-welfare")), "process", "本县实行“四议两公开”，不能发起“六议两公开”");
        countyRuns("decision-six", 2);
        assertThat(offered()).containsExactly("decision-six");
        String before = clerk.get("/api/cases?size=1").json().path("items").get(0).path("caseNumber").asText();
        refused(start("decision", matter("public-welfare")), "process", "本县实行“六议两公开”，不能发起“四议两公开”");
        refused(clerk.post("/engine-rest/process-definition/key/decision/start", Map.of("variables", Client.typed(matter("public-welfare")))),
                "process", "本县实行“六议两公开”");
        refused(clerk.post("/engine-rest/engine/default/process-definition/key/decision/submit-form", Map.of("variables",
                Client.typed(matter("public-welfare")))), "process", "本县实行“六议两公开”");
        assertThat(clerk.get("/api/cases?size=1").json().path("items").get(0).path("caseNumber").asText()).isEqualTo(before);
        countyRuns(Settings.NONE, 3);
        assertThat(offered()).containsExactly("decision");
        begin("decision");
    }

    @Test
    void running_cases_go_on_as_they_began_when_the_setting_changes() {
        String four = begin("decision");
        countyRuns("decision-six", 2);
        ok(secretary.complete(four, "party_proposal", proposal()));
        ok(clerk.complete(four, "joint_consultation", consultation()));
        ok(clerk.complete(four, "party_review", review()));
        String six = toPoll();
        countyRuns("decision", 3);
        ok(clerk.complete(four, "villagers_resolution", representatives()));
        assertThat(clerk.get("/api/cases/" + four).json().path("children")).hasSize(1);
        ok(clerk.complete(six, "household_poll", poll()));
        ok(clerk.complete(six, "villagers_resolution", representatives()));
        assertThat(clerk.get("/api/cases/" + six).json().path("children")).hasSize(1);
    }

    @Test
    void a_poll_of_the_households_is_counted_and_its_figures_stand_in_the_notice() {
        countyRuns("decision-six", 2);
        String number = toPoll();
        String task = clerk.task(number, "household_poll");
        assertThat(clerk.get("/engine-rest/task/" + task + "/form-variables").json().path("households").path("value").asInt()).isEqualTo(402);
        refused(clerk.submit(task, poll("2026-09-15", 403, 300, 0)), "asked", "入户户数：403户多于全村402户");
        refused(clerk.submit(task, poll("2026-09-15", 300, 280, 21)), "agreed", "合计301户，多于入户300户");
        refused(clerk.submit(task, poll("2026-11-23", 300, 280, 0)), "heldOn", "征询完成日期：不能晚于今天");
        refused(clerk.submit(task, poll("2026-09-09", 300, 280, 0)), "heldOn", "征询完成日期：不能早于上一次会议或征询的日期（2026-09-10）");
        refused(clerk.submit(task, poll("2026-02-30", 300, 280, 0)), "heldOn", "征询完成日期：“2026-02-30”不是有效日期");
        refused(clerk.submit(task, with(poll(), "asked", 300.5)), "asked", "入户户数：应为整数");
        refused(clerk.submit(task, with(poll(), "agreed", -1)), "agreed", "同意户数：不能小于0");
        refused(clerk.submit(task, with(poll(), "opposed", "十")), "opposed", "不同意户数：应为数字");
        refused(clerk.submit(task, with(poll(), "content", " ")), "content", "征询情况与意见建议：必须填写");
        refused(clerk.submit(task, with(poll(), "passed", true)), "passed", "不予接受");
        refused(clerk.submit(task, with(poll(), "households", 300)), "households", "只供查看");
        refused(clerk.submit(task, poll("2026-09-15", 300, 239, 61)), "opinion", "本次征询未通过（本县规定（默认））");
        refused(clerk.submit(task, with(poll("2026-09-15", 300, 239, 61), "opinion", "escalate")), "opinion", "不在可选范围内");
        assertThat(jdbc.sql("select count(*) from household_poll where case_number = ?").param(number).query(Integer.class).single()).isZero();
        ok(clerk.submit(task, with(poll(), "households", 402)));
        refused(clerk.complete(number, "villagers_resolution", with(with(representatives(), "heldOn", "2026-09-14"), "noticedOn",
                "2026-09-10")), "heldOn", "不能早于民议征询完成的日期（2026-09-15）");
        ok(clerk.complete(number, "villagers_resolution", representatives()));
        String publication = clerk.get("/api/cases/" + number).json().path("children").get(0).path("caseNumber").asText();
        String proposed = clerk.get("/engine-rest/task/" + clerk.task(publication, "draft_notice") + "/form-variables").json()
                .path("noticeBody").path("value").asText();
        assertThat(proposed).contains("截至2026年9月15日，就“硬化村内道路三公里”入户征询300户（全村402户），同意280户，不同意10户（本县规定（默认））。",
                "召开村民代表会议");
    }

    @Test
    void a_motion_is_dropped_only_with_a_reason_and_its_record_speaks_chinese() {
        countyRuns("decision-six", 2);
        String number = begin("decision-six");
        String task = secretary.task(number, "motion_screening");
        refused(secretary.submit(task, Map.of("screening", "rejected", "reason", " ")), "reason", "不列入的理由：动议不列入提议的，必须说明理由");
        refused(secretary.submit(task, Map.of()), "screening", "审查结论：必须填写");
        assertThat(clerk.submit(task, Map.of("screening", "accepted")).status()).isEqualTo(403);
        ok(secretary.submit(task, new HashMap<>(Map.of("screening", "rejected", "reason", "已有同类项目在建"))));
        assertThat(clerk.get("/api/cases/" + number).json().path("outcome").asText()).isEqualTo("dropped");
        String page = clerk.get("/cases/" + number).body();
        assertThat(page).contains("六议两公开", "动议审查", "不列入的理由", "已有同类项目在建", "事项类别", "公益事业、筹资筹劳、建设承包")
                .doesNotContain("motionSource");
    }

    @Test
    void a_matter_can_be_withdrawn_before_its_resolution() {
        countyRuns("decision-six", 2);
        String number = toPoll();
        assertThat(clerk.post("/api/cases/" + number + "/withdraw", Map.of("reason", "方案有误")).status()).isEqualTo(403);
        ok(clerk.complete(number, "household_poll", poll("2026-09-15", 100, 100, 0)));
        ok(secretary.post("/api/cases/" + number + "/withdraw", Map.of("reason", "方案有误，重新测算后再提")));
        assertThat(clerk.get("/api/cases/" + number).json().path("outcome").asText()).isEqualTo("withdrawn");
    }
}
