package org.cunyi.decision;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.cunyi.Acting;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.audit.AuditChain;
import org.cunyi.org.Settings;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Identities;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Both models job by job; when all is run, every node was entered and every gateway gave every answer. */
@CunyiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecisionProcessTest {

    @Autowired
    private ProcessEngine engine;
    @Autowired
    private Identities identities;
    @Autowired
    private CaseView view;
    @Autowired
    private Cases cases;
    @Autowired
    private Withdrawal withdrawal;
    @Autowired
    private Settings settings;
    @Autowired
    private AuditChain audit;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;

    private final Set<String> entered = new HashSet<>();
    private final Set<String> answered = new HashSet<>();
    private final Set<String> begun = new HashSet<>();
    private Acting acting;

    @BeforeEach
    void init() {
        AbstractAssertions.init(engine);
        acting = new Acting(identities);
    }

    @AfterEach
    void remember() {
        clock.reset();
        for (String number : Set.copyOf(begun)) {
            cases.children(number).forEach(c -> begun.add(c.caseNumber()));
        }
        for (String number : begun) {
            engine.getHistoryService().createHistoricActivityInstanceQuery().processInstanceId(cases.get(number).processInstanceId()).list()
                    .forEach(a -> entered.add(a.getProcessDefinitionKey() + "/" + a.getActivityId()));
            audit.entries(number).stream().filter(e -> e.action().equals("question.answered"))
                    .forEach(e -> answered.add(e.payload().replaceFirst(".*\"flow\":\"([a-z_]+)\".*", "$1")));
            assertThat(audit.verify(number).intact()).isTrue();
        }
    }

    @AfterAll
    void every_node_was_entered_and_every_answer_given() {
        for (String process : List.of("decision", "publicity")) {
            BpmnModelInstance model = Bpmn.readModelFromStream(getClass().getResourceAsStream("/bpmn/" + process + ".bpmn"));
            assertThat(model.getModelElementsByType(FlowNode.class)).allSatisfy(
                    node -> assertThat(entered).contains(process + "/" + node.getId()));
            assertThat(model.getModelElementsByType(ExclusiveGateway.class)).allSatisfy(
                    gateway -> gateway.getOutgoing().forEach(flow -> assertThat(answered).contains(flow.getId())));
        }
    }

    private String begin(Map<String, Object> matter) {
        String number = acting.as("zhang-clerk", () -> view.start("decision", matter));
        begun.add(number);
        return number;
    }

    private void complete(String login, String number, String key, Map<String, Object> values) {
        String task = engine.getTaskService().createTaskQuery().processInstanceId(cases.get(number).processInstanceId())
                .taskDefinitionKey("user_" + key).singleResult().getId();
        acting.as(login, () -> engine.getTaskService().complete(task, values));
    }

    private ProcessInstance instance(String number) {
        return engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(cases.get(number).processInstanceId()).singleResult();
    }

    private void publish(String publication) {
        complete("zhang-clerk", publication, "draft_notice", Map.of("noticeTitle", "公告", "noticeBody", "内容"));
        complete("zhang-supervision", publication, "supervision_opinion", Map.of("agreed", "true", "opinionText", "同意"));
        complete("zhang-secretary", publication, "release", Map.of("released", "true"));
        endPeriod(publication);
    }

    private void endPeriod(String publication) {
        assertThat(instance(publication)).isWaitingAt("timer_period_ended");
        clock.plusDays(16);
        engine.getManagementService().executeJob(engine.getManagementService().createJobQuery()
                .processInstanceId(cases.get(publication).processInstanceId()).timers().singleResult().getId());
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
        acting.as("zhang-secretary", () -> withdrawal.perform(cases.get(number), "条件不成熟"));
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
        complete("zhang-clerk", first, "draft_notice", Map.of("noticeTitle", "公告", "noticeBody", "内容"));
        complete("zhang-supervision", first, "supervision_opinion", Map.of("agreed", "false", "opinionText", "数字有误"));
        complete("zhang-clerk", first, "draft_notice", Map.of("noticeTitle", "公告", "noticeBody", "内容"));
        complete("zhang-supervision", first, "supervision_opinion", Map.of("agreed", "true", "opinionText", "同意"));
        complete("zhang-secretary", first, "release", Map.of("released", "false", "returnReason", "标题有误"));
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
    void a_notice_of_a_candidate_needs_no_opinion_and_belongs_to_the_township() {
        var deployment = engine.getRepositoryService().createDeployment().addClasspathResource("models/publicity-of-candidate.bpmn").deploy();
        Authorization grant = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId("township-office@990101101");
        grant.setResource(Resources.PROCESS_DEFINITION);
        grant.setResourceId("publicity-of-candidate");
        grant.addPermission(Permissions.CREATE_INSTANCE);
        engine.getAuthorizationService().saveAuthorization(grant);
        try {
            String number = acting.as("liulin-office", () -> view.start("publicity-of-candidate", Map.of()));
            begun.add(number);
            assertThat(number).startsWith("TS-990101101-2026-");
            String publication = cases.children(number).get(0).caseNumber();
            assertThat(instance(publication).getTenantId()).isEqualTo("990101101");
            complete("liulin-office", publication, "draft_notice", Map.of("noticeTitle", "候选人公示", "noticeBody", "姓名和职务"));
            complete("liulin-committee", publication, "release", Map.of("released", "true"));
            endPeriod(publication);
            assertThat(cases.get(number).isOpen()).isFalse();
        } finally {
            remember();
            begun.clear();
            engine.getAuthorizationService().deleteAuthorization(grant.getId());
            engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
        }
    }
}
