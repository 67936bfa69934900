package org.cunyi.workflow.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.decision.Sheets.ZHANG;
import static org.cunyi.decision.Sheets.consultation;
import static org.cunyi.decision.Sheets.matter;
import static org.cunyi.decision.Sheets.proposal;
import static org.cunyi.decision.Sheets.representatives;
import static org.cunyi.decision.Sheets.review;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.cunyi.Client;
import org.cunyi.Client.Answer;
import org.cunyi.CunyiTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who is on a case's recusal list sees it and does nothing in it, in those it called and in the one that called it. */
@CunyiTest
class RecusalStoryTest {

    @LocalServerPort
    private int port;

    private Client as(String login) {
        return new Client(port, login);
    }

    private String begun() {
        return as("zhang-clerk").start(ZHANG, matter("public-welfare")).json().path("caseNumber").asText();
    }

    private Answer act(String login, String number, String action, Map<String, String> values) {
        return as(login).post("/api/cases/" + number + "/" + action, values);
    }

    private static void refused(Answer answer, int status, String words) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.detail()).contains(words);
    }

    private static void ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    private void complete(String login, String number, String key, Map<String, Object> values) {
        ok(as(login).complete(number, key, values));
    }

    @Test
    void who_keeps_out_of_a_case_can_only_look_at_it() {
        String number = begun();
        Client secretary = as("zhang-secretary");
        String task = secretary.task(number, "party_proposal");
        ok(secretary.post("/engine-rest/task/" + task + "/claim", Map.of("userId", "zhang-secretary")));
        ok(act("zhang-secretary", number, "recuse", Map.of("reason", "施工方是本人亲属")));
        assertThat(secretary.get("/engine-rest/task/" + task).json().path("assignee").isNull()).isTrue();
        refused(secretary.post("/engine-rest/task/" + task + "/claim", Map.of("userId", "zhang-secretary")), 403, "回避");
        refused(secretary.submit(task, proposal()), 403, "回避");
        refused(secretary.post("/engine-rest/task/" + task + "/complete", Map.of("variables", Client.typed(proposal()))), 403, "回避");
        for (String action : new String[] {"withdraw", "hand-over", "remind", "recuse", "lift-recusal"}) {
            refused(act("zhang-secretary", number, action, Map.of("reason", "试一试", "person", "zhang-clerk")), 403, "回避");
        }
        assertThat(secretary.get("/api/cases/" + number).status()).isEqualTo(200);
        String page = secretary.get("/cases/" + number).body();
        assertThat(page).contains("施工方是本人亲属").contains("目前无人可以办理的任务").contains("柳林镇党委、政府").doesNotContain("登记回避");
        JsonNode sections = as("zhang-clerk").get("/api/cases/" + number).json().path("sections");
        assertThat(sections.findValuesAsText("heading")).contains("回避", "目前无人可以办理的任务");
        JsonNode chain = as("zhang-clerk").get("/api/audit/cases/" + number).json();
        assertThat(chain.findValuesAsText("action")).contains("recusal.entered", "task.released");
        assertThat(chain.toString()).doesNotContain("亲属");
    }

    @Test
    void where_nobody_is_left_the_township_gives_the_task_to_somebody_or_lets_him_back_in() {
        String number = begun();
        ok(act("zhang-secretary", number, "recuse", Map.of("reason", "有利害关系")));
        refused(act("zhang-clerk", number, "hand-over", Map.of("person", "zhang-committee", "reason", "无人办理")), 403, "上级");
        refused(act("shiqiao-committee", number, "hand-over", Map.of("person", "zhang-committee", "reason", "无人办理")), 404, "没有编号");
        refused(act("liulin-office", number, "hand-over", Map.of("person", "zhang-committee", "reason", "无人办理")), 403, "上级");
        refused(act("liulin-committee", number, "hand-over", Map.of("person", "zhang-supervision", "reason", "无人办理")), 400, "不能办理");
        refused(act("liulin-committee", number, "hand-over", Map.of("person", "zhang-secretary", "reason", "无人办理")), 400, "不能办理");
        refused(act("liulin-committee", number, "hand-over", Map.of("person", "wang-committee", "reason", "无人办理")), 400, "不能办理");
        refused(act("liulin-committee", number, "hand-over", Map.of("person", "zhang-committee")), 400, "必须填写");
        ok(act("liulin-committee", number, "hand-over", Map.of("person", "zhang-committee", "reason", "书记回避，由委员主持")));
        refused(as("zhang-committee-2").submit(as("zhang-committee-2").task(number, "party_proposal"), proposal()), 403, "无权");
        complete("zhang-committee", number, "party_proposal", proposal());
        refused(act("zhang-secretary", number, "lift-recusal", Map.of("person", "zhang-secretary", "reason", "没有关系")), 403, "回避");
        refused(act("zhang-clerk", number, "lift-recusal", Map.of("person", "zhang-secretary", "reason", "没有关系")), 403, "只有");
        refused(act("liulin-committee", number, "lift-recusal", Map.of("person", "zhang-clerk", "reason", "没有关系")), 409, "不在");
        ok(act("liulin-committee", number, "lift-recusal", Map.of("person", "zhang-secretary", "reason", "查明没有利害关系")));
        ok(act("zhang-secretary", number, "withdraw", Map.of("reason", "条件不成熟")));
    }

    @Test
    void the_list_holds_in_the_cases_that_were_called_and_in_the_one_that_called() {
        String number = begun();
        complete("zhang-secretary", number, "party_proposal", proposal());
        complete("zhang-clerk", number, "joint_consultation", consultation());
        complete("zhang-clerk", number, "party_review", review());
        complete("zhang-clerk", number, "villagers_resolution", representatives());
        String notice = as("zhang-clerk").get("/api/cases/" + number).json().path("children").get(0).path("caseNumber").asText();
        refused(act("zhang-committee", notice, "recuse", Map.of("person", "zhang-supervision", "reason", "当事人")), 403, "只有本人");
        refused(act("zhang-secretary", notice, "recuse", Map.of("person", "zhang-supervision", "reason", "当事人")), 403, "监督委员会除外");
        refused(act("zhang-secretary", notice, "recuse", Map.of("person", "liulin-committee", "reason", "当事人")), 403, "只有本人");
        ok(act("zhang-secretary", notice, "recuse", Map.of("person", "zhang-committee-2", "reason", "当事人")));
        refused(act("zhang-secretary", notice, "recuse", Map.of("person", "zhang-committee-2", "reason", "当事人")), 409, "已在本案回避");
        ok(act("liulin-committee", number, "recuse", Map.of("person", "zhang-clerk", "reason", "承包人的近亲属")));
        refused(act("zhang-clerk", notice, "remind", Map.of("reason", "请尽快")), 403, "回避");
        refused(as("zhang-clerk").submit(as("zhang-clerk").task(notice, "draft_notice"), Map.of("noticeTitle", "公告", "noticeBody", "内容")),
                403, "回避");
        refused(act("zhang-committee-2", number, "remind", Map.of("reason", "请尽快")), 403, "回避");
        refused(act("liulin-committee", number, "recuse", Map.of("person", "wang-clerk", "reason", "外村人")), 400, "不是本单位");
        refused(act("auditor", number, "recuse", Map.of("person", "zhang-committee", "reason", "审计")), 403, "只有本人");
    }
}
