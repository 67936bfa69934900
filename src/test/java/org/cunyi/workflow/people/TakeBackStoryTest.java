package org.cunyi.workflow.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.cunyi.decision.Sheets.consultation;
import static org.cunyi.decision.Sheets.matter;
import static org.cunyi.decision.Sheets.poll;
import static org.cunyi.decision.Sheets.proposal;
import static org.cunyi.decision.Sheets.representatives;
import static org.cunyi.decision.Sheets.review;
import static org.cunyi.decision.Sheets.sheet;
import static org.cunyi.decision.Sheets.with;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.cunyi.Client;
import org.cunyi.Client.Answer;
import org.cunyi.CunyiTest;
import org.cunyi.Walk;
import org.cunyi.audit.AuditChain;
import org.cunyi.decision.HouseholdPolls;
import org.cunyi.meeting.Meeting;
import org.cunyi.meeting.Meetings;
import org.cunyi.org.Settings;
import org.cunyi.publicity.Notices;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Cases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who has just completed a step does it again while nobody has touched what followed; the first sheet stays to be read and does not count. */
@CunyiTest
class TakeBackStoryTest {

    private static final String BASIS = "本县规定（撤回环节测试）";

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private TakeBack takeBack;
    @Autowired
    private Cases cases;
    @Autowired
    private Meetings meetings;
    @Autowired
    private HouseholdPolls polls;
    @Autowired
    private Notices notices;
    @Autowired
    private TaskService tasks;
    @Autowired
    private AuditChain audit;
    @Autowired
    private Settings settings;
    @Autowired
    private JdbcClient jdbc;

    private Walk walk;

    @BeforeEach
    void walk() {
        walk = new Walk(context);
    }

    @AfterEach
    void remember() {
        walk.remember();
        jdbc.sql("delete from county_setting where legal_basis = ?").param(BASIS).update();
    }

    private void complete(String login, String number, String key, Map<String, Object> values) {
        walk.complete(login, number, key, values);
    }

    private void back(String login, String number) {
        walk.acting().as(login, () -> takeBack.perform(cases.get(number), Map.of("reason", "数字填错")));
    }

    private void refused(String login, String number, String words) {
        assertThatThrownBy(() -> back(login, number)).isInstanceOf(Refusal.class).hasMessageContaining(words);
    }

    private void again(String login, String number, String key, Map<String, Object> wrong, Map<String, Object> right) {
        complete(login, number, key, wrong);
        back(login, number);
        assertThat(walk.instance(number)).isWaitingAt("user_" + key);
        assertThat(tasks.createTaskQuery().processInstanceId(cases.get(number).processInstanceId()).count()).isOne();
        complete(login, number, key, right);
    }

    private Map<String, Object> wrong(Map<String, Object> sheet) {
        return with(sheet, "content", "抄错一行");
    }

    private void publish(String publication) {
        walk.release(publication, "公告", "内容");
        walk.fire(publication, "timer_period_ended", 16);
    }

    @Test
    void every_step_of_a_decision_can_be_taken_back_and_done_again_and_the_matter_is_finished() {
        String number = walk.begin("zhang-clerk", "decision", with(matter("public-welfare"), "amount", 300000));
        again("zhang-secretary", number, "party_proposal", wrong(proposal()), proposal());
        again("liulin-committee", number, "township_precheck", Map.of("precheckAnswer", "advice", "advice", "缓办", "adviceBasis", "预算"),
                Map.of("precheckAnswer", "no-objection"));
        // a later date on the sheet that was taken back does not bind the right one
        again("zhang-clerk", number, "joint_consultation", wrong(sheet("2026-09-09", 8, 8, 0, 0)), consultation());
        again("zhang-clerk", number, "party_review", wrong(review()), review());
        again("zhang-clerk", number, "villagers_resolution", with(with(representatives(), "present", 29), "inFavour", 24), representatives());
        assertThat(walk.instance(number)).hasPassed("user_villagers_resolution");
    }

    @Test
    void the_paths_of_failure_are_taken_back_too_unless_they_ended_the_case() {
        String number = walk.begin("zhang-clerk", "decision", matter("public-welfare"));
        again("zhang-secretary", number, "party_proposal", sheet("2026-09-01", 1, 1, 0, 0), proposal());
        again("zhang-clerk", number, "joint_consultation", sheet("2026-09-05", 5, 5, 0, 0), consultation());
        again("zhang-clerk", number, "party_review", with(with(review(), "inFavour", 20), "opinion", "revise"), review());
        again("zhang-clerk", number, "villagers_resolution", with(with(representatives(), "inFavour", 20), "opinion", "revise"), representatives());
        List<Meeting> count = meetings.of(number);
        assertThat(count).extracting(Meeting::step).containsExactly("party_proposal", "joint_consultation", "party_review", "villagers_resolution");
        assertThat(count).extracting(Meeting::attempt).containsOnly(1);
        assertThat(meetings.all(number)).hasSize(8);
        assertThat(meetings.all(number)).filteredOn(Meeting::isTakenBack).hasSize(4).extracting(Meeting::attempt).containsOnly(-1);
        refused("zhang-clerk", number, "已经启动下一程序“决议公开”");
        String publication = walk.child(number, 0);
        again("zhang-clerk", publication, "draft_notice", Map.of("noticeTitle", "错", "noticeBody", "错"), Map.of("noticeTitle", "公告", "noticeBody",
                "内容"));
        again("zhang-supervision", publication, "supervision_opinion", Map.of("agreed", "false", "opinionText", "看错了"),
                Map.of("agreed", "true", "opinionText", "同意"));
        again("zhang-secretary", publication, "release", Map.of("released", "false", "returnReason", "看错了"), Map.of("released", "true"));
        refused("zhang-secretary", publication, "不能撤回");
        assertThat(notices.of(publication)).singleElement().satisfies(n -> assertThat(n.isPosted()).isTrue());
        walk.fire(publication, "timer_period_ended", 16);
        again("zhang-committee", number, "implementation", Map.of("progress", "错", "finished", "false"), Map.of("progress", "完工", "finished", "true"));
        again("zhang-supervision", number, "acceptance", Map.of("accepted", "false", "remark", "看错了"), Map.of("accepted", "true", "remark", "合格"));
        publish(walk.child(number, 1));
        assertThat(cases.get(number).outcome()).isEqualTo("implemented");
        refused("zhang-supervision", number, "已经办结");
        assertThat(audit.entries(number)).filteredOn(e -> e.action().equals("step.taken-back")).hasSize(6)
                .allSatisfy(e -> assertThat(e.payload()).doesNotContain("数字填错"));
    }

    @Test
    void a_dropped_matter_stays_dropped() {
        String number = walk.begin("zhang-clerk", "decision", matter("public-welfare"));
        complete("zhang-secretary", number, "party_proposal", with(sheet("2026-09-01", 5, 2, 3, 0), "opinion", "drop"));
        refused("zhang-secretary", number, "已经办结");
    }

    @Test
    void the_poll_of_six_and_its_screening_too_and_the_notice_speaks_of_the_poll_that_counts() {
        settings.set("990101", Settings.PROCEDURE, "decision-six", BASIS, LocalDate.of(2026, 1, 2));
        String number = walk.begin("zhang-clerk", "decision-six", matter("public-welfare"));
        again("zhang-secretary", number, "motion_screening", Map.of("screening", "accepted"), Map.of("screening", "accepted"));
        again("zhang-secretary", number, "party_proposal", wrong(proposal()), proposal());
        again("zhang-clerk", number, "joint_consultation", wrong(consultation()), consultation());
        again("zhang-clerk", number, "party_review", wrong(review()), review());
        again("zhang-clerk", number, "household_poll", with(poll("2026-09-18", 402, 10, 392),
                "opinion", "revise"), poll());
        assertThat(polls.of(number)).singleElement().satisfies(p -> {
            assertThat(p.attempt()).isOne();
            assertThat(p.agreed()).isEqualTo(280);
        });
        complete("zhang-clerk", number, "villagers_resolution", representatives());
        String publication = walk.child(number, 0);
        String shown = new Client(port, "zhang-clerk").get("/engine-rest/task/" + walk.tasks(publication, "draft_notice").get(0).getId()
                + "/form-variables").body();
        assertThat(shown).contains("同意280户").doesNotContain("不同意392户");
        publish(publication);
        complete("zhang-committee", number, "implementation", Map.of("progress", "完工", "finished", "true"));
        complete("zhang-supervision", number, "acceptance", Map.of("accepted", "true", "remark", "合格"));
        publish(walk.child(number, 1));
        assertThat(cases.get(number).outcome()).isEqualTo("implemented");
        assertThat(new Client(port, "zhang-clerk").get("/cases/" + number).body()).contains("民议入户征询（已撤回）").contains("民议入户征询（第1次）");
    }

    @Test
    void a_merged_meeting_goes_back_with_both_its_sheets() {
        settings.set("990101", Settings.MERGE_STEPS, "true", BASIS, LocalDate.of(2026, 1, 2));
        String number = walk.begin("zhang-clerk", "decision", matter("public-welfare"));
        Map<String, Object> merged = with(with(with(proposal(), "merged", true), "jointPresent", 9), "jointInFavour", 9);
        with(with(with(merged, "jointAgainst", 0), "jointAbstained", 0), "jointContent", "两委一致同意");
        complete("zhang-secretary", number, "party_proposal", merged);
        assertThat(walk.instance(number)).isWaitingAt("user_party_review");
        back("zhang-secretary", number);
        assertThat(walk.instance(number)).isWaitingAt("user_party_proposal").variables().containsEntry("merged", false);
        assertThat(meetings.of(number)).isEmpty();
        assertThat(meetings.all(number)).hasSize(2).allMatch(Meeting::isTakenBack);
        complete("zhang-secretary", number, "party_proposal", proposal());
        assertThat(walk.instance(number)).isWaitingAt("user_joint_consultation");
    }

    private Answer act(String login, String number, Map<String, String> values) {
        return new Client(port, login).post("/api/cases/" + number + "/take-back", values);
    }

    private static void answered(Answer answer, int status, String words) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        if (!words.isEmpty()) {
            assertThat(answer.detail()).contains(words);
        }
    }

    @Test
    void only_who_did_it_and_only_while_nobody_touched_what_followed() {
        Client secretary = new Client(port, "zhang-secretary");
        Client clerk = new Client(port, "zhang-clerk");
        String number = walk.begin("zhang-clerk", "decision", matter("public-welfare"));
        answered(act("zhang-clerk", number, Map.of("reason", "填错")), 409, "没有可以撤回");
        complete("zhang-secretary", number, "party_proposal", wrong(proposal()));
        answered(act("zhang-clerk", number, Map.of("reason", "填错")), 403, "本人");
        answered(act("liulin-committee", number, Map.of("reason", "填错")), 403, "本人");
        answered(act("li-secretary", number, Map.of("reason", "填错")), 404, "没有编号");
        answered(act("zhang-secretary", number, Map.of("reason", "")), 400, "必须填写");
        String next = clerk.task(number, "joint_consultation");
        clerk.post("/engine-rest/task/" + next + "/claim", Map.of("userId", "zhang-clerk"));
        answered(act("zhang-secretary", number, Map.of("reason", "填错")), 409, "已由周晓芸签收");
        clerk.post("/engine-rest/task/" + next + "/unclaim", Map.of());
        assertThat(secretary.get("/cases/" + number).body()).contains("撤回本环节");
        assertThat(clerk.get("/cases/" + number).body()).doesNotContain("撤回本环节");
        answered(act("zhang-secretary", number, Map.of("reason", "填错")), 204, "");
        String page = clerk.get("/cases/" + number).body();
        assertThat(page).contains("已撤回，不作数").contains("taken-back").doesNotContain("第-1次");
        assertThat(clerk.get("/api/cases/" + number).json().path("sheets")).isEmpty();
        assertThat(clerk.get("/api/cases/" + number).json().path("steps").get(1).path("takenBackAt").isNull()).isFalse();
        String form = secretary.get("/engine-rest/task/" + secretary.task(number, "party_proposal") + "/form-variables").body();
        assertThat(form).contains("抄错一行").contains("2026-09-01");
        answered(act("zhang-secretary", number, Map.of("reason", "填错")), 409, "没有可以撤回");
        complete("zhang-secretary", number, "party_proposal", proposal());
        complete("zhang-clerk", number, "joint_consultation", consultation());
        answered(act("zhang-secretary", number, Map.of("reason", "填错")), 403, "本人");
        back("zhang-clerk", number);
        answered(act("zhang-secretary", number, Map.of("reason", "填错")), 409, "已经办理");
        assertThat(meetings.of(number)).hasSize(1);
    }

    @Test
    void of_several_who_take_back_or_claim_at_once_one_wins() throws Exception {
        for (int round = 0; round < 3; round++) {
            String number = walk.begin("zhang-clerk", "decision", matter("public-welfare"));
            complete("zhang-secretary", number, "party_proposal", proposal());
            String next = walk.tasks(number, "joint_consultation").get(0).getId();
            List<Answer> answers = HandOverStoryTest.together(6, i -> i % 3 == 2
                    ? new Client(port, "zhang-clerk").post("/engine-rest/task/" + next + "/claim", Map.of("userId", "zhang-clerk"))
                    : act("zhang-secretary", number, Map.of("reason", "填错")));
            assertThat(answers).allSatisfy(a -> assertThat(a.status()).as(a.body()).isIn(204, 403, 404, 409));
            long backs = audit.entries(number).stream().filter(e -> e.action().equals("step.taken-back")).count();
            long claims = audit.entries(number).stream().filter(e -> e.action().equals("task.claimed")).count();
            assertThat(backs).isLessThanOrEqualTo(1);
            assertThat(backs == 1 ? claims == 0 : claims >= 1).as(answers.toString()).isTrue();
            assertThat(walk.instance(number)).isWaitingAt(backs == 1 ? "user_party_proposal" : "user_joint_consultation");
        }
    }
}
