package org.cunyi.deliberation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.decision.Sheets.LI;
import static org.cunyi.decision.Sheets.WANG;
import static org.cunyi.decision.Sheets.ZHANG;
import static org.cunyi.decision.Sheets.with;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.org.Settings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Topics of 李村 and 王村 through plain HTTP, as members and officials and those who are neither. */
@CunyiTest
class TopicStoryTest {

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private Settings settings;

    private Client as(String login) {
        return new Client(port, login);
    }

    private Client.Answer start(String login, String village, Map<String, Object> variables) {
        Map<String, Object> body = new HashMap<>();
        body.put("process", "deliberation-topic");
        body.put("villageCode", village);
        body.put("variables", variables);
        return as(login).post("/api/cases", body);
    }

    private String raised(String login, String village, String title) {
        Client.Answer answer = start(login, village, Papers.topic(title));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("caseNumber").asText();
    }

    private void done(Client.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private JsonNode seen(String login, String number) {
        return as(login).get("/api/cases/" + number).json();
    }

    private static List<String> fields(Client.Answer answer) {
        return answer.json().path("errors").findValuesAsText("field");
    }

    @Test
    void a_topic_that_is_the_assemblys_is_followed_into_four_deliberations_and_back() {
        String topic = raised("wang-council-member", WANG, "村集体机房出租");
        done(as("wang-secretary").complete(topic, "prereview", Papers.referred("public-welfare")));
        JsonNode here = seen("wang-council-member", topic);
        assertThat(here.path("outcome").asText()).isEqualTo("referred");
        assertThat(here.path("links")).hasSize(1);
        String decision = here.path("links").get(0).path("caseNumber").asText();
        assertThat(decision).startsWith("JC-" + WANG);
        JsonNode there = seen("wang-clerk", decision);
        assertThat(there.path("title").asText()).isEqualTo("村集体机房出租");
        assertThat(there.path("links").get(0).path("caseNumber").asText()).isEqualTo(topic);
        assertThat(there.path("links").get(0).path("relation").asText()).isEqualTo("referred-to-decision.back");
        assertThat(there.path("steps").get(0).path("answers").path("motionSource").asText()).isEqualTo("party-and-masses");
        assertThat(there.path("steps").get(0).path("answers").path("summary").asText()).contains("三组水塘边没有护栏").contains("装一道护栏");
        assertThat(there.path("openTasks").get(0).path("key").asText()).isEqualTo("user_party_proposal");
        assertThat(as("wang-clerk").get("/api/audit/cases/" + decision + "/verify").json().path("intact").asBoolean()).isTrue();
    }

    @Test
    void where_the_county_runs_six_deliberations_a_topic_goes_there() {
        settings.set("990101", Settings.PROCEDURE, "decision-six", "本县规定", java.time.LocalDate.of(2026, 1, 3));
        try {
            String topic = raised("wang-council-chair", WANG, "村道绿化");
            done(as("wang-secretary").complete(topic, "prereview", Papers.referred("public-welfare")));
            JsonNode link = seen("wang-clerk", topic).path("links").get(0);
            assertThat(link.path("process").asText()).isEqualTo("decision-six");
        } finally {
            jdbc.sql("delete from county_setting where name = ? and setting = 'decision-six'").param(Settings.PROCEDURE).update();
        }
    }

    @Test
    void an_unprepared_topic_comes_back_and_is_accepted_and_every_review_stays() {
        String topic = raised("li-council-member", LI, "卫生室换灯");
        assertThat(as("li-secretary").get("/engine-rest/task/" + as("li-secretary").task(topic, "prereview") + "/form-variables").json()
                .path("content").path("value").asText()).contains("三组水塘边");
        Client.Answer silent = as("li-secretary").complete(topic, "prereview", Papers.prereview(false, false, false, false));
        assertThat(silent.status()).isEqualTo(400);
        assertThat(fields(silent)).containsExactly("missing");
        done(as("li-secretary").complete(topic, "prereview", Papers.notPrepared("请写明换几盏灯、多少钱")));
        assertThat(as("li-council-chair").complete(topic, "complete_material", Papers.resubmitted("换六盏")).status()).isEqualTo(403);
        String task = as("li-council-member").task(topic, "complete_material");
        JsonNode shown = as("li-council-member").get("/engine-rest/task/" + task + "/form-variables").json();
        assertThat(shown.path("missing").path("value").asText()).isEqualTo("请写明换几盏灯、多少钱");
        done(as("li-council-member").submit(task, Papers.resubmitted("换六盏，共九百元")));
        assertThat(as("li-secretary").get("/engine-rest/task/" + as("li-secretary").task(topic, "prereview") + "/form-variables").json()
                .path("content").path("value").asText()).isEqualTo("换六盏，共九百元");
        done(as("li-secretary").complete(topic, "prereview", Papers.accepted()));
        JsonNode sections = seen("li-clerk", topic).path("sections");
        assertThat(sections.findValuesAsText("heading")).contains("议题", "会前预审（第1次）", "会前预审（第2次）");
        assertThat(sections.toString()).contains("请写明换几盏灯").contains("列入议程，等待开会").contains("郑巧云");
    }

    @Test
    void a_rejection_names_its_clause_and_nothing_is_kept_without_it() {
        String topic = raised("li-council-member", LI, "提高彩礼上限");
        Client.Answer refused = as("li-secretary").complete(topic, "prereview", Papers.prereview(false, true, false, true));
        assertThat(fields(refused)).containsExactly("clause");
        assertThat(refused.detail()).contains("必须写明是哪一条");
        assertThat(seen("li-clerk", topic).path("steps")).hasSize(1);
        done(as("li-secretary").complete(topic, "prereview", with(Papers.prereview(false, true, false, true), "clause", "《李村村规民约》第十二条")));
        JsonNode whole = seen("li-clerk", topic);
        assertThat(whole.path("outcome").asText()).isEqualTo("rejected");
        assertThat(whole.path("sections").toString()).contains("《李村村规民约》第十二条").contains("村规民约已有规定");
    }

    @Test
    void what_the_procedure_refuses_is_said_beside_the_fields_of_the_review() {
        String topic = raised("li-council-member", LI, "修订村规民约");
        Client.Answer answer = as("li-secretary").complete(topic, "prereview", with(Papers.referred("village-rules"), "collectiveAsset", true));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(fields(answer)).containsExactly("collectiveAsset");
        assertThat(seen("li-clerk", topic).path("state").asText()).isEqualTo("open");
        assertThat(seen("li-clerk", topic).path("links")).isEmpty();
        done(as("li-secretary").complete(topic, "prereview", Papers.accepted()));
    }

    @Test
    void fields_that_are_missing_or_not_the_forms_are_refused_by_name() {
        Client.Answer empty = start("li-council-member", LI, Map.of("title", " "));
        assertThat(empty.status()).isEqualTo(400);
        assertThat(fields(empty)).containsExactlyInAnyOrder("title", "content", "proposal", "concerns");
        assertThat(fields(start("li-council-member", LI, with(Papers.topic("冒名"), "raisedBy", "li-council-chair")))).containsExactly("raisedBy");
        String topic = raised("li-council-member", LI, "村口立牌");
        Client.Answer forged = as("li-secretary").complete(topic, "prereview", with(Papers.accepted(), "verdict", "accept"));
        assertThat(fields(forged)).containsExactly("verdict");
        assertThat(fields(as("li-secretary").complete(topic, "prereview", with(Papers.referred("no-such-kind"), "prepared", "也许"))))
                .containsExactlyInAnyOrder("matterKind", "prepared");
        done(as("li-secretary").complete(topic, "prereview", Papers.accepted()));
    }

    @Test
    void a_foreign_village_and_a_foreign_office_get_nowhere() {
        assertThat(start("zhang-council-member", LI, Papers.topic("替邻村提")).status()).isEqualTo(403);
        assertThat(start("li-clerk", LI, Papers.topic("文书提")).status()).isEqualTo(403);
        assertThat(start("liulin-office", LI, Papers.topic("乡镇提")).status()).isEqualTo(403);
        String topic = raised("li-council-member", LI, "清理垃圾堆");
        String task = as("li-secretary").task(topic, "prereview");
        assertThat(as("zhang-secretary").get("/api/cases/" + topic).status()).isEqualTo(404);
        for (String stranger : new String[] {"zhang-secretary", "li-clerk", "li-council-member", "liulin-committee"}) {
            assertThat(as(stranger).submit(task, Papers.accepted()).status()).as(stranger).isIn(403, 404);
        }
        assertThat(as("zhang-council-member").post("/api/cases/" + topic + "/withdraw-topic", Map.of("reason", "不要")).status()).isEqualTo(404);
        assertThat(as("li-secretary").post("/api/cases/" + topic + "/withdraw-topic", Map.of("reason", "不要")).status()).isEqualTo(403);
        assertThat(as("li-council-member").post("/api/cases/" + topic + "/withdraw-topic", Map.of()).status()).isEqualTo(400);
        done(as("li-council-member").post("/api/cases/" + topic + "/withdraw-topic", Map.of("reason", "已经清理了")));
        assertThat(seen("li-clerk", topic).path("outcome").asText()).isEqualTo("withdrawn");
    }

    @Test
    void who_stands_in_for_a_member_or_the_secretary_acts_in_his_name() {
        standsIn("li-committee", "li-council-member");
        standsIn("li-clerk", "li-secretary");
        try {
            String topic = raised("li-committee", LI, "代提的议题");
            assertThat(jdbc.sql("select raised_by from deliberation_topic where case_number = ?").param(topic).query(String.class).single())
                    .isEqualTo("li-council-member");
            done(as("li-clerk").complete(topic, "prereview", Papers.notPrepared("报价")));
            done(as("li-committee").complete(topic, "complete_material", Papers.resubmitted("附报价")));
            done(as("li-clerk").complete(topic, "prereview", Papers.referred("public-welfare")));
            JsonNode whole = seen("li-clerk", topic);
            assertThat(whole.path("outcome").asText()).isEqualTo("referred");
            assertThat(whole.path("steps").findValuesAsText("actingFor")).containsExactly("li-council-member", "li-secretary", "li-council-member",
                    "li-secretary");
            JsonNode chain = as("li-clerk").get("/api/audit/cases/" + topic).json();
            assertThat(chain.get(chain.size() - 1).path("payload").toString().replace("\\", "")).contains("\"actingFor\":\"li-secretary\"");
        } finally {
            jdbc.sql("delete from substitution where reason = '测试代理'").update();
        }
    }

    private void standsIn(String substitute, String principal) {
        jdbc.sql("insert into substitution (principal, substitute, reason, valid_from, valid_to, entered_by, entered_at)"
                + " values (?, ?, '测试代理', '2026-11-20', '2026-11-30', ?, current_timestamp)").params(principal, substitute, principal).update();
    }

    @Test
    void a_council_of_another_village_is_nobodys_to_change() {
        Map<String, Object> council = Papers.council("adjustment");
        Client.Answer foreign = as("li-clerk").post("/api/cases", Map.of("process", "deliberation-council", "villageCode", ZHANG, "variables", council));
        assertThat(foreign.status()).isEqualTo(403);
        Client.Answer member = as("li-council-chair").post("/api/cases", Map.of("process", "deliberation-council", "villageCode", LI, "variables", council));
        assertThat(member.status()).isEqualTo(403);
    }
}
