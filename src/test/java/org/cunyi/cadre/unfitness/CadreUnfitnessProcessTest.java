package org.cunyi.cadre.unfitness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cunyi.cadre.unfitness.Handling.COMMITTEE;
import static org.cunyi.cadre.unfitness.Handling.OFFICE;
import static org.cunyi.cadre.unfitness.Handling.SECOND;
import static org.cunyi.cadre.unfitness.Handling.TODAY;
import static org.cunyi.cadre.unfitness.Handling.facts;
import static org.cunyi.cadre.unfitness.Handling.sheet;
import static org.cunyi.cadre.unfitness.Handling.statement;
import static org.cunyi.cadre.unfitness.Handling.with;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.audit.AuditChain;
import org.cunyi.cadre.filing.Filing;
import org.cunyi.cadre.filing.Filings;
import org.cunyi.decision.Sheets;
import org.cunyi.publicity.Notices;
import org.cunyi.publicity.Objections;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Recusals;
import org.cunyi.workflow.StepTakenBack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** 不胜任现职处置 job by job, with every measure: every node entered, every answer given. */
@CunyiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CadreUnfitnessProcessTest {

    @Autowired
    private ApplicationContext context;
    @Autowired
    private Cases cases;
    @Autowired
    private Unfitnesses unfitnesses;
    @Autowired
    private Docket docket;
    @Autowired
    private FiledHandling filed;
    @Autowired
    private Filings filings;
    @Autowired
    private Notices notices;
    @Autowired
    private AuditChain audit;
    @Autowired
    private Measures measures;
    @Autowired
    private Recusals recusals;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;

    private Walk walk;
    private Handling handling;
    private int next;

    @BeforeAll
    void begin() {
        walk = new Walk(context);
        handling = new Handling(context, walk);
    }

    @AfterEach
    void remember() {
        walk.remember();
    }

    @AfterAll
    void every_node_was_entered_and_every_answer_given() {
        walk.covered("cadre-unfitness");
        walk.entered("cadre-unfitness-talk");
        walk.entered("cadre-unfitness-criticism");
        walk.covered("cadre-unfitness-suspension");
        walk.covered("cadre-unfitness-resignation");
        walk.entered("cadre-unfitness-removal");
    }

    private long elected() {
        next++;
        return handling.person("chuli-x-" + next, "测试甲" + next, "村民委员会委员", "elected");
    }

    private long party() {
        next++;
        return handling.person("chuli-d-" + next, "测试乙" + next, "村党组织委员", "party");
    }

    private Unfitness row(String number) {
        return unfitnesses.get(number);
    }

    private String outcome(String number) {
        assertThat(cases.get(number).isOpen()).isFalse();
        return cases.get(number).outcome();
    }

    @Test
    void a_first_small_thing_ends_with_a_talk_and_within_its_impact_period_the_next_one_counts_as_repeated() {
        long post = elected();
        String number = handling.lead("zhang-supervision", post);
        assertThat(cases.get(number).orgCode()).isEqualTo("990101101");
        assertThat(cases.get(number).title()).isEqualTo("信访举报");
        handling.accept(number);
        walk.complete(OFFICE, number, "verify_facts", facts("A01", "B01"));
        assertThatThrownBy(() -> walk.complete(OFFICE, number, "verify_facts", facts("A01", "B01"))).isInstanceOf(Refusal.class)
                .hasMessageContaining("两人");
        walk.complete(SECOND, number, "verify_facts", facts("A01"));
        assertThat(handling.variable(number, "verified")).isEqualTo("second");
        walk.complete(OFFICE, number, "verify_facts", facts("A01"));
        handling.state(number, "M1");
        handling.decide(number, "M1");
        handling.serve(number);
        assertThat(row(number)).matches(u -> u.otherMeasure().equals("M1") && u.partyMeasure().equals("none") && !u.departed());
        assertThat(row(number).impactTo()).isEqualTo(TestClock.TODAY.plusMonths(3));
        handling.talk(number);
        walk.fire(number, "timer_filing_overdue", 15);
        clock.reset();
        walk.complete("county-organization", number, "file_organization", Map.of("acknowledged", "false", "returnReason", "缺会议记录"));
        walk.complete(OFFICE, number, "complete_filing", Map.of("completion", "已补"));
        handling.filed(number);
        String again = handling.lead(post);
        handling.accept(again);
        handling.verify(again, with(facts("A01"), "happenedOn", TODAY));
        walk.complete(OFFICE, again, "statement_and_defence", statement("M2"));
        assertThat(row(again).recommended()).as("within the impact period").isEqualTo("M2");
        handling.reassess(number, 95);
        assertThat(outcome(number)).isEqualTo("completed");
        clock.reset();
        handling.act(COMMITTEE, again, "withdraw-lead", Map.of("reason", "重复登记"));
        assertThat(outcome(again)).isEqualTo("withdrawn");
    }

    @Test
    void the_person_and_relatives_keep_out_of_it() {
        long post = elected();
        jdbc.sql("insert into kinship (person_id, relative_id, relation, valid_from, entered_by, entered_at) select p.id, (select id from person where"
                + " login = 'shiqiao-committee-2'), 'sibling', date '2020-01-01', 'system', current_timestamp from post t join person p on p.id ="
                + " t.person_id where t.id = ?").param(post).update();
        String number = handling.lead(post);
        assertThat(recusals.logins(number)).containsExactlyInAnyOrder("chuli-x-" + next, "shiqiao-committee-2");
        jdbc.sql("insert into kinship (person_id, relative_id, relation, valid_from, entered_by, entered_at) select p.id, (select id from person where"
                + " login = 'liulin-office-2'), 'spouse', date '2020-01-01', 'system', current_timestamp from post t join person p on p.id ="
                + " t.person_id where t.id = ?").param(post).update();
        assertThatThrownBy(() -> walk.complete(SECOND, number, "accept_lead", Map.of("leadAnswer", "accept"))).isInstanceOf(Refusal.class)
                .hasMessageContaining("回避");
        assertThatThrownBy(() -> walk.complete(OFFICE, number, "accept_lead", Map.of("leadAnswer", "refuse"))).hasMessageContaining("理由");
        walk.complete(OFFICE, number, "accept_lead", Map.of("leadAnswer", "refuse", "leadReason", "反映的不是本人"));
        assertThat(outcome(number)).isEqualTo("refused");
        jdbc.sql("delete from kinship").update();
    }

    @Test
    void what_two_find_untrue_ends() {
        String number = handling.lead(elected());
        handling.accept(number);
        assertThatThrownBy(() -> walk.complete(OFFICE, number, "verify_facts", Map.of("founded", "founded", "happenedOn", TODAY, "facts", "属实")))
                .isInstanceOf(Refusal.class).hasMessageContaining("情形");
        handling.verify(number, Map.of("founded", "unfounded", "facts", "查无此事"));
        assertThat(outcome(number)).isEqualTo("unfounded");
        assertThat(row(number).impactFrom()).isNull();
    }

    @Test
    void nothing_becomes_heavier_after_the_defence_unless_new_facts_are_verified_and_told_anew() {
        String number = handling.verified(elected(), "A03");
        assertThatThrownBy(() -> handling.state(number, "M1")).isInstanceOf(Refusal.class).hasMessageContaining("书面说明理由");
        assertThatThrownBy(() -> walk.complete(OFFICE, number, "statement_and_defence", with(statement("M2"), "newFacts", "yes")))
                .hasMessageContaining("新的事实");
        walk.complete(OFFICE, number, "statement_and_defence", with(statement("M2"), "newFacts", "yes", "newFactsWords", "又有反映"));
        handling.verify(number, facts("A03"));
        assertThatThrownBy(() -> walk.complete(OFFICE, number, "statement_and_defence", with(statement("M4"), "toldReason", "态度不好")))
                .isInstanceOf(Refusal.class).hasMessageContaining("不得重于");
        handling.state(number, "M2");
        assertThatThrownBy(() -> walk.complete(COMMITTEE, number, "committee_decision", with(sheet("M4"), "departureReason", "影响恶劣")))
                .isInstanceOf(Refusal.class).hasMessageContaining("不得重于已告知");
        walk.complete(COMMITTEE, number, "committee_decision", with(sheet("new-facts"), "returnReason", "会上发现还有侵占"));
        handling.verify(number, facts("A03", "B05"));
        walk.complete(OFFICE, number, "statement_and_defence", statement("M3"));
        assertThatThrownBy(() -> walk.complete(COMMITTEE, number, "committee_decision", sheet(null))).hasMessageContaining("必须选择");
        walk.complete(COMMITTEE, number, "committee_decision", with(sheet(null), "present", 4, "inFavour", 4));
        walk.complete(COMMITTEE, number, "committee_decision", with(sheet(null), "inFavour", 4, "against", 4, "opinion", "revise"));
        assertThatThrownBy(() -> walk.complete(COMMITTEE, number, "committee_decision", with(sheet("M1"), "departureReason", "")))
                .hasMessageContaining("书面说明理由");
        walk.complete(COMMITTEE, number, "committee_decision", with(sheet(null), "inFavour", 4, "against", 4, "opinion", "drop"));
        assertThat(outcome(number)).isEqualTo("unfounded");
        assertThat(row(number).measure()).isNull();
        assertThat(jdbc.sql("select content from meeting_record where case_number = ?").param(number).query(String.class).list()).hasSize(4)
                .allSatisfy(c -> assertThat(c).contains("密封"));
    }

    @Test
    void what_the_person_was_told_is_not_taken_back() {
        String number = handling.verified(elected(), "A01");
        handling.state(number, "M1");
        assertThatThrownBy(() -> handling.act(OFFICE, number, "take-back", Map.of("reason", "填错"))).isInstanceOf(Refusal.class)
                .hasMessageContaining("不能撤回");
        assertThat(row(number).told()).isEqualTo("M1");
        assertThat(walk.tasks(number, "committee_decision")).hasSize(1);
    }

    @Test
    void new_facts_go_with_the_step_that_was_taken_back_and_what_was_told_stays() {
        ToldBefore before = context.getBean(ToldBefore.class);
        String number = handling.verified(elected(), "A03");
        handling.state(number, "M2");
        walk.complete(COMMITTEE, number, "committee_decision", with(sheet("new-facts"), "returnReason", "会上发现还有侵占"));
        assertThat(before.factsStand(number)).isFalse();
        handling.act(COMMITTEE, number, "take-back", Map.of("reason", "选错"));
        assertThat(before.factsStand(number)).isTrue();
        handling.decide(number, "M2");
        String older = handling.verified(elected(), "A03");
        walk.complete(OFFICE, older, "statement_and_defence", with(statement("M2"), "newFacts", "yes", "newFactsWords", "又有反映"));
        context.getBean(TransactionTemplate.class).executeWithoutResult(s -> context.publishEvent(new StepTakenBack(older, UnfitnessProcess.KEY,
                UnfitnessProcess.STATEMENT_AND_DEFENCE)));
        assertThat(before.factsStand(older)).as("as under a model that still lets it be taken back").isTrue();
        assertThat(before.told(older)).hasValueSatisfying(p -> assertThat(p.text("measure")).isEqualTo("M2"));
    }

    @Test
    void a_suspended_party_post_is_renewed_once_and_then_resumed_and_a_review_upholds() {
        String number = handling.served(party(), "M3", "A07");
        String suspension = handling.measure(number, UnfitnessProcess.SUSPENSION);
        assertThatThrownBy(() -> walk.complete(OFFICE, suspension, "begin_suspension", suspended(TODAY, TestClock.TODAY.plusMonths(3).toString())))
                .isInstanceOf(Refusal.class).hasMessageContaining("最迟为2027-02-");
        walk.complete(OFFICE, suspension, "begin_suspension", suspended(TODAY, "2027-01-31"));
        handling.act(OFFICE, number, "request-review", Map.of("reason", "处置过重", "askedOn", TODAY));
        walk.complete("county-organization", number, "review_decision", Map.of("reviewResult", "uphold", "reviewReason", "事实清楚"));
        assertThat(walk.tasks(number, "review_decision")).isEmpty();
        walk.fire(suspension, "timer_suspension_ended", 71);
        walk.complete(COMMITTEE, suspension, "assess_suspension", assessed("2027-02-01", "renew"));
        walk.complete(OFFICE, suspension, "begin_suspension", suspended("2027-02-01", "2027-02-20"));
        walk.fire(suspension, "timer_suspension_ended", 20);
        assertThatThrownBy(() -> walk.complete(COMMITTEE, suspension, "assess_suspension", assessed("2027-02-21", "renew")))
                .isInstanceOf(Refusal.class).hasMessageContaining("最多延长1次");
        walk.complete(COMMITTEE, suspension, "assess_suspension", assessed("2027-02-21", "resume"));
        assertThat(measures.of(number)).singleElement().matches(m -> m.renewals() == 1 && m.measure().equals("M3"));
        assertThat(row(number)).matches(u -> u.reviewResult().equals("uphold") && u.impactTo().equals(LocalDate.of(2027, 11, 22)));
    }

    private static Map<String, Object> suspended(String from, String to) {
        return Map.of("suspendedFrom", from, "suspendedTo", to, "tasksSet", "补齐账册");
    }

    private static Map<String, Object> assessed(String on, String assessment) {
        return Map.of("assessedOn", on, "assessment", assessment, "assessmentWords", "已经补齐");
    }

    @Test
    void silence_is_entered_only_when_the_days_are_over_and_nobody_is_told_before_it_happened_or_tomorrow() {
        String number = handling.verified(elected(), "A01");
        Map<String, Object> silent = with(statement("M1"), "stated", "silent");
        silent.remove("statement");
        for (String toldOn : List.of("2026-10-31", "2026-11-23")) {
            assertThatThrownBy(() -> walk.complete(OFFICE, number, "statement_and_defence", with(silent, "toldOn", toldOn, "stated", "waived")))
                    .isInstanceOf(Refusal.class).hasMessageContaining("书面告知日期");
        }
        assertThatThrownBy(() -> walk.complete(OFFICE, number, "statement_and_defence", silent)).isInstanceOf(Refusal.class)
                .hasMessageContaining("可以陈述申辩到2026-11-27");
        clock.plusDays(5);
        assertThatThrownBy(() -> walk.complete(OFFICE, number, "statement_and_defence", silent)).as("the last day is his").isInstanceOf(Refusal.class);
        clock.plusDays(1);
        walk.complete(OFFICE, number, "statement_and_defence", silent);
        assertThat(docket.statementShown(number)).isEqualTo("告知后期限内没有陈述申辩");
        clock.reset();
    }

    @Test
    void a_review_lightens_and_what_is_lighter_is_carried_out_instead() {
        String number = handling.served(elected(), "M2", "A03");
        assertThatThrownBy(() -> handling.act(OFFICE, number, "request-review", Map.of("reason", "过重", "askedOn", "2026-11-21")))
                .isInstanceOf(Refusal.class).hasMessageContaining("送达日期");
        assertThatThrownBy(() -> handling.act("shiqiao-office", number, "request-review", Map.of("reason", "过重", "askedOn", TODAY)))
                .isInstanceOf(Refusal.class);
        handling.act(OFFICE, number, "request-review", Map.of("reason", "处置过重", "askedOn", TODAY));
        assertThatThrownBy(() -> handling.act(OFFICE, number, "request-review", Map.of("reason", "再申请", "askedOn", TODAY)))
                .isInstanceOf(Refusal.class).hasMessageContaining("已经申请过");
        assertThatThrownBy(() -> walk.complete("county-organization", number, "review_decision", Map.of("reviewResult", "lighten", "reviewMeasure",
                "M4", "reviewReason", "x"))).isInstanceOf(Refusal.class);
        walk.complete("county-organization", number, "review_decision", Map.of("reviewResult", "lighten", "reviewMeasure", "M1", "reviewReason",
                "情节轻微"));
        assertThat(row(number)).matches(u -> u.measure().equals("M1") && u.impactTo().equals(TestClock.TODAY.plusMonths(3)));
        handling.talk(number);
        handling.filed(number);
        handling.reassess(number, 95);
        assertThat(outcome(number)).isEqualTo("completed");
    }

    @Test
    void a_review_annuls_and_nothing_counts_any_more() {
        String number = handling.served(elected(), "M2", "A03");
        assertThat(walk.tasks(handling.measure(number, UnfitnessProcess.CRITICISM), "record_criticism")).hasSize(1);
        handling.act(OFFICE, number, "request-review", Map.of("reason", "没有此事", "askedOn", TODAY));
        walk.complete("county-organization", number, "review_decision", Map.of("reviewResult", "annul", "reviewReason", "事实不清"));
        assertThat(cases.get(number).isOpen()).as("that it was annulled is filed").isTrue();
        handling.filed(number);
        assertThat(outcome(number)).isEqualTo("unfounded");
        assertThat(row(number).impactFrom()).isNull();
    }

    @Test
    void a_changed_decision_takes_its_hanging_circular_down_and_both_authorities_are_told_and_have_it_filed_anew() {
        for (String result : List.of("annul", "lighten")) {
            String number = handling.served(elected(), "M2", "A03");
            String circular = handling.circular(number);
            context.getBean(Objections.class).record(cases.get(circular), "substance", "通报与事实不符", TestClock.TODAY, "liulin-office");
            handling.filed(number);
            clock.plusDays(1);
            handling.act(OFFICE, number, "request-review", Map.of("reason", "没有此事", "askedOn", TODAY));
            walk.complete("county-organization", number, "review_decision", with(Map.of("reviewResult", result, "reviewReason", "事实不清"),
                    "reviewMeasure", result.equals("annul") ? null : "M1"));
            assertThat(notices.of(circular)).singleElement().matches(n -> n.isWithdrawn() && n.withdrawnReason().startsWith("原处置决定经复核")
                    && n.openObjections() == 0);
            assertThat(cases.get(circular).isOpen()).isFalse();
            assertThat(audit.entries(circular)).anyMatch(e -> e.action().equals("notice.withdrawn") && e.actor().equals("county-organization"));
            assertThat(jdbc.sql("select distinct login from mail_outbox where case_number = ? and kind = 'review-changed'").param(number)
                    .query(String.class).list()).containsExactlyInAnyOrder("county-organization", "county-civil-affairs");
            assertThat(filed.of(number)).hasValueSatisfying(w -> assertThat(w).contains("复核结果备案", result.equals("annul") ? "不再执行" : "警示谈话"));
            handling.filed(number);
            assertThat(filings.of(number)).extracting(Filing::attempt).containsExactly(1, 1, 2, 2);
            assertThat(filings.of(number)).filteredOn(f -> f.attempt() == 2).extracting(Filing::dueOn).as("ten working days anew")
                    .containsOnly(LocalDate.of(2026, 12, 7));
            clock.reset();
        }
    }

    private void lightened(String number, String to) {
        handling.act(OFFICE, number, "request-review", Map.of("reason", "过重", "askedOn", TODAY));
        walk.complete("county-organization", number, "review_decision", Map.of("reviewResult", "lighten", "reviewMeasure", to, "reviewReason", "情节较轻"));
    }

    private List<String> measured(String number) {
        return cases.children(number).stream().map(c -> c.process().replace("cadre-unfitness-", "")).toList();
    }

    @Test
    void a_review_leaves_the_circular_up_where_the_criticism_stands_and_nobody_criticises_himself_twice() {
        String number = handling.served(elected(), "M3", "A07");
        assertThat(row(number)).matches(u -> u.otherMeasure().equals("M2") && u.followUp().equals("recommend-resignation"));
        String circular = handling.circular(number);
        context.getBean(Objections.class).record(cases.get(circular), "substance", "通报与事实不符", TestClock.TODAY, "liulin-office");
        lightened(number, "M2");
        assertThat(notices.of(circular)).singleElement().matches(n -> n.isPosted() && n.openObjections() == 0);
        assertThat(measured(number)).as("made once").containsExactly("criticism");
        assertThat(walk.tasks(number, "follow_up")).as("nothing is recommended any more").isEmpty();
        LeftCirculars left = context.getBean(LeftCirculars.class);
        clock.plusDays(7);
        left.night();
        assertThat(notices.of(circular)).singleElement().matches(n -> n.isPosted());
        clock.plusDays(1);
        left.night();
        left.night();
        assertThat(notices.of(circular)).singleElement().matches(n -> n.state().equals("closed"));
        assertThat(audit.entries(circular)).filteredOn(e -> e.action().equals("notice.closed")).hasSize(1);
        clock.reset();
        handling.filed(number);
        handling.reassess(number, 185);
        assertThat(outcome(number)).isEqualTo("completed");
    }

    @Test
    void after_a_review_only_the_post_whose_measure_changed_has_it_carried_out_anew() {
        next++;
        String number = handling.served(handling.person("chuli-l-" + next, "测试庚", "村党组织书记兼村民委员会主任", "both"), "M3", "A07");
        handling.criticise(number);
        walk.complete(OFFICE, number, "follow_up", Map.of("doneOn", TODAY, "followUpWords", "已当面建议本人辞职"));
        walk.complete(OFFICE, handling.measure(number, UnfitnessProcess.SUSPENSION), "begin_suspension", suspended(TODAY, "2026-12-31"));
        lightened(number, "M2");
        assertThat(measured(number)).as("the suspension is over, its post has a criticism of its own").containsExactlyInAnyOrder("suspension", "criticism",
                "criticism");
        assertThat(cases.get(handling.measure(number, UnfitnessProcess.SUSPENSION)).isOpen()).isFalse();
        handling.criticise(number);
        handling.filed(number);
        assertThat(measures.of(number)).extracting(m -> m.track() + " " + m.measure()).containsExactlyInAnyOrder("other M2", "party M3", "party M2");
        handling.reassess(number, 185);
        assertThat(outcome(number)).isEqualTo("completed");
    }

    @Test
    void a_follow_up_that_stands_after_a_review_is_not_done_twice() {
        next++;
        String number = handling.lead(handling.person("chuli-k-" + next, "测试辛", "村级专干", "hired"));
        handling.accept(number);
        handling.verify(number, facts("C03"));
        walk.complete(OFFICE, number, "statement_and_defence", with(statement("M4"), "toldReason", "影响恶劣"));
        walk.complete(COMMITTEE, number, "committee_decision", with(sheet("M4"), "departureReason", "影响恶劣", "circularRange", "village"));
        handling.serve(number);
        assertThat(row(number)).matches(u -> u.otherMeasure().equals("M2") && u.followUp().equals("end-of-contract"));
        handling.criticise(number);
        walk.complete(OFFICE, number, "follow_up", Map.of("doneOn", TODAY, "followUpWords", "按合同终止聘用", "endedOn", TODAY));
        lightened(number, "M3");
        assertThat(measured(number)).containsExactly("criticism");
        assertThat(walk.tasks(number, "follow_up")).isEmpty();
        assertThat(posts("chuli-k-" + next)).containsExactly("hired 2026-11-22");
    }

    @Test
    void both_posts_of_one_person_are_handled_at_once_and_a_resignation_of_the_elected_one_is_only_recommended() {
        next++;
        long post = handling.person("chuli-b-" + next, "测试丙", "村党组织书记兼村民委员会主任", "both");
        String number = handling.served(post, "M3", "A07");
        assertThat(handling.variable(number, "partyMeasure")).isEqualTo("M3");
        assertThat(handling.variable(number, "electedMeasure")).isEqualTo("M2");
        String suspension = handling.measure(number, UnfitnessProcess.SUSPENSION);
        assertThat(walk.timer(number, "timer_impact_ended")).as("the impact period waits for the measure").isNull();
        assertThat(walk.tasks(number, "reassess")).isEmpty();
        walk.complete(OFFICE, suspension, "begin_suspension", suspended(TODAY, "2026-12-31"));
        handling.criticise(number);
        assertThatThrownBy(() -> walk.complete(OFFICE, number, "follow_up", Map.of("doneOn", TODAY, "followUpWords", "已建议", "endedOn", TODAY)))
                .isInstanceOf(Refusal.class).hasMessageContaining("不终止职务");
        walk.complete(OFFICE, number, "follow_up", Map.of("doneOn", TODAY, "followUpWords", "已当面建议本人辞职"));
        handling.filed(number);
        walk.fire(suspension, "timer_suspension_ended", 41);
        walk.complete(COMMITTEE, suspension, "assess_suspension", assessed("2027-01-01", "resume"));
        clock.reset();
        handling.reassess(number, 370);
        assertThat(outcome(number)).isEqualTo("completed");
        assertThat(jdbc.sql("select public_board from notice where kind = 'handling'").query(Boolean.class).list()).isNotEmpty().containsOnly(false);
    }

    @Test
    void a_party_post_ends_by_removal_and_the_elected_one_in_the_same_entry_goes_on() {
        next++;
        long post = handling.person("chuli-m-" + next, "测试丁", "村党组织书记兼村民委员会主任", "both");
        String number = handling.lead(post);
        handling.accept(number);
        handling.verify(number, with(facts("B03"), "aggravating", true, "aggravatingReason", "串供"));
        handling.state(number, "M5");
        handling.decide(number, "M5");
        handling.serve(number);
        assertThat(handling.variable(number, "partyMeasure")).isEqualTo("dismissal");
        walk.complete(COMMITTEE, handling.measure(number, UnfitnessProcess.REMOVAL), "remove_party_post", Map.of("removedOn", TODAY, "document",
                "柳党〔2026〕9号"));
        assertThat(posts("chuli-m-" + next)).containsExactly("both 2026-11-22", "elected null");
        String resignation = handling.measure(number, UnfitnessProcess.RESIGNATION);
        walk.complete(OFFICE, resignation, "record_answer", answer("refused"));
        walk.complete(OFFICE, resignation, "inform_villagers", Map.of("informedOn", TODAY, "informedWords", "在村公告栏告知"));
        walk.complete(OFFICE, number, "follow_up", Map.of("doneOn", TODAY, "followUpWords", "已告知"));
        assertThat(posts("chuli-m-" + next)).as("a refusal changes nothing").containsExactly("both 2026-11-22", "elected null");
        assertThat(cases.get(resignation).outcome()).isEqualTo("completed");
    }

    private List<String> posts(String login) {
        return jdbc.sql("select t.kind || ' ' || coalesce(cast(t.valid_to as varchar(10)), 'null') from post t join person p on p.id = t.person_id"
                + " where p.login = ? order by t.id").param(login).query(String.class).list();
    }

    private static Map<String, Object> answer(String answer) {
        return Map.of("answeredOn", TODAY, "resignationAnswer", answer, "answerWords", "本人意见");
    }

    @Test
    void an_elected_post_ends_only_by_the_villagers_meeting_that_accepts_the_resignation() {
        String number = handling.served(elected(), "M4", "C04");
        String resignation = handling.measure(number, UnfitnessProcess.RESIGNATION);
        walk.complete(OFFICE, resignation, "record_answer", answer("applied"));
        String other = decided("work-subsidy", true);
        assertThatThrownBy(() -> resolve(resignation, other, "accepted", TODAY)).isInstanceOf(Refusal.class).hasMessageContaining("没有这样一件本村的辞职议案");
        assertThatThrownBy(() -> resolve(resignation, "JC-990101101201-2026-9999", "accepted", TODAY)).hasMessageContaining("没有这样一件");
        String refused = decided("resignation", false);
        assertThatThrownBy(() -> resolve(resignation, refused, "accepted", TODAY)).isInstanceOf(Refusal.class).hasMessageContaining("不一致");
        String older = decided("resignation", true, "2026-11-21");
        assertThatThrownBy(() -> resolve(resignation, older, "accepted", TODAY)).as("somebody else's").isInstanceOf(Refusal.class)
                .hasMessageContaining("本人申请辞职（2026-11-22）以后");
        String accepted = decided("resignation", true);
        assertThatThrownBy(() -> resolve(resignation, accepted, "accepted", null)).hasMessageContaining("必须填写");
        assertThatThrownBy(() -> walk.complete(OFFICE, resignation, "resignation_resolution", Map.of("resolutionCase", accepted, "resolutionAnswer",
                "accepted", "endedOn", TODAY))).as("whose resignation it was").isInstanceOf(Refusal.class).hasMessageContaining("本案当事人的辞职");
        resolve(resignation, accepted, "accepted", TODAY);
        assertThat(posts("chuli-x-" + next)).containsExactly("elected 2026-11-22");
        assertThat(measures.of(number)).singleElement().matches(m -> m.linkedCase().equals(accepted) && m.answer().equals("accepted"));
        String second = handling.served(elected(), "M4", "C04");
        String again = handling.measure(second, UnfitnessProcess.RESIGNATION);
        walk.complete(OFFICE, again, "record_answer", answer("applied"));
        assertThatThrownBy(() -> resolve(again, accepted, "accepted", TODAY)).hasMessageContaining("另一件处置");
        resolve(again, refused, "not-accepted", null);
        assertThat(posts("chuli-x-" + next)).as("the post goes on").containsExactly("elected null");
    }

    private void resolve(String resignation, String number, String answer, String ended) {
        walk.complete(OFFICE, resignation, "resignation_resolution", with(Map.of("resolutionCase", number, "resolutionAnswer", answer, "ofThisPerson",
                "yes"), "endedOn", ended));
    }

    private String decided(String kind, boolean passed) {
        return decided(kind, passed, TODAY);
    }

    private String decided(String kind, boolean passed, String heldOn) {
        String number = walk.begin("zhang-clerk", "decision", Sheets.matter(kind));
        walk.complete("zhang-secretary", number, "party_proposal", Sheets.proposal());
        walk.complete("zhang-clerk", number, "joint_consultation", Sheets.consultation());
        walk.complete("zhang-clerk", number, "party_review", Sheets.review());
        Map<String, Object> sheet = with(Sheets.representatives(), "heldOn", heldOn, "noticedOn", "2026-09-17");
        walk.complete("zhang-clerk", number, "villagers_resolution", passed ? sheet
                : with(sheet, "inFavour", 1, "against", 30, "abstained", 0, "opinion", "drop"));
        return number;
    }

    @Test
    void a_refusal_of_one_whom_the_villagers_cannot_recall_is_recorded_and_nothing_more() {
        next++;
        String number = handling.served(handling.person("chuli-j-" + next, "测试监" + next, "村务监督委员会成员", "supervisory"), "M4", "C04");
        String resignation = handling.measure(number, UnfitnessProcess.RESIGNATION);
        walk.complete(OFFICE, resignation, "record_answer", answer("refused"));
        assertThat(walk.tasks(resignation, "inform_villagers")).isEmpty();
        assertThat(cases.get(resignation).outcome()).isEqualTo("completed");
        assertThat(posts("chuli-j-" + next)).containsExactly("supervisory null");
    }

    @Test
    void a_party_post_ends_by_a_resignation_that_the_party_accepts_and_goes_on_after_a_refusal() {
        String number = handling.served(party(), "M4", "C04");
        String resignation = handling.measure(number, UnfitnessProcess.RESIGNATION);
        walk.complete(OFFICE, resignation, "record_answer", answer("applied"));
        walk.complete(COMMITTEE, resignation, "accept_resignation", Map.of("acceptedOn", TODAY, "endedOn", TODAY));
        assertThat(posts("chuli-d-" + next)).containsExactly("party 2026-11-22");
        String second = handling.served(party(), "M4", "C04");
        String refused = handling.measure(second, UnfitnessProcess.RESIGNATION);
        walk.complete(OFFICE, refused, "record_answer", answer("refused"));
        assertThat(outcome(refused)).isEqualTo("completed");
        assertThat(posts("chuli-d-" + next)).containsExactly("party null");
    }

    @Test
    void a_second_bad_year_is_no_measure_the_end_by_law_is_recorded() {
        long post = elected();
        for (int year : new int[] {2025, 2026}) {
            jdbc.sql("insert into cadre_evaluation (post_id, number, in_year, result, basis, recorded_by, recorded_at) values (?, ?, ?, 'incompetent',"
                    + " '民主评议', 'system', current_timestamp)").params(post, year - 2024, year).update();
        }
        String number = handling.served(post, "by-law", "C06");
        assertThat(row(number)).matches(u -> u.otherMeasure().equals("none") && u.followUp().equals("record-end-by-law") && u.impactTo() == null);
        assertThatThrownBy(() -> walk.complete(OFFICE, number, "follow_up", Map.of("doneOn", TODAY, "followUpWords", "已登记")))
                .isInstanceOf(Refusal.class).hasMessageContaining("职务终止日期");
        walk.complete(OFFICE, number, "follow_up", Map.of("doneOn", TODAY, "followUpWords", "已登记", "endedOn", TODAY));
        assertThat(posts("chuli-x-" + next)).containsExactly("elected 2026-11-22");
        handling.filed(number);
        handling.reassess(number, 31);
        assertThat(outcome(number)).isEqualTo("completed");
    }

    @Test
    void the_contract_of_a_hired_one_ends_and_a_removal_of_who_has_left_meanwhile_ends_nothing_more() {
        next++;
        long hired = handling.person("chuli-h-" + next, "测试戊", "村级专干", "hired");
        String number = handling.served(hired, "M3", "A07");
        assertThat(row(number)).matches(u -> u.otherMeasure().equals("M2") && u.followUp().equals("end-of-contract"));
        handling.criticise(number);
        for (String day : List.of("2026-11-21", "2026-11-23")) {
            assertThatThrownBy(() -> walk.complete(OFFICE, number, "follow_up", Map.of("doneOn", TODAY, "followUpWords", "按合同终止聘用", "endedOn", day)))
                    .isInstanceOf(Refusal.class).hasMessageContaining("职务终止日期");
        }
        walk.complete(OFFICE, number, "follow_up", Map.of("doneOn", TODAY, "followUpWords", "按合同终止聘用", "endedOn", TODAY));
        assertThat(posts("chuli-h-" + next)).containsExactly("hired 2026-11-22");
        long post = party();
        String other = handling.lead(post);
        handling.accept(other);
        handling.verify(other, with(facts("B03"), "aggravating", true, "aggravatingReason", "串供"));
        handling.state(other, "M5");
        handling.decide(other, "M5");
        handling.serve(other);
        jdbc.sql("update post set valid_to = date '2026-11-20' where id = ?").param(post).update();
        jdbc.sql("insert into cadre_entry (post_id, number, kind, on_day, review_missing, recorded_by, recorded_at) values (?, 1, 'ended',"
                + " date '2026-11-20', false, 'system', current_timestamp)").param(post).update();
        walk.complete(COMMITTEE, handling.measure(other, UnfitnessProcess.REMOVAL), "remove_party_post", Map.of("removedOn", TODAY, "document",
                "柳党〔2026〕10号"));
        assertThat(posts("chuli-d-" + next)).containsExactly("party 2026-11-20");
    }
}
