package org.cunyi.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.decision.Sheets.LI;
import static org.cunyi.decision.Sheets.ZHANG;
import static org.cunyi.decision.Sheets.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.Walk;
import org.cunyi.archive.Papers;
import org.cunyi.archive.Uploads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Two procedures of model files alone, through HTTP as their officials use them. */
@CunyiTest
class ProceduresWithoutJavaStoryTest {

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private TaskService tasks;

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

    private static void done(Client.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
    }

    private String start(String login, String process, Map<String, Object> variables) {
        Client.Answer answer = client(login).post("/api/cases", Map.of("process", process, "variables", variables));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("caseNumber").asText();
    }

    private void take(String login, String number, String step, Map<String, Object> values) {
        done(client(login).complete(number, step, values));
    }

    private String form(String login, String number, String step) {
        Client client = client(login);
        return client.get("/engine-rest/task/" + client.task(number, step) + "/deployed-form").body();
    }

    private JsonNode shown(String login, String number, String step) {
        Client client = client(login);
        return client.get("/engine-rest/task/" + client.task(number, step) + "/form-variables").json();
    }

    @Test
    void a_township_grades_its_villages_and_the_last_one_gets_well_within_a_plan_of_its_own() {
        String number = start("liulin-office", "party-rectification", Map.of("title", "2026年度村党组织评级", "gradingYear", 2026));
        assertThat(form("liulin-office", number, "propose_grades")).contains("张村", "李村", "grade_" + ZHANG, "score_" + LI).doesNotContain("王村");
        Map<String, Object> grades = new HashMap<>(Map.of("basis", "对照年度考核", "score_" + ZHANG, 95, "grade_" + ZHANG, "A", "score_" + LI, 72,
                "grade_" + LI, "B"));
        Client.Answer refused = client("liulin-office").complete(number, "propose_grades", grades);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains("不得少于村党组织总数的10%", "本县规定");
        grades.putAll(Map.of("score_" + LI, 55, "grade_" + LI, "C"));
        take("liulin-office", number, "propose_grades", grades);
        take("liulin-office", number, "committee_meeting", sheet("2026-11-20", 8, 8, 0, 0));
        assertThat(shown("county-organization", number, "confirm_grades").path("grade_" + LI).path("value").asText()).isEqualTo("C");
        Map<String, Object> confirm = Map.of("confirmed", "true", "confirmReason", "同意");
        assertThat(client("county-organization").complete(number, "confirm_grades", Map.of("confirmed", "true", "confirmReason", "改", "grade_" + LI, "A"))
                .detail()).as("what is shown is not changed").contains("只供查看");
        take("county-organization", number, "confirm_grades", confirm);

        JsonNode seen = client("liulin-office").get("/api/cases/" + number).json();
        assertThat(seen.path("outcome").asText()).isEqualTo("completed");
        String plan = seen.path("links").path(0).path("caseNumber").asText();
        assertThat(plan).startsWith("YC-" + LI + "-");
        assertThat(client("liulin-office").get("/cases/" + number).body()).contains("软弱涣散党组织整顿", "张村：A类", "一支一策整顿", "乡镇党委会研究</a>").doesNotContain(">committee_meeting<");
        plan(plan);
        assertThat(client("li-secretary").get("/api/cases/" + plan).json().path("outcome").asText()).isEqualTo("completed");
        assertThat(client(null).get("/public/" + LI + "?part=archive").body()).contains("软弱涣散党组织整顿结果公告");
        assertThat(client("liulin-office").get("/api/archive/" + plan + ".zip").status()).isEqualTo(200);
        assertThat(client("wang-secretary").get("/api/cases/" + plan).status()).as("the neighbour sees nothing").isEqualTo(404);
    }

    private void plan(String plan) {
        assertThat(shown("li-secretary", plan, "draw_up_plan").path("title").path("value").asText()).isEqualTo("2026年度软弱涣散党组织整顿");
        take("li-secretary", plan, "draw_up_plan", Map.of("problems", "组织生活不正常", "measures", "每月固定学习", "responsible", "村党组织书记", "totalItems", 6));
        assertThat(shown("liulin-committee", plan, "approve_plan").path("measures").path("value").asText()).isEqualTo("每月固定学习");
        take("liulin-committee", plan, "approve_plan", Map.of("approved", "true", "approvalOpinion", "可行"));
        take("county-organization", plan, "file_plan", Map.of("acknowledged", "true", "filingOpinion", "准予备案"));
        walk.fire(plan, "timer_month", 31);
        take("li-secretary", plan, "report_progress", Map.of("doneItems", 2, "overdueItems", 1, "progress", "换届学习滞后"));
        walk.fire(plan, "timer_month", 200);
        take("li-secretary", plan, "report_progress", Map.of("doneItems", 6, "overdueItems", 0, "progress", "全部完成"));
        Client.Answer refused = client("liulin-committee").complete(plan, "accept_work", Map.of("acceptance", "初验合格"));
        assertThat(refused.detail()).contains("事项材料");
        new Uploads(port, "liulin-committee").added(plan, "accept_work", "material", "验收.pdf", Papers.pdf());
        take("liulin-committee", plan, "accept_work", Map.of("acceptance", "初验合格"));
        take("county-organization", plan, "regrade", Map.of("grade", "B"));
        String notice = client("li-clerk").notice(plan);
        assertThat(shown("li-clerk", notice, "draft_notice").path("noticeTitle").path("value").asText()).isEqualTo("软弱涣散党组织整顿结果公告");
        take("li-clerk", notice, "draft_notice", Map.of("noticeTitle", "软弱涣散党组织整顿结果公告", "noticeBody", "经整顿，本村党组织评定为B类。"));
        take("li-supervision", notice, "supervision_opinion", Map.of("agreed", "true", "opinionText", "同意"));
        take("li-secretary", notice, "release", Map.of("released", "true"));
        walk.fire(notice, "timer_period_ended", 16);
    }

    private void department(String login, String number, Map<String, Object> values) {
        String task = tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .filter(t -> login.equals(tasks.getVariable(t.getId(), "department"))).findFirst().orElseThrow().getId();
        for (String other : List.of("unit-court", "zhang-secretary", "shiqiao-office", "auditor")) {
            assertThat(client(other).submit(task, values).status()).as(other).isIn(403, 404);
        }
        done(client(login).submit(task, values));
    }

    @Test
    void a_township_whistles_departments_report_handle_it_together_and_are_rated() {
        Map<String, Object> whistle = new HashMap<>(Map.of("title", "河道非法采砂", "urgency", "emergency", "summary", "夜间采砂，乡镇没有执法权"));
        String definition = client("liulin-office").get("/engine-rest/process-definition/key/whistle").json().path("id").asText();
        assertThat(client("liulin-office").get("/engine-rest/process-definition/" + definition + "/deployed-start-form").body())
                .contains("called_unit-police", "县公安局", "县民政局");
        assertThat(client("liulin-office").post("/api/cases", Map.of("process", "whistle", "variables", whistle)).json().path("detail").asText())
                .contains("至少选择一个");
        whistle.putAll(Map.of("called_unit-police", true, "called_unit-natural-resources", true));
        assertThat(client("li-clerk").post("/api/cases", Map.of("process", "whistle", "variables", whistle)).status()).isIn(403, 404);
        String number = start("liulin-office", "whistle", whistle);
        assertThat(form("liulin-committee", number, "check_whistle")).contains("县公安局", "县自然资源局").doesNotContain("县卫生健康局");
        take("liulin-committee", number, "check_whistle", Map.of("whistled", "true", "checkReason", "确需部门到场"));
        department("unit-police", number, Map.of("ours", "true", "arrival", "on-site", "measures", "两组警力到场"));
        department("unit-natural-resources", number, Map.of("ours", "true", "arrival", "online", "measures", "调取审批资料"));
        take("liulin-office", number, "joint_handling", Map.of("handledOn", "2026-11-22", "handling", "现场查扣两台设备", "handlingResult", "settled"));
        for (var task : tasks.createTaskQuery().processInstanceBusinessKey(number).taskDefinitionKey("user_rate").list()) {
            JsonNode seen = client("liulin-committee").get("/engine-rest/task/" + task.getId() + "/form-variables").json();
            boolean police = seen.path("department").path("value").asText().equals("unit-police");
            assertThat(seen.path("measures").path("value").asText()).as("each department's own words").isEqualTo(police ? "两组警力到场" : "调取审批资料");
            done(client("liulin-committee").submit(task.getId(), Map.of("score", police ? 5 : 2, "comment", "评价说明")));
        }
        JsonNode supervised = shown("county-organization", number, "supervise");
        assertThat(supervised.path("department").path("value").asText()).isEqualTo("unit-natural-resources");
        assertThat(supervised.path("rating").path("value").asText()).isEqualTo("poor");
        take("county-organization", number, "supervise", Map.of("supervision", "限期完善夜间响应"));
        JsonNode seen = client("liulin-office").get("/api/cases/" + number).json();
        assertThat(seen.path("outcome").asText()).isEqualTo("completed");
        assertThat(client("liulin-office").get("/cases/" + number).body()).contains("吹哨报到", "被吹哨部门", "县公安局", "两组警力到场");
        assertThat(client("liulin-office").get("/cases?process=whistle").body()).contains(number, "吹哨报到");
        assertThat(client("shiqiao-office").get("/api/cases/" + number).status()).isEqualTo(404);
    }
}
