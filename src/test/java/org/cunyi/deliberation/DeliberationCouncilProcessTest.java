package org.cunyi.deliberation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;
import static org.cunyi.decision.Sheets.WANG;
import static org.cunyi.decision.Sheets.with;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.FormService;
import org.cunyi.CunyiTest;
import org.cunyi.Walk;
import org.cunyi.audit.AuditChain;
import org.cunyi.deliberation.council.Council;
import org.cunyi.deliberation.council.CouncilTerm;
import org.cunyi.deliberation.council.Member;
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

/** The council of 王村 formed anew and adjusted; its invented one sits again afterwards. */
@CunyiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliberationCouncilProcessTest {

    private static final String CLERK = "wang-clerk";
    /** The invented council waits there while its village has none. */
    private static final String ELSEWHERE = WANG.substring(0, 9);
    private static final String CHAIR = "王怀远，新乡贤，wang-council-chair，理事长";

    @Autowired
    private ApplicationContext context;
    @Autowired
    private Cases cases;
    @Autowired
    private Council council;
    @Autowired
    private AuditChain audit;
    @Autowired
    private JdbcClient jdbc;

    private Walk walk;
    private long invented;

    @BeforeAll
    void begin() {
        walk = new Walk(context);
        invented = jdbc.sql("select max(id) from council_member").query(Long.class).single();
    }

    @AfterEach
    void as_before() {
        walk.remember();
        jdbc.sql("delete from council_member where id > ? and org_code = ?").params(invented, WANG).update();
        jdbc.sql("update council_member set left_on = null, left_reason = null, left_case = null where org_code = ?").param(WANG).update();
        jdbc.sql("delete from council_term where org_code = ? and case_number is not null").param(WANG).update();
        jdbc.sql("update council_term set ended_on = null where org_code = ?").param(WANG).update();
    }

    @AfterAll
    void every_node_was_entered_and_every_answer_given() {
        walk.covered("deliberation-council");
    }

    private String propose(String kind) {
        return walk.begin(CLERK, "deliberation-council", Papers.council(kind));
    }

    private void record(String number, Map<String, Object> sheet) {
        walk.complete(CLERK, number, "record_council", sheet);
    }

    /** That many members, the chair among them. */
    private static String list(int size) {
        return CHAIR + "\n" + IntStream.range(1, size).mapToObj(i -> "王成员" + i + ",群众代表").collect(Collectors.joining("\n"));
    }

    private List<Member> on(String day) {
        return council.members(WANG, LocalDate.parse(day));
    }

    @Test
    void a_meeting_forms_a_council_and_ends_the_one_before() {
        String number = propose("formation");
        assertThat(shown(number)).doesNotContainKey("members").containsEntry("endsOn", "2028-12-31");
        record(number, with(Papers.meeting("2026-10-10", "2026-10-01", list(20)), "endsOn", "2031-12-31"));
        assertThat(cases.get(number).outcome()).isEqualTo("completed");
        assertThat(number).startsWith("YH-" + WANG);
        assertThat(on("2026-10-09")).hasSize(20).extracting(Member::name).doesNotContain("王成员1");
        assertThat(on("2026-10-10")).hasSize(20).extracting(Member::name).contains("王成员1").startsWith("王怀远");
        assertThat(council.term(WANG).orElseThrow()).returns(number, CouncilTerm::caseNumber).returns(LocalDate.of(2031, 12, 31), CouncilTerm::endsOn);
        assertThat(council.terms(WANG)).hasSize(2).last().returns(LocalDate.of(2026, 10, 9), CouncilTerm::endedOn);
        assertThat(audit.entries(number).stream().filter(e -> e.action().equals("council.member-joined"))).hasSize(20)
                .allSatisfy(e -> assertThat(e.payload()).doesNotContain("王成员").doesNotContain("王怀远"));
        assertThat(audit.entries(number).stream().filter(e -> e.action().equals("council.member-left"))).hasSize(20);
    }

    @Test
    void an_adjustment_ends_who_is_missing_and_adds_who_is_new_or_changed() {
        String before = MemberText.of(on("2026-10-09"));
        List<String> lines = new java.util.ArrayList<>(before.lines().toList());
        String gone = lines.remove(lines.size() - 1).split("，")[0];
        String changed = lines.remove(lines.size() - 1).split("，")[0];
        lines.add(changed + "\t驻村干部");
        lines.add("王新人，村\"两委\"成员");
        String number = propose("adjustment");
        assertThat(shown(number)).containsEntry("members", before).containsEntry("endsOn", "2028-12-31").containsEntry("expected", 41);
        record(number, Papers.meeting("2026-10-12", "2026-10-01", String.join("\n", lines)));
        assertThat(on("2026-10-12")).hasSize(20).extracting(Member::name).contains("王新人", changed).doesNotContain(gone);
        assertThat(on("2026-10-12").stream().filter(m -> m.name().equals(changed)).map(Member::kindLabel)).containsExactly("驻村干部");
        assertThat(on("2026-10-11")).extracting(Member::name).contains(gone, changed).doesNotContain("王新人");
        assertThat(council.term(WANG).orElseThrow().caseNumber()).isNull();
        assertThat(council.changes(WANG)).filteredOn(c -> !c.joined()).hasSize(2).extracting(c -> c.reason())
                .containsExactlyInAnyOrder("一名成员外出务工", "类别、职务或者登录名变更");
        String again = propose("adjustment");
        assertThatThrownBy(() -> record(again, Papers.meeting("2026-10-13", "2026-10-01", String.join("\n", lines)))).hasMessageContaining("没有调整");
        assertThatThrownBy(() -> record(again, Papers.meeting("2026-10-12", "2026-10-01", list(20)))).hasMessageContaining("应晚于上一次");
        assertThatThrownBy(() -> record(again, with(Papers.meeting("2026-10-13", "2026-10-01", list(20)), "endsOn", "2030-01-01")))
                .hasMessageContaining("不改变任期");
        drop(again);
    }

    /** What the form shows before anybody has typed. */
    private Map<String, Object> shown(String number) {
        String task = walk.tasks(number, "record_council").get(0).getId();
        return walk.acting().as(CLERK, () -> context.getBean(FormService.class).getTaskFormVariables(task));
    }

    private void drop(String number) {
        record(number, with(with(with(Papers.meeting("2026-10-20", "2026-10-01", ""), "inFavour", 10), "against", 31), "opinion", "drop"));
        assertThat(cases.get(number).outcome()).isEqualTo("dropped");
    }

    @Test
    void a_meeting_without_quorum_is_called_again_and_one_that_failed_revises_or_drops() {
        String number = propose("formation");
        record(number, with(with(Papers.meeting("2026-10-10", "2026-10-01", list(20)), "present", 27), "inFavour", 27));
        assertThat(walk.instance(number)).isWaitingAt("user_record_council");
        record(number, with(with(with(Papers.meeting("2026-10-11", "2026-10-01", list(20)), "inFavour", 20), "against", 21), "opinion", "revise"));
        assertThat(walk.instance(number)).isWaitingAt("user_record_council");
        assertThat(on("2026-10-12")).extracting(Member::name).doesNotContain("王成员1");
        assertThat(shown(number)).containsEntry("members", list(20));
        drop(number);
    }

    @Test
    void every_bad_line_is_refused_with_its_number_and_what_is_wrong() {
        String number = propose("formation");
        String bad = String.join("\n", CHAIR, "只有姓名", "，群众代表", "王甲，乡绅", "王乙，群众代表，nobody-at-all", "沈月华，群众代表，wang-clerk", "冯雨桐，群众代表，wang-clerk",
                "王丙，群众代表", "", "王丙，新乡贤", "沈月华，群众代表，wang-council-member，会长", "沈月华，群众代表，wang-council-member，理事长");
        assertThatThrownBy(() -> form(number, bad)).isInstanceOf(Refusal.class).satisfies(e -> assertThat(((Refusal) e).errors())
                .allMatch(f -> f.field().equals("members")).extracting(Refusal.FieldError::message).satisfiesExactly(
                        m -> assertThat(m).contains("第2行").contains("姓名，类别"), m -> assertThat(m).contains("第3行").contains("没有写姓名"),
                        m -> assertThat(m).contains("第4行").contains("乡绅").contains("驻村干部"), m -> assertThat(m).contains("第5行").contains("nobody-at-all"),
                        m -> assertThat(m).contains("第6行").contains("不是沈月华的"), m -> assertThat(m).contains("第7行").contains("重复"),
                        m -> assertThat(m).contains("第10行").contains("第8行"), m -> assertThat(m).contains("第11行").contains("理事长"),
                        m -> assertThat(m).contains("第12行").contains("重复")));
        assertThatThrownBy(() -> form(number, "冯雨桐，群众代表，wang-clerk")).hasMessageContaining("没有本村议事会成员");
        assertThatThrownBy(() -> form(number, list(20).replace(CHAIR, "沈月华，群众代表，wang-council-member，理事长"))).hasMessageContaining("不是本村议事会理事长");
        assertThatThrownBy(() -> form(number, list(20).replace(CHAIR, "沈月华，群众代表，，理事长"))).hasMessageContaining("必须写登录名");
        assertThatThrownBy(() -> form(number, list(20).replace("，理事长", ""))).hasMessageContaining("没有理事长");
        assertThatThrownBy(() -> form(number, list(19))).hasMessageContaining("共19人，应为20至50人");
        assertThatThrownBy(() -> form(number, list(51))).hasMessageContaining("共51人");
        assertThatThrownBy(() -> form(number, "")).hasMessageContaining("必须填写");
        assertThatThrownBy(() -> record(number, Papers.meeting("2026-10-10", "2026-10-01", list(20)))).hasMessageContaining("任期届满日期");
        assertThat(council.terms(WANG)).hasSize(1);
        drop(number);
    }

    @Test
    void of_two_meetings_that_form_the_first_council_at_once_one_wins_and_the_other_is_told() throws Exception {
        move(WANG, ELSEWHERE);
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            assertThat(council.term(WANG)).isEmpty();
            List<String> numbers = List.of(propose("formation"), propose("formation"));
            CyclicBarrier together = new CyclicBarrier(2);
            List<Future<String>> tries = numbers.stream().map(n -> people.submit(() -> {
                together.await(30, TimeUnit.SECONDS);
                try {
                    form(n, list(20));
                    return "";
                } catch (Refusal told) {
                    return told.getMessage();
                }
            })).toList();
            assertThat(List.of(tries.get(0).get(60, TimeUnit.SECONDS), tries.get(1).get(60, TimeUnit.SECONDS))).containsOnlyOnce("")
                    .anySatisfy(m -> assertThat(m).contains("应晚于上一次"));
            assertThat(council.terms(WANG)).hasSize(1);
            assertThat(on("2026-10-10")).hasSize(20);
            drop(numbers.stream().filter(n -> cases.get(n).isOpen()).findFirst().orElseThrow());
        } finally {
            people.shutdown();
            as_before();
            move(ELSEWHERE, WANG);
        }
    }

    private void move(String from, String to) {
        List.of("council_term", "council_member").forEach(t -> jdbc.sql("update " + t + " set org_code = ? where org_code = ?").params(to, from).update());
    }

    private void form(String number, String members) {
        record(number, with(Papers.meeting("2026-10-10", "2026-10-01", members), "endsOn", "2031-12-31"));
    }

    /** A list typed as the present one. */
    private static final class MemberText {

        static String of(List<Member> members) {
            return members.stream().map(m -> m.name() + "，" + m.kindLabel() + (m.login() == null ? "" : "，" + m.login())
                    + (m.chair() ? "，理事长" : "")).collect(Collectors.joining("\n"));
        }
    }
}
