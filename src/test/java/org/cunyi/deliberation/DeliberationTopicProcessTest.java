package org.cunyi.deliberation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.cunyi.decision.Sheets.LI;
import static org.cunyi.decision.Sheets.with;

import java.util.List;
import java.util.Map;
import org.cunyi.CunyiTest;
import org.cunyi.Walk;
import org.cunyi.deliberation.topic.Topic;
import org.cunyi.deliberation.topic.Topics;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.CaseLinks;
import org.cunyi.workflow.Cases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Topics of 李村 to every end. */
@CunyiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliberationTopicProcessTest {

    private static final String MEMBER = "li-council-member";
    private static final String SECRETARY = "li-secretary";

    @Autowired
    private ApplicationContext context;
    @Autowired
    private Cases cases;
    @Autowired
    private Topics topics;
    @Autowired
    private CaseLinks links;
    @Autowired
    private List<CaseAction> actions;
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
        walk.covered("deliberation-topic");
    }

    private String raise(String title) {
        return walk.begin(MEMBER, "deliberation-topic", Papers.topic(title));
    }

    private Topic topic(String number) {
        return topics.find(number).orElseThrow();
    }

    private CaseAction action(String name) {
        return actions.stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
    }

    private List<String> mails(String number) {
        return jdbc.sql("select subject from mail_outbox where case_number = ? and kind = 'topic' and login = ? order by id").params(number, MEMBER)
                .query(String.class).list();
    }

    private int points(String number) {
        return jdbc.sql("select coalesce(sum(points), 0) from council_points where case_number = ?").param(number).query(Integer.class).single();
    }

    @Test
    void a_prepared_topic_is_accepted_and_its_raiser_told_and_credited() {
        String number = raise("装水塘护栏");
        assertThat(number).startsWith("YT-" + LI + "-2026-");
        assertThat(topic(number).state()).isEqualTo("raised");
        walk.complete(SECRETARY, number, "prereview", Papers.accepted());
        assertThat(cases.get(number).outcome()).isEqualTo("accepted");
        assertThat(topics.accepted(LI)).extracting(Topic::caseNumber).contains(number);
        assertThat(mails(number)).containsExactly("【村议】议题预审结果：列入议程");
        assertThat(points(number)).isEqualTo(3);
    }

    @Test
    void what_law_or_village_rules_have_settled_is_rejected_with_its_clause() {
        String number = raise("宅基地超面积");
        assertThatThrownBy(() -> walk.complete(SECRETARY, number, "prereview", Papers.prereview(true, false, false, true)))
                .isInstanceOf(Refusal.class).hasMessageContaining("依据的条款");
        walk.complete(SECRETARY, number, "prereview", Papers.rejected("《土地管理法》第六十二条"));
        assertThat(cases.get(number).outcome()).isEqualTo("rejected");
        assertThat(topic(number).state()).isEqualTo("rejected");
        assertThat(points(number)).isZero();
        assertThat(mails(number)).containsExactly("【村议】议题预审结果：不予列入");
        assertThat(jdbc.sql("select body from mail_outbox where case_number = ? and kind = 'topic'").param(number).query(String.class).single())
                .contains("宅基地超面积").contains("法律、政策已有规定").doesNotContain("土地管理法").doesNotContain("水塘");
    }

    @Test
    void an_unprepared_topic_is_completed_by_its_raiser_and_reviewed_again_or_withdrawn() {
        String number = raise("修机耕道");
        walk.complete(SECRETARY, number, "prereview", Papers.notPrepared("请补充预算和路线"));
        assertThat(walk.instance(number)).isWaitingAt("user_complete_material");
        assertThat(walk.tasks(number, "complete_material").get(0).getAssignee()).isEqualTo(MEMBER);
        assertThatThrownBy(() -> walk.complete("li-council-chair", number, "complete_material", Papers.resubmitted("路线已定"))).isInstanceOf(
                RuntimeException.class);
        assertThatThrownBy(() -> walk.complete(MEMBER, number, "complete_material", Map.of("materialDecision", "resubmit")))
                .isInstanceOf(Refusal.class).hasMessageContaining("议题内容：必须填写");
        walk.complete(MEMBER, number, "complete_material", Papers.resubmitted("路线已定，预算三万元"));
        assertThat(topic(number)).returns("raised", Topic::state).returns("路线已定，预算三万元", Topic::content);
        walk.complete(SECRETARY, number, "prereview", Papers.notPrepared("请附报价单"));
        assertThatThrownBy(() -> walk.complete(MEMBER, number, "complete_material", Map.of("materialDecision", "withdraw")))
                .isInstanceOf(Refusal.class).hasMessageContaining("撤回理由");
        walk.complete(MEMBER, number, "complete_material", Map.of("materialDecision", "withdraw", "withdrawReason", "今年不修了"));
        assertThat(cases.get(number).outcome()).isEqualTo("withdrawn");
        assertThat(topic(number).state()).isEqualTo("withdrawn");
        assertThat(mails(number)).containsExactly("【村议】议题预审结果：补充后再预审", "【村议】议题预审结果：补充后再预审", "【村议】议题已撤回");
    }

    @Test
    void a_matter_of_the_assembly_becomes_a_case_of_the_villages_procedure() {
        String number = raise("集体收益怎么用");
        assertThatThrownBy(() -> walk.complete(SECRETARY, number, "prereview", Papers.prereview(false, false, true, true)))
                .isInstanceOf(Refusal.class).hasMessageContaining("事项类别");
        walk.complete(SECRETARY, number, "prereview", Papers.referred("collective-income-use"));
        assertThat(cases.get(number).outcome()).isEqualTo("referred");
        assertThat(topic(number)).returns("referred", Topic::state).returns("collective-income-use", Topic::matterKind);
        CaseLinks.Link there = links.of(number).get(0);
        assertThat(there).returns("decision", CaseLinks.Link::process).returns("referred-to-decision", CaseLinks.Link::relation);
        assertThat(links.of(there.caseNumber()).get(0)).returns(number, CaseLinks.Link::caseNumber).returns("referred-to-decision.back",
                CaseLinks.Link::relation);
        assertThat(cases.get(there.caseNumber())).returns("集体收益怎么用", f -> f.title()).returns(SECRETARY, f -> f.startedBy())
                .returns(null, f -> f.parentCaseNumber());
        assertThat(walk.instance(there.caseNumber())).isWaitingAt("user_party_proposal");
    }

    @Test
    void a_refused_referral_leaves_the_topic_where_it_was() {
        String number = raise("村规民约里写什么");
        assertThatThrownBy(() -> walk.complete(SECRETARY, number, "prereview", with(Papers.referred("village-rules"), "collectiveAsset", true)))
                .isInstanceOf(Refusal.class).satisfies(e -> assertThat(((Refusal) e).errors()).extracting(Refusal.FieldError::field)
                        .containsExactly("collectiveAsset"));
        assertThat(walk.instance(number)).isWaitingAt("user_prereview");
        assertThat(topic(number).state()).isEqualTo("raised");
        assertThat(links.of(number)).isEmpty();
        assertThat(mails(number)).isEmpty();
        walk.complete(SECRETARY, number, "prereview", Papers.accepted());
    }

    @Test
    void its_raiser_withdraws_a_topic_while_it_is_reviewed_and_nobody_else_does() {
        String number = raise("换路灯");
        CaseAction withdraw = action("withdraw-topic");
        assertThat(walk.acting().as(MEMBER, () -> withdraw.on(cases.get(number)))).isPresent();
        assertThat(walk.acting().as(SECRETARY, () -> withdraw.on(cases.get(number)))).isEmpty();
        assertThatThrownBy(() -> walk.acting().as(SECRETARY, () -> withdraw.perform(cases.get(number), Map.of("reason", "不议"))))
                .isInstanceOf(Refusal.class).hasMessageContaining("只有议题的提出人");
        assertThatThrownBy(() -> walk.acting().as(MEMBER, () -> withdraw.perform(cases.get(number), Map.of("reason", " "))))
                .isInstanceOf(Refusal.class).hasMessageContaining("必须填写");
        walk.acting().as(MEMBER, () -> withdraw.perform(cases.get(number), Map.of("reason", "已经换好了")));
        assertThat(cases.get(number).outcome()).isEqualTo("withdrawn");
        assertThatThrownBy(() -> walk.acting().as(MEMBER, () -> withdraw.perform(cases.get(number), Map.of("reason", "再撤"))))
                .isInstanceOf(Refusal.class).hasMessageContaining("不在会前预审中");
    }

    @Test
    void a_completion_is_taken_back_and_the_topic_reads_as_before_but_a_review_is_not() {
        String number = raise("清淤");
        CaseAction takeBack = action("take-back");
        walk.complete(SECRETARY, number, "prereview", Papers.notPrepared("请写明长度"));
        assertThatThrownBy(() -> walk.acting().as(SECRETARY, () -> takeBack.perform(cases.get(number), Map.of("reason", "看错了"))))
                .isInstanceOf(Refusal.class).hasMessageContaining("不能撤回");
        walk.complete(MEMBER, number, "complete_material", Papers.resubmitted("共三百米"));
        walk.acting().as(MEMBER, () -> takeBack.perform(cases.get(number), Map.of("reason", "长度写错了")));
        assertThat(walk.instance(number)).isWaitingAt("user_complete_material");
        assertThat(topic(number)).returns("incomplete", Topic::state).returns("三组水塘边没有护栏，孩子上学经过很危险。", Topic::content);
        walk.complete(MEMBER, number, "complete_material", Papers.resubmitted("共五百米"));
        walk.complete(SECRETARY, number, "prereview", Papers.accepted());
        assertThat(topic(number)).returns("accepted", Topic::state).returns("共五百米", Topic::content);
    }

    @Test
    void who_is_not_on_the_list_that_day_raises_nothing() {
        jdbc.sql("update council_member set left_on = '2026-11-21' where login = ?").param(MEMBER).update();
        try {
            assertThatThrownBy(() -> raise("不在名单上")).isInstanceOf(Refusal.class).hasMessageContaining("现任成员");
        } finally {
            jdbc.sql("update council_member set left_on = null where login = ?").param(MEMBER).update();
        }
        assertThatThrownBy(() -> walk.begin("li-clerk", "deliberation-topic", Papers.topic("文书提议题"))).isInstanceOf(RuntimeException.class);
    }
}
