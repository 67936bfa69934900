package org.cunyi.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.cunyi.decision.Sheets.consultation;
import static org.cunyi.decision.Sheets.matter;
import static org.cunyi.decision.Sheets.noticed;
import static org.cunyi.decision.Sheets.poll;
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
import org.cunyi.audit.AuditChain;
import org.cunyi.org.Settings;
import org.cunyi.publicity.Notices;
import org.cunyi.publicity.Objections;
import org.cunyi.workflow.Cases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 六议两公开 job by job in a county that runs it; when all is run, every node was entered and every gateway gave every answer. */
@CunyiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionSixProcessTest {

    private static final String BASIS = "本县规定（六议两公开流程测试）";

    @Autowired
    private ApplicationContext context;
    @Autowired
    private Cases cases;
    @Autowired
    private Withdrawal withdrawal;
    @Autowired
    private HouseholdPolls polls;
    @Autowired
    private Objections objections;
    @Autowired
    private Notices notices;
    @Autowired
    private AuditChain audit;
    @Autowired
    private Settings settings;
    @Autowired
    private JdbcClient jdbc;

    private Walk walk;

    @BeforeAll
    void the_county_runs_six() {
        walk = new Walk(context);
        settings.set("990101", Settings.PROCEDURE, "decision-six", BASIS, LocalDate.of(2026, 1, 2));
    }

    @AfterEach
    void remember() {
        walk.remember();
    }

    @AfterAll
    void every_node_was_entered_and_every_answer_given() {
        jdbc.sql("delete from county_setting where legal_basis = ?").param(BASIS).update();
        walk.covered("decision-six");
    }

    private String begin(Map<String, Object> matter) {
        return walk.begin("zhang-clerk", "decision-six", matter);
    }

    private String proposed(Map<String, Object> matter) {
        String number = begin(matter);
        complete("zhang-secretary", number, "motion_screening", Map.of("screening", "accepted"));
        assertThat(instance(number)).isWaitingAt("user_party_proposal");
        complete("zhang-secretary", number, "party_proposal", proposal());
        return number;
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

    private void uphold(String publication) {
        walk.release(publication, "公告", "内容");
        objections.raise(notices.of(publication).get(0).id(), "substance", "侵害承包户权益");
        complete("zhang-committee", publication, "answer_objection", Map.of("verdict", "upheld-substance", "authority", "court", "document",
                "（2026）渝0229民初13号", "answer", "按法院裁判退回。", "publishAnswer", "public"));
    }

    @Test
    void a_motion_goes_through_six_deliberations_and_two_publications() {
        String number = begin(matter("public-welfare"));
        assertThat(number).startsWith("JC-990101101201-2026-");
        assertThat(cases.get(number).process()).isEqualTo("decision-six");
        assertThat(instance(number)).isWaitingAt("user_motion_screening").task().hasCandidateGroup("village-secretary@990101101201");
        complete("zhang-secretary", number, "motion_screening", Map.of("screening", "accepted"));
        complete("zhang-secretary", number, "party_proposal", proposal());
        complete("zhang-clerk", number, "joint_consultation", consultation());
        complete("zhang-clerk", number, "party_review", review());
        assertThat(instance(number)).isWaitingAt("user_household_poll").task().hasCandidateGroup("village-clerk@990101101201");
        complete("zhang-clerk", number, "household_poll", poll());
        complete("zhang-clerk", number, "villagers_resolution", representatives());
        uphold(walk.child(number, 0));
        assertThat(instance(number)).isWaitingAt("user_villagers_resolution");
        complete("zhang-clerk", number, "villagers_resolution", representatives());
        publish(walk.child(number, 1));
        complete("zhang-committee", number, "implementation", Map.of("progress", "过半", "finished", "false"));
        complete("zhang-committee", number, "implementation", Map.of("progress", "完工", "finished", "true"));
        complete("zhang-supervision", number, "acceptance", Map.of("accepted", "false", "remark", "返工"));
        complete("zhang-committee", number, "implementation", Map.of("progress", "返工完成", "finished", "true"));
        complete("zhang-supervision", number, "acceptance", Map.of("accepted", "true", "remark", "合格"));
        uphold(walk.child(number, 2));
        assertThat(instance(number)).isWaitingAt("user_implementation");
        complete("zhang-committee", number, "implementation", Map.of("progress", "再返工完成", "finished", "true"));
        complete("zhang-supervision", number, "acceptance", Map.of("accepted", "true", "remark", "合格"));
        publish(walk.child(number, 3));
        assertThat(cases.get(number).outcome()).isEqualTo("implemented");
        assertThat(polls.of(number)).singleElement().satisfies(p -> {
            assertThat(p.households()).isEqualTo(402);
            assertThat(p.sufficient() && p.passed()).isTrue();
            assertThat(p.opinion()).isNull();
            assertThat(p.recordedBy()).isEqualTo("zhang-clerk");
        });
        assertThat(audit.entries(number)).filteredOn(e -> e.action().equals("poll.judged")).singleElement()
                .satisfies(e -> assertThat(e.payload()).contains("\"households\":402", "\"legalBasis\":\"本县规定（默认）\""));
    }

    @Test
    void a_motion_that_is_not_taken_up_ends_the_matter() {
        String number = begin(matter("other"));
        complete("zhang-secretary", number, "motion_screening", Map.of("screening", "rejected", "reason", "不属于本村事务"));
        assertThat(cases.get(number).outcome()).isEqualTo("dropped");
    }

    @Test
    void a_proposal_that_fails_is_proposed_again_or_dropped() {
        String number = begin(matter("public-welfare"));
        complete("zhang-secretary", number, "motion_screening", Map.of("screening", "accepted"));
        complete("zhang-secretary", number, "party_proposal", with(sheet("2026-09-01", 5, 2, 3, 0), "opinion", "revise"));
        assertThat(instance(number)).isWaitingAt("user_party_proposal");
        complete("zhang-secretary", number, "party_proposal", with(sheet("2026-09-02", 5, 2, 3, 0), "opinion", "drop"));
        assertThat(cases.get(number).outcome()).isEqualTo("dropped");
    }

    @Test
    void every_meeting_can_lack_its_quorum_and_a_poll_its_households() {
        String number = begin(matter("public-welfare"));
        complete("zhang-secretary", number, "motion_screening", Map.of("screening", "accepted"));
        complete("zhang-secretary", number, "party_proposal", sheet("2026-09-01", 1, 1, 0, 0));
        complete("zhang-secretary", number, "party_proposal", proposal());
        complete("zhang-clerk", number, "joint_consultation", sheet("2026-09-05", 5, 5, 0, 0));
        complete("zhang-clerk", number, "joint_consultation", consultation());
        complete("zhang-clerk", number, "party_review", noticed("2026-09-05", sheet("2026-09-08", 31, 31, 0, 0)));
        complete("zhang-clerk", number, "party_review", review());
        complete("zhang-clerk", number, "household_poll", with(poll("2026-09-12", 267, 267, 0), "opinion", "drop"));
        assertThat(instance(number)).isWaitingAt("user_household_poll");
        complete("zhang-clerk", number, "household_poll", poll("2026-09-15", 268, 215, 53));
        complete("zhang-clerk", number, "villagers_resolution", with(with(representatives(), "present", 29), "inFavour", 24));
        assertThat(instance(number)).isWaitingAt("user_villagers_resolution");
        assertThat(polls.of(number)).extracting(HouseholdPoll::attempt).containsExactly(1, 2);
        assertThat(polls.of(number)).extracting(HouseholdPoll::sufficient).containsExactly(false, true);
        assertThat(polls.of(number)).extracting(HouseholdPoll::opinion).containsOnlyNulls();
        walk.acting().as("zhang-secretary", () -> withdrawal.perform(cases.get(number), Map.of("reason", "条件不成熟")));
        assertThat(cases.get(number).outcome()).isEqualTo("withdrawn");
    }

    @Test
    void consultation_review_poll_and_resolution_can_fail_each_in_its_way() {
        String number = proposed(with(matter("public-welfare"), "amount", 300000));
        complete("liulin-committee", number, "township_precheck", Map.of("precheckAnswer", "no-objection"));
        complete("zhang-clerk", number, "joint_consultation", with(sheet("2026-09-05", 8, 4, 4, 0), "opinion", "revise"));
        assertThat(instance(number)).isWaitingAt("user_joint_consultation");
        complete("zhang-clerk", number, "joint_consultation", consultation());
        complete("zhang-clerk", number, "party_review", with(noticed("2026-09-05", sheet("2026-09-08", 40, 23, 17, 0)), "opinion", "revise"));
        complete("zhang-clerk", number, "joint_consultation", sheet("2026-09-08", 9, 9, 0, 0));
        complete("zhang-clerk", number, "party_review", review());
        complete("zhang-clerk", number, "household_poll", with(poll("2026-09-11", 268, 214, 54), "opinion", "revise"));
        assertThat(instance(number)).isWaitingAt("user_joint_consultation");
        complete("zhang-clerk", number, "joint_consultation", sheet("2026-09-11", 9, 9, 0, 0));
        complete("zhang-clerk", number, "party_review", noticed("2026-09-11", sheet("2026-09-14", 40, 40, 0, 0)));
        complete("zhang-clerk", number, "household_poll", poll());
        complete("zhang-clerk", number, "villagers_resolution", with(with(representatives(), "inFavour", 20), "opinion", "escalate"));
        assertThat(instance(number)).isWaitingAt("user_villagers_resolution");
        complete("zhang-clerk", number, "villagers_resolution", with(with(noticed("2026-09-20", sheet("2026-09-30", 700, 350, 350, 0)),
                "meetingKind", "villagers-assembly"), "opinion", "drop"));
        assertThat(cases.get(number).outcome()).isEqualTo("dropped");
    }

    @Test
    void a_matter_that_the_households_reject_can_be_dropped() {
        String number = proposed(matter("public-welfare"));
        complete("zhang-clerk", number, "joint_consultation", consultation());
        complete("zhang-clerk", number, "party_review", review());
        complete("zhang-clerk", number, "household_poll", with(poll("2026-09-11", 402, 0, 402), "opinion", "drop"));
        assertThat(cases.get(number).outcome()).isEqualTo("dropped");
        assertThat(polls.latest(number)).get().extracting(HouseholdPoll::opinion).isEqualTo("drop");
    }

    @Test
    void where_the_county_allows_it_proposal_and_consultation_are_one_meeting() {
        settings.set("990101", Settings.MERGE_STEPS, "true", BASIS, LocalDate.of(2026, 1, 2));
        try {
            String number = begin(matter("public-welfare"));
            complete("zhang-secretary", number, "motion_screening", Map.of("screening", "accepted"));
            Map<String, Object> merged = with(with(with(proposal(), "merged", true), "jointPresent", 9), "jointInFavour", 9);
            complete("zhang-secretary", number, "party_proposal", with(with(with(merged, "jointAgainst", 0), "jointAbstained", 0),
                    "jointContent", "两委一致同意"));
            assertThat(instance(number)).isWaitingAt("user_party_review").hasNotPassed("user_joint_consultation");
        } finally {
            jdbc.sql("delete from county_setting where legal_basis = ? and name = ?").params(BASIS, Settings.MERGE_STEPS).update();
        }
    }
}
