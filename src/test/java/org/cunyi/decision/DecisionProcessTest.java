package org.cunyi.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.cunyi.decision.Sheets.ZHANG;
import static org.cunyi.decision.Sheets.consultation;
import static org.cunyi.decision.Sheets.matter;
import static org.cunyi.decision.Sheets.noticed;
import static org.cunyi.decision.Sheets.proposal;
import static org.cunyi.decision.Sheets.representatives;
import static org.cunyi.decision.Sheets.review;
import static org.cunyi.decision.Sheets.sheet;
import static org.cunyi.decision.Sheets.with;

import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.cunyi.CunyiTest;
import org.cunyi.Walk;
import org.cunyi.org.Settings;
import org.cunyi.publicity.Notices;
import org.cunyi.publicity.Objections;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Cases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Both models job by job; when all is run, every node was entered and every gateway gave every answer. */
@CunyiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionProcessTest {

    @Autowired
    private ApplicationContext context;
    @Autowired
    private Cases cases;
    @Autowired
    private Objections objections;
    @Autowired
    private Notices notices;
    @Autowired
    private Withdrawal withdrawal;
    @Autowired
    private Settings settings;
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
        walk.covered("decision");
    }

    private String begin(Map<String, Object> matter) {
        return walk.begin("zhang-clerk", "decision", matter);
    }

    private void complete(String login, String number, String key, Map<String, Object> values) {
        walk.complete(login, number, key, values);
    }

    private ProcessInstance instance(String number) {
        return walk.instance(number);
    }

    private void publish(String publication) {
        walk.release(publication, "公告", "内容");
        walk.fire(publication, "timer_period_ended", 16);
    }

    @Test
    void every_meeting_can_lack_its_quorum_and_is_called_again() {
        String number = begin(matter("public-welfare"));
        complete("zhang-secretary", number, "party_proposal", sheet("2026-09-01", 1, 1, 0, 0));
        assertThat(instance(number)).isWaitingAt("user_party_proposal");
        complete("zhang-secretary", number, "party_proposal", proposal());
        complete("zhang-clerk", number, "joint_consultation", sheet("2026-09-05", 5, 5, 0, 0));
        assertThat(instance(number)).isWaitingAt("user_joint_consultation");
        complete("zhang-clerk", number, "joint_consultation", consultation());
        complete("zhang-clerk", number, "party_review", noticed("2026-09-05", sheet("2026-09-08", 31, 31, 0, 0)));
        assertThat(instance(number)).isWaitingAt("user_party_review");
        complete("zhang-clerk", number, "party_review", review());
        complete("zhang-clerk", number, "villagers_resolution", with(with(representatives(), "present", 29), "inFavour", 24));
        assertThat(instance(number)).isWaitingAt("user_villagers_resolution");
        walk.acting().as("zhang-secretary", () -> withdrawal.perform(cases.get(number), Map.of("reason", "条件不成熟")));
        assertThat(cases.get(number).outcome()).isEqualTo("withdrawn");
    }

    @Test
    void a_proposal_that_fails_is_proposed_again_or_dropped() {
        String number = begin(matter("public-welfare"));
        complete("zhang-secretary", number, "party_proposal", with(sheet("2026-09-01", 5, 2, 3, 0), "opinion", "revise"));
        assertThat(instance(number)).isWaitingAt("user_party_proposal");
        complete("zhang-secretary", number, "party_proposal", with(sheet("2026-09-02", 5, 2, 3, 0), "opinion", "drop"));
        assertThat(cases.get(number).outcome()).isEqualTo("dropped");
    }

    @Test
    void consultation_review_and_resolution_can_fail_each_in_its_way() {
        String number = begin(with(matter("public-welfare"), "amount", 300000));
        complete("zhang-secretary", number, "party_proposal", proposal());
        complete("liulin-committee", number, "township_precheck", Map.of("precheckAnswer", "no-objection"));
        complete("zhang-clerk", number, "joint_consultation", with(sheet("2026-09-05", 8, 4, 4, 0), "opinion", "revise"));
        assertThat(instance(number)).isWaitingAt("user_joint_consultation");
        complete("zhang-clerk", number, "joint_consultation", consultation());
        complete("zhang-clerk", number, "party_review", with(noticed("2026-09-05", sheet("2026-09-08", 40, 23, 17, 0)), "opinion", "revise"));
        complete("zhang-clerk", number, "joint_consultation", sheet("2026-09-08", 9, 9, 0, 0));
        complete("zhang-clerk", number, "party_review", review());
        complete("zhang-clerk", number, "villagers_resolution", with(with(representatives(), "inFavour", 20), "opinion", "escalate"));
        assertThat(instance(number)).isWaitingAt("user_villagers_resolution");
        complete("zhang-clerk", number, "villagers_resolution", with(with(with(noticed("2026-09-20", sheet("2026-09-30", 700, 350, 350, 0)),
                "meetingKind", "villagers-assembly"), "opinion", "drop"), "townshipOfficial", "赵主任"));
        assertThat(cases.get(number).outcome()).isEqualTo("dropped");
    }

    @Test
    void where_the_county_allows_it_one_meeting_makes_two_sheets() {
        settings.set("990101", Settings.MERGE_STEPS, "true", "本县规定", LocalDate.of(2026, 1, 2));
        try {
            String number = begin(matter("public-welfare"));
            complete("zhang-secretary", number, "party_proposal", merged(9));
            assertThat(instance(number)).isWaitingAt("user_party_review").hasNotPassed("user_joint_consultation");
            complete("zhang-clerk", number, "party_review", review());
            complete("zhang-clerk", number, "villagers_resolution", representatives());
            whole(number);

            String failed = begin(matter("public-welfare"));
            complete("zhang-secretary", failed, "party_proposal", merged(4));
            assertThat(instance(failed)).isWaitingAt("user_joint_consultation");
        } finally {
            jdbc.sql("delete from county_setting where setting = 'true' and name = ?").param(Settings.MERGE_STEPS).update();
        }
    }

    private static Map<String, Object> merged(int inFavour) {
        Map<String, Object> sheet = with(proposal(), "merged", true);
        with(with(with(sheet, "jointPresent", 9), "jointInFavour", inFavour), "jointAgainst", 9 - inFavour);
        return with(with(sheet, "jointAbstained", 0), "jointContent", "两委一致同意");
    }

    private void whole(String number) {
        String first = cases.children(number).get(0).caseNumber();
        publish(first);
        complete("zhang-committee", number, "implementation", Map.of("progress", "过半", "finished", "false"));
        complete("zhang-committee", number, "implementation", Map.of("progress", "完工", "finished", "true"));
        complete("zhang-supervision", number, "acceptance", Map.of("accepted", "false", "remark", "返工"));
        complete("zhang-committee", number, "implementation", Map.of("progress", "返工完成", "finished", "true"));
        complete("zhang-supervision", number, "acceptance", Map.of("accepted", "true", "remark", "合格"));
        publish(cases.children(number).get(1).caseNumber());
        assertThat(cases.get(number).outcome()).isEqualTo("implemented");
        assertThat(cases.children(number)).extracting("outcome").containsOnly("completed");
    }

    @Test
    void a_matter_whose_resolution_or_result_does_not_stand_up_goes_back() {
        String number = begin(matter("public-welfare"));
        complete("zhang-secretary", number, "party_proposal", proposal());
        complete("zhang-clerk", number, "joint_consultation", consultation());
        complete("zhang-clerk", number, "party_review", review());
        complete("zhang-clerk", number, "villagers_resolution", representatives());
        uphold(walk.child(number, 0));
        assertThat(instance(number)).isWaitingAt("user_villagers_resolution");
        assertThatThrownBy(() -> walk.acting().as("zhang-secretary", () -> withdrawal.perform(cases.get(number), Map.of("reason", "不办了"))))
                .isInstanceOf(Refusal.class).hasMessageContaining("变更须另行决议");
        complete("zhang-clerk", number, "villagers_resolution", representatives());
        publish(walk.child(number, 1));
        complete("zhang-committee", number, "implementation", Map.of("progress", "完工", "finished", "true"));
        complete("zhang-supervision", number, "acceptance", Map.of("accepted", "true", "remark", "合格"));
        uphold(walk.child(number, 2));
        assertThat(instance(number)).isWaitingAt("user_implementation");
        complete("zhang-committee", number, "implementation", Map.of("progress", "返工完成", "finished", "true"));
        complete("zhang-supervision", number, "acceptance", Map.of("accepted", "true", "remark", "合格"));
        publish(walk.child(number, 3));
        assertThat(cases.get(number).outcome()).isEqualTo("implemented");
        assertThat(cases.children(number)).extracting("outcome").containsExactly("upheld", "completed", "upheld", "completed");
    }

    private void uphold(String publication) {
        walk.release(publication, "公告", "内容");
        objections.raise(notices.of(publication).get(0).id(), "substance", "侵害承包户权益");
        complete("zhang-committee", publication, "answer_objection", Map.of("verdict", "upheld-substance", "authority", "court", "document",
                "（2026）渝0229民初12号", "answer", "按法院裁判退回重议。", "publishAnswer", "public"));
    }
}
