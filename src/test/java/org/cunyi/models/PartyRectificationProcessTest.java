package org.cunyi.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.cunyi.decision.Sheets.LI;
import static org.cunyi.decision.Sheets.ZHANG;
import static org.cunyi.decision.Sheets.sheet;
import static org.cunyi.decision.Sheets.with;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.CunyiTest;
import org.cunyi.Walk;
import org.cunyi.archive.Papers;
import org.cunyi.archive.Uploads;
import org.cunyi.audit.AuditChain;
import org.cunyi.publicity.Notices;
import org.cunyi.publicity.Objections;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseLinks;
import org.cunyi.workflow.Cases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 软弱涣散党组织整顿 job by job: a township grades its villages, and each that is named has a plan of its own. No Java belongs to it. */
@CunyiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartyRectificationProcessTest {

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private Cases cases;
    @Autowired
    private CaseLinks links;
    @Autowired
    private Notices notices;
    @Autowired
    private Objections objections;
    @Autowired
    private AuditChain audit;
    @Autowired
    private JdbcClient jdbc;

    private Walk walk;

    @BeforeAll
    void begin() {
        walk = new Walk(context);
    }

    @AfterEach
    void remember() {
        walk.remember();
    }

    @AfterAll
    void every_node_was_entered_and_every_answer_given() {
        walk.covered("party-rectification");
        walk.covered("party-rectification-plan");
    }

    private String started() {
        return walk.begin("liulin-office", "party-rectification", Map.of("title", "2026年度村党组织评级", "gradingYear", 2026));
    }

    private static Map<String, Object> grades(int zhangScore, String zhang, int liScore, String li) {
        Map<String, Object> grades = new HashMap<>(Map.of("basis", "对照年度考核和巡察情况"));
        grades.put("score_" + ZHANG, zhangScore);
        grades.put("grade_" + ZHANG, zhang);
        grades.put("score_" + LI, liScore);
        grades.put("grade_" + LI, li);
        return grades;
    }

    private void met(String number, int present, int inFavour) {
        walk.complete("liulin-office", number, "committee_meeting", with(sheet("2026-11-20", present, inFavour, present - inFavour, 0), "opinion",
                present * 2 > 9 && inFavour * 2 <= 9 ? "revise" : null));
    }

    private String named() {
        String number = started();
        walk.complete("liulin-office", number, "propose_grades", grades(95, "A", 50, "C"));
        met(number, 9, 9);
        walk.complete("county-organization", number, "confirm_grades", Map.of("confirmed", "true", "confirmReason", "同意"));
        return walk.follow(links.of(number).get(0).caseNumber());
    }

    private void planned(String plan) {
        walk.complete("li-secretary", plan, "draw_up_plan", Map.of("problems", "组织生活不正常", "measures", "每月固定学习", "responsible", "村党组织书记",
                "totalItems", 12));
    }

    private void approved(String plan, boolean approved) {
        walk.complete("liulin-committee", plan, "approve_plan", Map.of("approved", String.valueOf(approved), "approvalOpinion", "意见"));
    }

    private void filed(String plan, boolean acknowledged) {
        walk.complete("county-organization", plan, "file_plan", Map.of("acknowledged", String.valueOf(acknowledged), "filingOpinion", "意见"));
    }

    private void month(String plan, int days, int done, int overdue) {
        walk.fire(plan, "timer_month", days);
        reported(plan, done, overdue);
    }

    private void reported(String plan, int done, int overdue) {
        walk.complete("li-secretary", plan, "report_progress", Map.of("doneItems", done, "overdueItems", overdue, "progress", "按计划推进"));
    }

    private void accepted(String plan) {
        new Uploads(port, "liulin-committee").added(plan, "accept_work", "material", "验收.pdf", Papers.pdf());
        walk.complete("liulin-committee", plan, "accept_work", Map.of("acceptance", "逐条对照方案初验"));
    }

    private void regraded(String plan, String grade, String reason) {
        Map<String, Object> answers = new HashMap<>(Map.of("grade", grade));
        answers.put("regradeReason", reason);
        walk.complete("county-organization", plan, "regrade", answers);
    }

    private String published(String plan, int index) {
        String publication = walk.child(plan, index);
        walk.complete("li-clerk", publication, "draft_notice", Map.of("noticeTitle", "软弱涣散党组织整顿结果公告", "noticeBody", "经整顿，评定为B类。"));
        walk.complete("li-supervision", publication, "supervision_opinion", Map.of("agreed", "true", "opinionText", "同意"));
        walk.complete("li-secretary", publication, "release", Map.of("released", "true"));
        return publication;
    }

    private String light(String plan) {
        return jdbc.sql("select TEXT_ from ACT_HI_VARINST where NAME_ = 'light' and PROC_INST_ID_ = ?").param(cases.get(plan).processInstanceId())
                .query(String.class).single();
    }

    @Test
    void a_tenth_of_the_villages_is_named_each_grade_follows_its_score_or_says_why_and_each_named_one_gets_a_plan() {
        String number = started();
        assertThat(number).startsWith("ZD-990101101-");
        assertThatThrownBy(() -> walk.complete("liulin-office", number, "propose_grades", grades(95, "A", 70, "B"))).isInstanceOf(Refusal.class)
                .hasMessageContaining("不得少于村党组织总数的10%");
        assertThatThrownBy(() -> walk.complete("liulin-office", number, "propose_grades", grades(95, "C", 50, "C"))).isInstanceOf(Refusal.class)
                .hasMessageContaining("张村：与得分不一致的理由：90分以上没有评为A类");
        Map<String, Object> missing = grades(95, "A", 50, "C");
        missing.remove("score_" + LI);
        assertThatThrownBy(() -> walk.complete("liulin-office", number, "propose_grades", missing)).hasMessageContaining("李村：考核得分：必须填写");
        assertThat(walk.instance(number)).isWaitingAt("user_propose_grades");

        walk.complete("liulin-office", number, "propose_grades", with(grades(95, "B", 50, "C"), "gradeReason_" + ZHANG, "发生一起信访积案"));
        met(number, 4, 4);
        assertThat(walk.instance(number)).isWaitingAt("user_committee_meeting");
        met(number, 9, 4);
        walk.complete("liulin-office", number, "propose_grades", grades(95, "A", 50, "C"));
        met(number, 9, 9);
        walk.complete("county-organization", number, "confirm_grades", Map.of("confirmed", "false", "confirmReason", "依据不足"));
        walk.complete("liulin-office", number, "propose_grades", grades(95, "A", 50, "C"));
        met(number, 9, 9);
        walk.complete("county-organization", number, "confirm_grades", Map.of("confirmed", "true", "confirmReason", "同意"));

        assertThat(cases.get(number).outcome()).isEqualTo("completed");
        assertThat(links.of(number)).singleElement().satisfies(l -> {
            assertThat(l.process()).isEqualTo("party-rectification-plan");
            assertThat(l.orgCode()).isEqualTo(LI);
            assertThat(l.title()).isEqualTo("2026年度软弱涣散党组织整顿");
            assertThat(l.relation()).isEqualTo("referred");
        });
        assertThat(audit.entries(number).stream().map(e -> e.action())).contains("meeting.judged", "table.evaluated", "case.linked", "case.archived");
    }

    @Test
    void a_plan_is_approved_and_filed_shows_a_light_each_month_and_ends_when_the_county_grades_anew() {
        String plan = named();
        planned(plan);
        approved(plan, false);
        planned(plan);
        approved(plan, true);
        filed(plan, false);
        planned(plan);
        approved(plan, true);
        filed(plan, true);
        assertThat(walk.tasks(plan, "report_progress")).isEmpty();

        walk.fire(plan, "timer_month", 31);
        assertThatThrownBy(() -> reported(plan, 13, 0)).isInstanceOf(Refusal.class).hasMessageContaining("不能多于整顿任务的项数");
        assertThatThrownBy(() -> reported(plan, 10, 3)).isInstanceOf(Refusal.class).hasMessageContaining("与已完成的合计");
        walk.fire(plan, "timer_report_overdue", 8);
        reported(plan, 3, 0);
        assertThat(light(plan)).as("in order but late").isEqualTo("red");
        walk.complete("liulin-committee", plan, "red_talk", Map.of("talkedOn", "2026-12-31", "talk", "按月按时报告"));
        month(plan, 31, 5, 1);
        assertThat(light(plan)).isEqualTo("yellow");
        month(plan, 31, 7, 0);
        assertThat(light(plan)).isEqualTo("green");
        month(plan, 120, 9, 3);
        assertThat(light(plan)).isEqualTo("red");
        walk.complete("liulin-committee", plan, "red_talk", Map.of("talkedOn", "2027-06-01", "talk", "限期完成"));
        assertThatThrownBy(() -> walk.complete("liulin-committee", plan, "accept_work", Map.of("acceptance", "初验"))).hasMessageContaining("事项材料");
        accepted(plan);
        assertThatThrownBy(() -> regraded(plan, "B", null)).isInstanceOf(Refusal.class).hasMessageContaining("评定理由");
        regraded(plan, "C", null);

        planned(plan);
        approved(plan, true);
        filed(plan, true);
        month(plan, 200, 12, 0);
        accepted(plan);
        regraded(plan, "B", null);
        upheld(published(plan, 0));
        regraded(plan, "B", null);
        walk.fire(published(plan, 1), "timer_period_ended", 16);
        assertThat(cases.get(plan).outcome()).isEqualTo("completed");
        assertThat(jdbc.sql("select distinct login from mail_outbox where case_number = ? and kind = 'told'").param(plan).query(String.class).list())
                .contains("li-secretary", "liulin-office", "liulin-office-2").doesNotContain("zhang-secretary", "shiqiao-office");
        assertThat(audit.entries(plan).stream().map(e -> e.action())).contains("people.told", "case.archived");
    }

    private void upheld(String publication) {
        objections.raise(notices.of(publication).get(0).id(), "substance", "评级程序有误，请依法处理");
        walk.complete("li-committee", publication, "answer_objection", Map.of("verdict", "upheld-substance", "answer", "经核查成立，重新评定",
                "publishAnswer", "public", "document", "柳府改〔2026〕9号", "authority", "villagers-petition"));
    }

    @Test
    void nobody_but_the_office_written_in_the_model_does_a_step() {
        String plan = named();
        for (String login : List.of("zhang-secretary", "li-clerk", "shiqiao-committee", "county-organization")) {
            assertThatThrownBy(() -> walk.complete(login, plan, "draw_up_plan", Map.of("problems", "一", "measures", "二", "responsible", "三",
                    "totalItems", 1))).as(login).isInstanceOf(Exception.class);
        }
        assertThat(walk.instance(plan)).isWaitingAt("user_draw_up_plan");
    }
}
