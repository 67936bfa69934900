package org.cunyi.cadre.qualification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cunyi.cadre.qualification.Candidates.answer;
import static org.cunyi.cadre.qualification.Candidates.candidate;
import static org.cunyi.cadre.qualification.Candidates.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.publicity.Notices;
import org.cunyi.publicity.Objections;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.Cases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** 任职资格联审 job by job: every node entered, every answer given. */
@CunyiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CadreQualificationProcessTest {

    private static final String PARTY = "村党组织书记";
    private static final String ELECTED = "村委会主任";
    private static final Map<String, Object> ASKED = Map.of("lookAsked", "true", "candidateWords", "学历证明可以补");

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
    private Qualifications qualifications;
    @Autowired
    private Papers papers;
    @Autowired
    private List<CaseAction> actions;
    @Autowired
    private TestClock clock;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

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
        walk.covered("cadre-qualification");
    }

    private String entered(String post, String name) {
        String number = walk.begin("liulin-office", "cadre-qualification", Map.of("title", post));
        walk.complete("liulin-office", number, "enter_candidate", candidate(name, identity()));
        return number;
    }

    private String forwarded(String post, String name) {
        String number = entered(post, name);
        walk.complete("liulin-committee", number, "first_review", Map.of("firstReview", "forward"));
        return number;
    }

    private void answers(String number, Map<String, String[]> findings) {
        Candidates.UNITS.keySet().forEach(unit -> walk.complete(unit, Candidates.task(engine, walk, number, unit),
                answer(unit, findings.getOrDefault(unit, new String[0]))));
    }

    private void conclude(String number, String conclusion) {
        walk.complete("county-organization", number, "conclusion", Map.of("conclusion", conclusion));
    }

    private void state(String number) {
        walk.complete("liulin-office", number, "candidate_statement", Map.of("stated", "stated", "toldOn", TestClock.TODAY.toString(),
                "statement", "情况有误"));
    }

    private Object variable(String number, String name) {
        return engine.getRuntimeService().getVariable(cases.get(number).processInstanceId(), name);
    }

    private void act(String login, String number, String name) {
        CaseAction action = actions.stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
        walk.acting().as(login, () -> action.perform(cases.get(number), Map.of("reason", "书面理由")));
    }

    private String published(String number, int child) {
        String publication = walk.child(number, child);
        walk.complete("liulin-office", publication, "draft_notice", Map.of("noticeTitle", "拟任人选公示", "noticeBody", "拟由陈某任村党组织书记。"));
        walk.complete("liulin-committee", publication, "release", Map.of("released", "true"));
        return publication;
    }

    @Test
    void a_party_post_is_published_reopened_by_an_objection_concluded_again_and_expires_after_six_months() {
        String number = forwarded(PARTY, "陈试一");
        answers(number, Map.of());
        assertThat(variable(number, "recommendation")).isEqualTo("pass");
        conclude(number, "pass");
        String first = published(number, 0);
        String receipt = objections.raise(notices.of(first).get(0).id(), "substance", "公示的人选情况不属实，请核查").number();
        assertThat(objections.byReceipt(receipt)).isPresent();
        walk.complete("liulin-office", first, "answer_objection", Map.of("verdict", "upheld-substance", "answer", "经核查成立，重新作出结论",
                "publishAnswer", "public", "document", "柳府改〔2026〕3号", "authority", "villagers-petition"));
        conclude(number, "pass");
        assertThat(jdbc.sql("select message_id from mail_outbox where kind = 'qualification-concluded' and case_number = ? and login = 'liulin-office'")
                .param(number).query(String.class).list()).as("each conclusion is told, each once").hasSize(2).doesNotHaveDuplicates();
        String second = published(number, 1);
        walk.fire(second, "timer_period_ended", 6);
        assertThat(cases.get(number).outcome()).isEqualTo("pass");
        assertThat(cases.get(number).isOpen()).isTrue();
        Qualification q = qualifications.find(number).orElseThrow();
        assertThat(q.validTo()).isEqualTo(q.validFrom().plusMonths(6));
        assertThat(jdbc.sql("select p.name from cadre_review r join person p on p.id = r.person_id where r.case_number = ?").param(number)
                .query(String.class).list()).as("he may now take office").containsExactly("陈试一");
        walk.fire(number, "timer_validity_ended", 185);
        assertThat(cases.get(number).isOpen()).isFalse();
        assertThat(cases.get(number).outcome()).isEqualTo("pass");
    }

    @Test
    void an_elected_post_is_not_published_and_what_never_bars_it_is_not_counted() {
        String number = forwarded(ELECTED, "陈试二");
        answers(number, Map.of("county-organization", new String[] {"P4", "P6"}, "unit-health", new String[] {"P5"}));
        state(number);
        assertThat(variable(number, "missingPositive")).isEqualTo(0);
        assertThat(variable(number, "recommendation")).isEqualTo("pass");
        conclude(number, "pass");
        assertThat(cases.children(number)).isEmpty();
        walk.fire(number, "timer_validity_ended", 185);
    }

    @Test
    void a_returned_candidate_is_entered_again_and_one_that_is_not_forwarded_ends() {
        String number = entered(PARTY, "陈试三");
        assertThatThrownBy(() -> walk.complete("liulin-committee", number, "first_review", Map.of("firstReview", "return")))
                .isInstanceOf(Refusal.class).hasMessageContaining("初审理由");
        walk.complete("liulin-committee", number, "first_review", Map.of("firstReview", "return", "firstReason", "缺学历材料"));
        walk.complete("liulin-office", number, "enter_candidate", candidate("陈试三", identity()));
        refuse(number);
        tell(number, Map.of("lookAsked", "false"));
        assertThat(walk.tasks(number, "county_look")).isEmpty();
        assertThat(cases.get(number).outcome()).isEqualTo("not-forwarded");
    }

    @Test
    void whoever_is_not_forwarded_is_told_on_a_day_that_can_be_and_asks_with_words_for_the_countys_look() {
        String number = refused("陈试十");
        assertThat(walk.tasks(number, "tell_candidate").get(0).getDueDate()).as("3 working days from a Sunday").isEqualTo("2026-11-26T00:00:00+08:00");
        refusedWith(number, "toldOn", "不能晚于今天", "toldOn", "2026-11-23", "lookAsked", "false");
        refusedWith(number, "toldOn", "不能早于乡镇初审", "toldOn", "2026-11-21", "lookAsked", "false");
        refusedWith(number, "candidateWords", "必须记录", "lookAsked", "true");
        refusedWith(number, "lookAsked", "必须填写", "candidateWords", "没有意见");
        tell(number, ASKED);
        assertThat(walk.tasks(number, "county_look").get(0).getDueDate()).as("5 working days").isEqualTo("2026-11-28T00:00:00+08:00");
    }

    @Test
    void the_county_upholds_with_a_reason_and_the_case_ends() {
        String number = refused("陈试十一");
        tell(number, ASKED);
        assertThatThrownBy(() -> walk.complete("county-organization", number, "county_look", Map.of("countyLook", "uphold")))
                .isInstanceOf(Refusal.class).hasMessageContaining("复核理由");
        look(number, "uphold");
        assertThat(cases.get(number).outcome()).isEqualTo("not-forwarded");
        assertThat(cases.get(number).isOpen()).isFalse();
    }

    @Test
    void the_county_forwards_with_a_reason_and_the_units_review_as_if_the_township_had() {
        String number = refused("陈试十二");
        tell(number, ASKED);
        look(number, "forward");
        assertThat(walk.tasks(number, "unit_review")).hasSize(13).allSatisfy(
                t -> assertThat(t.getDueDate()).isEqualTo("2026-11-28T00:00:00+08:00"));
        assertThat(walk.timer(number, "timer_units_overdue")).isNotNull();
        answers(number, Map.of());
        conclude(number, "pass");
        published(number, 0);
    }

    @Test
    void the_township_withdraws_while_it_tells_and_while_the_county_looks() {
        String told = refused("陈试十三");
        act("liulin-office", told, "withdraw-candidate");
        String looked = refused("陈试十四");
        tell(looked, ASKED);
        act("liulin-office", looked, "withdraw-candidate");
        assertThat(List.of(told, looked)).allSatisfy(n -> assertThat(cases.get(n).outcome()).isEqualTo("withdrawn"));
    }

    @Test
    void a_refusal_and_what_was_told_are_taken_back_with_what_was_written_there_and_a_forwarding_by_the_county_is_not() {
        String number = refused("陈试十五");
        act("liulin-committee", number, "take-back");
        assertThat(papers.latest(number, Paper.FIRST_REVIEW)).isEmpty();
        refuse(number);
        tell(number, ASKED);
        act("liulin-office", number, "take-back");
        assertThat(papers.latest(number, Paper.TOLD)).isEmpty();
        tell(number, Map.of("lookAsked", "true", "candidateWords", "另有说明"));
        look(number, "forward");
        assertThat(papers.latest(number, Paper.TOLD).orElseThrow().text("candidateWords")).isEqualTo("另有说明");
        assertThatThrownBy(() -> act("county-organization", number, "take-back")).as("thirteen units know of it").isInstanceOf(Refusal.class)
                .hasMessageContaining("后续事项已经发生");
    }

    private String refused(String name) {
        String number = entered(PARTY, name);
        refuse(number);
        return number;
    }

    private void refuse(String number) {
        walk.complete("liulin-committee", number, "first_review", Map.of("firstReview", "not-forwarded", "firstReason", "不符合条件",
                "firstFindings_P4", true));
    }

    private void tell(String number, Map<String, Object> answers) {
        Map<String, Object> told = new HashMap<>(Map.of("toldOn", TestClock.TODAY.toString()));
        told.putAll(answers);
        walk.complete("liulin-office", number, "tell_candidate", told);
    }

    private void refusedWith(String number, String field, String words, String... answers) {
        Map<String, Object> given = new HashMap<>();
        for (int i = 0; i < answers.length; i += 2) {
            given.put(answers[i], answers[i + 1]);
        }
        assertThatThrownBy(() -> tell(number, given)).isInstanceOf(Refusal.class).hasMessageContaining(words)
                .satisfies(e -> assertThat(((Refusal) e).errors()).extracting(Refusal.FieldError::field).contains(field));
    }

    private void look(String number, String result) {
        walk.complete("county-organization", number, "county_look", Map.of("countyLook", result, "lookReason", "学历证明已经补齐"));
    }

    @Test
    void an_absolute_finding_of_two_units_counts_once_and_rejects_an_elected_post_too() {
        String number = forwarded(ELECTED, "陈试四");
        answers(number, Map.of("unit-police", new String[] {"N02"}, "unit-court", new String[] {"N02"}));
        state(number);
        assertThat(variable(number, "absoluteFindings")).isEqualTo(1);
        assertThat(variable(number, "recommendation")).isEqualTo("reject");
        assertThatThrownBy(() -> conclude(number, "defer")).isInstanceOf(Refusal.class).hasMessageContaining("书面说明理由");
        conclude(number, "reject");
        assertThat(cases.get(number).outcome()).isEqualTo("reject");
    }

    @Test
    void the_same_lasting_finding_rejects_a_party_post_and_defers_an_elected_one() {
        String party = forwarded(PARTY, "陈试五");
        answers(party, Map.of("unit-court", new String[] {"N08"}));
        state(party);
        assertThat(variable(party, "recommendation")).isEqualTo("reject");
        conclude(party, "reject");
        String elected = forwarded(ELECTED, "陈试五");
        answers(elected, Map.of("unit-court", new String[] {"N08"}));
        state(elected);
        assertThat(variable(elected, "recommendation")).isEqualTo("defer");
        assertThatThrownBy(() -> walk.complete("county-organization", elected, "conclusion", Map.of("conclusion", "reject", "departureReason", "情节较重")))
                .isInstanceOf(Refusal.class).hasMessageContaining("第十八条");
        conclude(elected, "defer");
        assertThat(cases.get(elected).outcome()).isEqualTo("defer");
    }

    @Test
    void a_silent_unit_holds_the_case_until_the_department_says_why_it_waits_no_longer() {
        String number = forwarded(PARTY, "陈试六");
        Candidates.UNITS.keySet().stream().filter(u -> !u.equals("unit-court")).forEach(
                u -> walk.complete(u, Candidates.task(engine, walk, number, u), answer(u)));
        assertThat(walk.tasks(number, "conclusion")).isEmpty();
        assertThatThrownBy(() -> act("county-organization", number, "waive-units")).isInstanceOf(Refusal.class).hasMessageContaining("没有逾期");
        walk.fire(number, "timer_units_overdue", 9);
        assertThat(walk.tasks(number, "unit_review")).hasSize(1);
        assertThatThrownBy(() -> act("liulin-committee", number, "waive-units")).isInstanceOf(Refusal.class).hasMessageContaining("县委组织部");
        act("county-organization", number, "waive-units");
        assertThat(variable(number, "unansweredUnits")).isEqualTo(1);
        assertThat(variable(number, "recommendation")).isEqualTo("defer");
        assertThatThrownBy(() -> conclude(number, "pass")).hasMessageContaining("书面说明理由");
        walk.complete("county-organization", number, "conclusion", Map.of("conclusion", "pass", "departureReason", "法院已电话确认，书面后补"));
        assertThat(qualifications.find(number).orElseThrow()).matches(q -> q.departed() && q.unitsWaived());
        published(number, 0);
    }

    @Test
    void the_township_withdraws_its_candidate() {
        String number = forwarded(PARTY, "陈试七");
        assertThatThrownBy(() -> act("shiqiao-office", number, "withdraw-candidate")).isInstanceOf(Refusal.class);
        act("liulin-office", number, "withdraw-candidate");
        assertThat(cases.get(number).outcome()).isEqualTo("withdrawn");
    }

    @Test
    void a_login_belongs_to_the_person_whose_name_is_entered_and_who_reviews_sees_it_but_no_unit() {
        String number = walk.begin("liulin-office", "cadre-qualification", Map.of("title", PARTY));
        Map<String, Object> candidate = new HashMap<>(candidate("陈试十", identity()));
        candidate.put("personLogin", "nobody-at-all");
        assertThatThrownBy(() -> walk.complete("liulin-office", number, "enter_candidate", candidate)).isInstanceOf(Refusal.class)
                .hasMessageContaining("名册中没有这个人");
        candidate.put("personLogin", "zhang-committee");
        assertThatThrownBy(() -> walk.complete("liulin-office", number, "enter_candidate", candidate)).isInstanceOf(Refusal.class)
                .hasMessageContaining("姓名不一致");
        candidate.put("candidateName", jdbc.sql("select name from person where login = 'zhang-committee'").query(String.class).single());
        walk.complete("liulin-office", number, "enter_candidate", candidate);
        assertThat(shown("liulin-committee", number, "first_review")).contains("zhang-committee");
        walk.complete("liulin-committee", number, "first_review", Map.of("firstReview", "forward"));
        Client court = new Client(port, "unit-court");
        assertThat(court.get("/engine-rest/task/" + Candidates.task(engine, walk, number, "unit-court").getId() + "/form-variables").body())
                .contains(candidate.get("identityNumber").toString()).doesNotContain("zhang-committee");
        answers(number, Map.of("unit-court", new String[] {"N08"}));
        assertThat(shown("liulin-office", number, "candidate_statement")).contains("zhang-committee");
        state(number);
        assertThat(shown("county-organization", number, "conclusion")).contains("zhang-committee");
    }

    private String shown(String login, String number, String key) {
        Client client = new Client(port, login);
        String task = "/engine-rest/task/" + client.task(number, key);
        assertThat(client.get(task + "/deployed-form").body()).contains("\"personLogin\"");
        return client.get(task + "/form-variables").body();
    }

    @Test
    void a_wrong_identity_number_a_person_under_review_and_an_unanswered_item_are_refused_by_field() {
        String known = identity();
        String other = walk.begin("liulin-office", "cadre-qualification", Map.of("title", PARTY));
        walk.complete("liulin-office", other, "enter_candidate", candidate("陈试八", known));
        String number = walk.begin("liulin-office", "cadre-qualification", Map.of("title", PARTY));
        List.of("12345", known.substring(0, 17) + (known.endsWith("0") ? "1" : "0"), identity("19800230", 1), identity("20990101", 1)).forEach(
                wrong -> assertThatThrownBy(() -> walk.complete("liulin-office", number, "enter_candidate", candidate("陈试九", wrong)))
                        .isInstanceOf(Refusal.class).hasMessageContaining("公民身份号码").hasMessageNotContaining(wrong));
        assertThatThrownBy(() -> walk.complete("liulin-office", number, "enter_candidate", candidate("陈试八", known)))
                .isInstanceOf(Refusal.class).hasMessageContaining("正在就同一职务接受联审");
        walk.complete("liulin-committee", other, "first_review", Map.of("firstReview", "forward"));
        assertThatThrownBy(() -> walk.complete("unit-court", Candidates.task(engine, walk, other, "unit-court"), Map.of("unitAnswer_N02", "clear")))
                .isInstanceOf(Refusal.class).hasMessageContaining("N08");
        assertThatThrownBy(() -> walk.complete("unit-court", Candidates.task(engine, walk, other, "unit-court"), Map.of("unitAnswer_N02", "clear",
                "unitAnswer_N08", "finding"))).isInstanceOf(Refusal.class).hasMessageContaining("法律条款");
    }
}
