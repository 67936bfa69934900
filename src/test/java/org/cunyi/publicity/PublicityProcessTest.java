package org.cunyi.publicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.cunyi.decision.Sheets.consultation;
import static org.cunyi.decision.Sheets.matter;
import static org.cunyi.decision.Sheets.proposal;
import static org.cunyi.decision.Sheets.representatives;
import static org.cunyi.decision.Sheets.review;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Cases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** 公开公示 job by job: drafting, release, the period, and objections that count; every node entered, every answer given. */
@CunyiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicityProcessTest {

    @Autowired
    private ApplicationContext context;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private Cases cases;
    @Autowired
    private Notices notices;
    @Autowired
    private Objections objections;
    @Autowired
    private TestClock clock;

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
        walk.covered("publicity");
    }

    private String publication() {
        String number = walk.begin("zhang-clerk", "decision", matter("public-welfare"));
        walk.complete("zhang-secretary", number, "party_proposal", proposal());
        walk.complete("zhang-clerk", number, "joint_consultation", consultation());
        walk.complete("zhang-clerk", number, "party_review", review());
        walk.complete("zhang-clerk", number, "villagers_resolution", representatives());
        return walk.child(number, 0);
    }

    private String posted() {
        String publication = publication();
        walk.release(publication, "公告", "决议通过。");
        return publication;
    }

    private Notice notice(String publication) {
        return notices.ofCase(publication).orElseThrow();
    }

    private Objection object(String publication, String about) {
        String receipt = objections.raise(notice(publication).id(), about, "公告中的金额与会议上说的不一致").number();
        return objections.byReceipt(receipt).orElseThrow();
    }

    private static Map<String, Object> answer(String verdict) {
        Map<String, Object> answer = new HashMap<>();
        answer.put("verdict", verdict);
        answer.put("answer", "经核对会议记录，处理如上。");
        answer.put("publishAnswer", "public");
        if (verdict.startsWith("upheld")) {
            answer.put("document", "柳府改〔2026〕3号");
        }
        if (verdict.equals("upheld-substance")) {
            answer.put("authority", "villagers-petition");
        }
        return answer;
    }

    @Test
    void a_notice_is_sent_back_by_the_opinion_and_by_the_release_and_hangs_its_days() {
        String publication = publication();
        walk.complete("zhang-clerk", publication, "draft_notice", Map.of("noticeTitle", "公告", "noticeBody", "内容"));
        walk.complete("zhang-supervision", publication, "supervision_opinion", Map.of("agreed", "false", "opinionText", "数字有误"));
        walk.complete("zhang-clerk", publication, "draft_notice", Map.of("noticeTitle", "公告", "noticeBody", "内容"));
        walk.complete("zhang-supervision", publication, "supervision_opinion", Map.of("agreed", "true", "opinionText", "同意"));
        walk.complete("zhang-secretary", publication, "release", Map.of("released", "false", "returnReason", "标题有误"));
        walk.release(publication, "公告", "内容");
        assertThat(notice(publication).afterPeriod()).isEqualTo("archive");
        walk.fire(publication, "timer_period_ended", 16);
        assertThat(cases.get(publication).outcome()).isEqualTo("completed");
        assertThat(notice(publication).isClosed()).isTrue();
    }

    @Test
    void an_open_objection_holds_the_end_of_the_period_until_it_is_answered() {
        String publication = posted();
        Objection objection = object(publication, "publication");
        assertThat(objection.answerDue()).isEqualTo(LocalDate.of(2026, 11, 25));
        assertThat(objection.legalBasis()).contains("第三十六条");
        assertThat(walk.instance(publication)).task("user_answer_objection").hasCandidateGroup("village-committee@990101101201");
        walk.fire(publication, "timer_period_ended", 16);
        assertThat(notice(publication).isPosted()).isTrue();
        assertThat(notice(publication).openObjections()).isEqualTo(1);
        assertThatThrownBy(() -> object(publication, "publication")).isInstanceOf(Refusal.class).hasMessageContaining("不在公示期内");
        walk.complete("zhang-committee", publication, "answer_objection", answer("dismissed"));
        assertThat(notice(publication).isClosed()).isTrue();
        assertThat(cases.get(publication).outcome()).isEqualTo("completed");
        assertThat(objections.of(objection.noticeId())).singleElement().satisfies(o -> {
            assertThat(o.verdict()).isEqualTo("dismissed");
            assertThat(o.answerPublic()).isTrue();
            assertThat(o.answeredBy()).isEqualTo("zhang-committee");
        });
    }

    @Test
    void an_objection_that_is_not_answered_in_three_days_goes_to_the_township() {
        String publication = posted();
        Objection objection = object(publication, "substance");
        clock.plusDays(4);
        assertThat(walk.timer(publication, "timer_answer_overdue").getDuedate()).isBeforeOrEqualTo(java.util.Date.from(clock.instant()));
        walk.fire(publication, "timer_answer_overdue", 0);
        assertThat(walk.instance(publication)).task("user_escalated_objection").hasCandidateGroup("township-committee@990101101");
        Objection escalated = objections.of(objection.noticeId()).get(0);
        assertThat(escalated.state()).isEqualTo("escalated");
        assertThat(escalated.escalateDue()).isEqualTo(LocalDate.of(2026, 12, 6));
        walk.complete("liulin-committee", publication, "escalated_objection", answer("dismissed"));
        assertThat(notice(publication).openObjections()).isZero();
    }

    @Test
    void an_objection_that_the_village_hands_up_is_decided_above_and_corrects_the_notice_with_a_new_period() {
        String publication = posted();
        Notice first = notice(publication);
        object(publication, "publication");
        walk.complete("zhang-committee", publication, "answer_objection", answer("referred"));
        Objection other = object(publication, "substance");
        walk.complete("liulin-committee", publication, "escalated_objection", answer("upheld-publication"));

        assertThat(walk.instance(publication)).isWaitingAt("user_draft_notice");
        Notice down = notices.find(first.id()).orElseThrow();
        assertThat(down.isWithdrawn()).isTrue();
        assertThat(down.withdrawnReason()).startsWith("对公布的异议成立").contains("经核对会议记录");
        assertThatThrownBy(() -> objections.raise(first.id(), "publication", "再提一次")).isInstanceOf(Refusal.class)
                .hasMessageContaining("正在更正");

        clock.plusDays(1);
        walk.release(publication, "更正公告", "更正后的内容");
        Notice corrected = notice(publication);
        assertThat(corrected.corrects()).isEqualTo(first.id());
        assertThat(corrected.endsOn()).isEqualTo(LocalDate.of(2026, 12, 8));
        walk.fire(publication, "service_carry_objections", 0);
        assertThat(notice(publication).openObjections()).isEqualTo(1);
        assertThat(notices.find(first.id()).orElseThrow().openObjections()).isZero();
        assertThat(objections.of(corrected.id())).singleElement().satisfies(o -> {
            assertThat(o.receipt()).isEqualTo(other.receipt());
            assertThat(o.answerDue()).isEqualTo(other.answerDue());
        });
        walk.complete("zhang-committee", publication, "answer_objection", answer("dismissed"));
        walk.fire(publication, "timer_period_ended", 16);
        assertThat(cases.get(publication).outcome()).isEqualTo("completed");
        assertThat(notices.of(publication)).extracting("state").containsExactlyInAnyOrder("withdrawn", "closed");
    }

    @Test
    void an_upheld_objection_about_the_substance_ends_the_publication_and_answers_the_others_with_it() {
        String publication = posted();
        object(publication, "substance");
        Objection other = object(publication, "publication");
        List<Task> open = walk.tasks(publication, "answer_objection");
        assertThat(open).hasSize(2);
        Map<String, Object> without = answer("upheld-substance");
        without.remove("authority");
        assertThatThrownBy(() -> walk.complete("zhang-committee", open.get(0), without)).isInstanceOf(Refusal.class)
                .hasMessageContaining("只有决议机构可以改变决议");
        walk.complete("zhang-committee", open.get(0), answer("upheld-substance"));
        assertThat(cases.get(publication).outcome()).isEqualTo("upheld");
        assertThat(notice(publication).isWithdrawn()).isTrue();
        assertThat(objections.byReceipt(other.receipt()).orElseThrow().verdict()).isEqualTo("merged");
        assertThat(notice(publication).openObjections()).isZero();
    }

    @Test
    void an_answer_that_speaks_of_a_person_is_public_only_after_a_look_and_never_with_a_number() {
        String publication = posted();
        object(publication, "publication");
        Task task = walk.tasks(publication, "answer_objection").get(0);
        Map<String, Object> number = answer("dismissed");
        number.put("answer", "请与提出人联系，电话13812345678。");
        assertThatThrownBy(() -> walk.complete("zhang-committee", task, number)).isInstanceOf(Refusal.class).hasMessageContaining("手机号码")
                .hasMessageNotContaining("13812345678");
        Map<String, Object> name = answer("dismissed");
        name.put("answer", "经核实，五保户周大山的补助已经发放。");
        assertThatThrownBy(() -> walk.complete("zhang-committee", task, name)).isInstanceOf(Refusal.class).hasMessageContaining("不公开");
        name.put("publishAnswer", "private");
        walk.complete("zhang-committee", task, name);
        assertThat(objections.of(notice(publication).id()).get(0).answerPublic()).isFalse();
    }

    @Test
    void an_objection_brought_to_the_office_counts_from_that_day_and_every_bad_one_is_refused() {
        String publication = posted();
        clock.plusDays(2);
        Objections.Receipt receipt = walk.acting().as("zhang-clerk", () -> objections.record(cases.get(publication), "publication", "没有贴在公开栏",
                LocalDate.of(2026, 11, 23), "zhang-clerk"));
        assertThat(receipt.answerBy()).isEqualTo(LocalDate.of(2026, 11, 26));
        assertThat(receipt.number()).matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}");
        assertThat(objections.byReceipt(receipt.number().toLowerCase().replace("-", " "))).isPresent();
        String id = notice(publication).id();
        refused("about", () -> objections.raise(id, "other", "内容"));
        refused("content", () -> objections.raise(id, "publication", " \u200b "));
        refused("content", () -> objections.raise(id, "publication", "长".repeat(2001)));
        refused("receivedOn", () -> objections.record(cases.get(publication), "publication", "内容", LocalDate.of(2026, 11, 21), "zhang-clerk"));
        refused("receivedOn", () -> objections.record(cases.get(publication), "publication", "内容", LocalDate.of(2026, 11, 25), "zhang-clerk"));
        assertThat(objections.of(id)).hasSize(1);
        assertThat(walk.tasks(publication, "answer_objection")).hasSize(1);
    }

    private static void refused(String field, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.errors().get(0).field()).isEqualTo(field));
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
            String number = walk.begin("liulin-office", "publicity-of-candidate", Map.of());
            assertThat(number).startsWith("TS-990101101-2026-");
            String publication = cases.children(number).get(0).caseNumber();
            assertThat(walk.instance(publication).getTenantId()).isEqualTo("990101101");
            walk.complete("liulin-office", publication, "draft_notice", Map.of("noticeTitle", "候选人公示", "noticeBody", "姓名和职务"));
            walk.complete("liulin-committee", publication, "release", Map.of("released", "true"));
            walk.fire(publication, "timer_period_ended", 16);
            assertThat(cases.get(number).isOpen()).isFalse();
        } finally {
            walk.remember();
            engine.getAuthorizationService().deleteAuthorization(grant.getId());
            engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
        }
    }
}
