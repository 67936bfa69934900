package org.cunyi.cadre.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.cunyi.decision.Sheets.LI;
import static org.cunyi.decision.Sheets.WANG;
import static org.cunyi.decision.Sheets.ZHANG;
import static org.cunyi.decision.Sheets.noticed;
import static org.cunyi.decision.Sheets.sheet;
import static org.cunyi.decision.Sheets.with;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.audit.AuditChain;
import org.cunyi.cadre.registry.Evaluations;
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

/** 王村 evaluates its committee, one more member among them whom no other test knows. */
@CunyiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CadreEvaluationProcessTest {

    private static final String CHAIR = "wang-supervision";
    private static final Map<String, String> CHAIRS = Map.of(ZHANG, "zhang-supervision", LI, "li-supervision");
    private static final int YEAR = TestClock.TODAY.getYear();

    @Autowired
    private ApplicationContext context;
    @Autowired
    private Cases cases;
    @Autowired
    private EvaluationYears years;
    @Autowired
    private Evaluations evaluations;
    @Autowired
    private AuditChain audit;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;

    private Walk walk;
    private EvaluatedMember evaluated;
    private long member;

    @BeforeAll
    void begin() {
        walk = new Walk(context);
    }

    @BeforeAll
    void elect() {
        evaluated = EvaluatedMember.elected(jdbc, "wang-evaluated", "王试评");
        member = evaluated.post();
    }

    @AfterEach
    void as_before() {
        walk.remember();
        evaluated.forget();
    }

    @AfterAll
    void every_node_was_entered_and_every_answer_given() {
        evaluated.leave();
        walk.covered("cadre-evaluation");
    }

    private String started(int year) {
        return walk.begin(CHAIR, "cadre-evaluation", Map.of("title", year + "年度民主评议", "evaluationYear", year));
    }

    /** 村民代表会议: of 36 representatives and 5 of the committee 38 came. */
    private Map<String, Object> meeting(int present, int inFavour, int against) {
        return with(noticed("2026-10-01", sheet("2026-10-10", present, inFavour, against, present - inFavour - against)), "meetingKind",
                "villager-representatives");
    }

    /** Everybody is found 称职 but the one. */
    private Map<String, Object> votes(Map<String, Object> sheet, int competent, int basically, int incompetent) {
        evaluated.committee().forEach(id -> vote(sheet, id, 38, 0, 0));
        return vote(sheet, member, competent, basically, incompetent);
    }

    private static Map<String, Object> vote(Map<String, Object> sheet, long post, int competent, int basically, int incompetent) {
        sheet.put("competent_" + post, competent);
        sheet.put("basically_" + post, basically);
        sheet.put("incompetent_" + post, incompetent);
        return sheet;
    }

    private void recorded(String number, Map<String, Object> sheet) {
        walk.complete(CHAIR, number, "record_evaluation", sheet);
    }

    private LocalDate heldTo() {
        return jdbc.sql("select valid_to from post where id = ?").param(member).query(LocalDate.class).optional().orElse(null);
    }

    @Test
    void the_votes_of_a_meeting_are_the_year_s_results_of_the_register() {
        String number = started(YEAR);
        assertThat(number).startsWith("PY-" + WANG);
        recorded(number, votes(meeting(38, 38, 0), 10, 8, 20));
        assertThat(cases.get(number).outcome()).isEqualTo("completed");
        assertThat(evaluations.of(member)).singleElement().satisfies(e -> {
            assertThat(e.inYear()).isEqualTo(YEAR);
            assertThat(e.result()).isEqualTo("incompetent");
            assertThat(e.basis()).isEqualTo(number);
        });
        assertThat(heldTo()).as("once is no end").isNull();
        assertThat(audit.entries(number)).extracting(e -> e.action()).contains("meeting.judged", "table.evaluated", "case.closed");
        assertThatThrownBy(() -> started(YEAR)).isInstanceOf(Refusal.class).hasMessageContaining("已经开始或者完成（" + number);
    }

    @Test
    void a_second_time_running_ends_the_post_once_the_township_has_looked() {
        evaluated.incompetentLastYear();
        String number = started(YEAR);
        recorded(number, votes(meeting(38, 38, 0), 10, 8, 20));
        assertThat(heldTo()).isNull();
        assertThatThrownBy(() -> walk.complete("shiqiao-office", number, "confirm_end", Map.of())).hasMessageContaining("必须确认");
        assertThatThrownBy(() -> walk.complete("shiqiao-office", number, "confirm_end", Map.of("endConfirmed_" + member, "keep")))
                .hasMessageContaining("必须写明理由");
        walk.complete("shiqiao-office", number, "confirm_end", Map.of("endConfirmed_" + member, "end"));
        assertThat(heldTo()).isEqualTo(LocalDate.of(2026, 10, 10));
        assertThat(jdbc.sql("select cause || ' ' || basis from cadre_entry where post_id = ?").param(member).query(String.class).list())
                .containsExactly("by-law " + number);
        assertThat(cases.get(number).outcome()).isEqualTo("completed");
        assertThat(jdbc.sql("select count(*) from case_file where process = 'publicity' and org_code = ? and title like '%王试评%'").param(WANG)
                .query(Integer.class).single()).as("no title names a person").isZero();
    }

    @Test
    void of_one_who_is_secretary_too_the_post_on_the_committee_ends_and_the_other_goes_on() {
        jdbc.sql("update post set kind = 'both', title = '村党支部书记兼村民委员会主任' where id = ?").param(member).update();
        evaluated.incompetentLastYear();
        String number = started(YEAR);
        recorded(number, votes(meeting(38, 38, 0), 0, 8, 30));
        walk.complete("shiqiao-office", number, "confirm_end", Map.of("endConfirmed_" + member, "end"));
        assertThat(heldTo()).isEqualTo(LocalDate.of(2026, 10, 10));
        long other = jdbc.sql("select max(id) from post where org_code = ?").param(WANG).query(Long.class).single();
        assertThat(jdbc.sql("select kind || ' ' || title || ' ' || valid_from from post where id = ?").param(other).query(String.class).single())
                .isEqualTo("party 村党支部书记 2026-10-11");
        jdbc.sql("delete from cadre_entry where post_id = ?").param(other).update();
        jdbc.sql("delete from post where id = ?").param(other).update();
        jdbc.sql("update post set kind = 'elected', title = '村民委员会委员' where id = ?").param(member).update();
    }

    @Test
    void a_year_without_an_evaluation_is_none_between_two_and_a_post_that_is_over_ends_no_second_time() {
        jdbc.sql("insert into cadre_evaluation (post_id, number, in_year, result, basis, recorded_by, recorded_at) values (?, 1, ?, 'incompetent',"
                + " '前年的评议', 'system', current_timestamp)").params(member, YEAR - 2).update();
        String number = started(YEAR);
        recorded(number, votes(meeting(38, 38, 0), 0, 8, 30));
        jdbc.sql("update post set valid_to = ? where id = ?").params(LocalDate.of(2026, 11, 1), member).update();
        walk.complete("shiqiao-office", number, "confirm_end", Map.of("endConfirmed_" + member, "end"));
        assertThat(heldTo()).as("it ended by the roster").isEqualTo(LocalDate.of(2026, 11, 1));
        assertThat(cases.get(number).outcome()).isEqualTo("completed");
    }

    @Test
    void who_took_office_after_the_year_is_not_evaluated_for_it() {
        jdbc.sql("update post set valid_from = ? where id = ?").params(LocalDate.of(YEAR, 2, 1), member).update();
        String number = started(YEAR - 1);
        Map<String, Object> sheet = votes(meeting(38, 38, 0), 38, 0, 0);
        List.of("competent_", "basically_", "incompetent_").forEach(v -> sheet.remove(v + member));
        recorded(number, sheet);
        assertThat(cases.get(number).outcome()).isEqualTo("completed");
        assertThat(evaluations.of(member)).isEmpty();
        jdbc.sql("update post set valid_from = date '2024-01-01' where id = ?").param(member).update();
    }

    @Test
    void what_was_not_in_order_keeps_the_post_with_a_reason() {
        evaluated.incompetentLastYear();
        String number = started(YEAR);
        recorded(number, votes(meeting(38, 38, 0), 0, 0, 38));
        walk.complete("shiqiao-office", number, "confirm_end", Map.of("endConfirmed_" + member, "keep", "endReason_" + member, "去年的评议未达法定人数"));
        assertThat(heldTo()).isNull();
        assertThat(cases.get(number).outcome()).isEqualTo("completed");
    }

    @Test
    void a_meeting_that_is_short_or_disagrees_evaluates_nobody() {
        String number = started(YEAR - 1);
        recorded(number, votes(meeting(27, 27, 0), 27, 0, 0));
        assertThat(walk.instance(number)).isWaitingAt("user_record_evaluation");
        recorded(number, with(votes(meeting(38, 19, 19), 38, 0, 0), "opinion", "revise"));
        assertThat(walk.instance(number)).isWaitingAt("user_record_evaluation");
        assertThat(evaluations.of(member)).isEmpty();
        recorded(number, with(votes(meeting(38, 10, 28), 38, 0, 0), "opinion", "drop"));
        assertThat(cases.get(number).outcome()).isEqualTo("dropped");
        assertThat(started(YEAR - 1)).as("what was dropped can be done again").isNotEqualTo(number);
    }

    @Test
    void nobody_of_the_committee_is_left_out_and_no_vote_is_counted_that_nobody_cast() {
        String number = started(YEAR);
        Map<String, Object> sheet = votes(meeting(38, 38, 0), 10, 8, 20);
        sheet.remove("basically_" + member);
        assertThatThrownBy(() -> recorded(number, sheet)).isInstanceOf(Refusal.class).hasMessageContaining("王试评").hasMessageContaining("三种票数都必须填写");
        assertThatThrownBy(() -> recorded(number, vote(sheet, member, 20, 10, 9))).isInstanceOf(Refusal.class).hasMessageContaining("不能超过实到人数（38人）");
        assertThat(evaluations.of(member)).isEmpty();
        assertThatThrownBy(() -> started(YEAR + 1)).isInstanceOf(Refusal.class).hasMessageContaining("评议年度");
        recorded(number, vote(sheet, member, 20, 10, 8));
        assertThat(evaluations.of(member)).extracting(e -> e.result()).containsExactly("competent");
    }

    @Test
    void from_november_on_the_product_opens_what_is_missing_and_only_once() throws Exception {
        clock.plusDays(60);
        assertThat(years.open()).as("in January it is too early").isEmpty();
        clock.reset();
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        CyclicBarrier together = new CyclicBarrier(2);
        try {
            List<Future<List<String>>> two = List.of(1, 2).stream().map(n -> nodes.submit(() -> {
                together.await(30, TimeUnit.SECONDS);
                return years.open();
            })).toList();
            List<String> opened = new java.util.ArrayList<>(two.get(0).get(60, TimeUnit.SECONDS));
            opened.addAll(two.get(1).get(60, TimeUnit.SECONDS));
            opened.forEach(walk::follow);
            assertThat(opened.stream().map(n -> cases.get(n).orgCode())).doesNotHaveDuplicates().contains(WANG);
            String number = opened.stream().filter(n -> cases.get(n).orgCode().equals(WANG)).findFirst().orElseThrow();
            assertThat(walk.tasks(number, "record_evaluation").get(0).getDueDate()).isEqualTo(
                    java.util.Date.from(LocalDate.of(YEAR + 1, 1, 1).atStartOfDay(TestClock.ZONE).toInstant()));
            assertThat(years.open()).isEmpty();
            recorded(number, votes(meeting(38, 38, 0), 38, 0, 0));
            opened.stream().filter(n -> !n.equals(number)).forEach(n -> walk.complete(CHAIRS.get(cases.get(n).orgCode()), n, "record_evaluation",
                    with(meeting(32, 0, 32), "opinion", "drop")));
        } finally {
            nodes.shutdown();
        }
    }
}
