package org.cunyi.deliberation.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.cunyi.deliberation.resolution.Sitting.LI;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.audit.AuditChain;
import org.cunyi.audit.AuditEntry;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.CaseLinks;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Recusals;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** 议事决议办理 job by job: progress, check, escalation, another verifier, struck off, opened again, withdrawn. */
@CunyiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResolutionProcessTest {

    private static final LocalDate DEADLINE = TestClock.TODAY.plusDays(20);
    private static final String RESPONSIBLE = "li-committee";
    private static final String RAISER = "li-council-member";
    private static final String CHAIR = "li-council-chair";

    @Autowired
    private ApplicationContext context;
    @Autowired
    private Resolutions resolutions;
    @Autowired
    private ResolutionEvents history;
    @Autowired
    private List<CaseAction> actions;
    @Autowired
    private CaseLinks links;
    @Autowired
    private Cases cases;
    @Autowired
    private AuditChain audit;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TestClock clock;
    @Autowired
    private Recusals recusals;
    @Autowired
    private TransactionTemplate transaction;

    private Walk walk;
    private HeldSession session;

    @BeforeAll
    void begin() {
        walk = new Walk(context);
        session = new HeldSession(context, LI, RAISER);
    }

    @BeforeEach
    void forget() {
        Sitting.forgetOthers(context);
    }

    @AfterEach
    void remember() {
        walk.remember();
    }

    @AfterAll
    void every_node_was_entered_and_every_answer_given() {
        walk.covered("deliberation-resolution");
    }

    private String resolved() {
        return walk.follow(session.resolve(session.wanted(RESPONSIBLE, DEADLINE)));
    }

    private String checked() {
        String number = resolved();
        report(number, true);
        check(RAISER, number, true);
        return number;
    }

    private void report(String number, boolean finished) {
        walk.complete(RESPONSIBLE, number, "execute", Map.of("content", finished ? "六盏路灯都换好了" : "换好两盏", "finished", String.valueOf(finished)));
    }

    private void check(String login, String number, boolean accepted) {
        walk.complete(login, number, "verify_result", accepted ? Map.of("accepted", "true") : Map.of("accepted", "false", "remarks", "还有一盏不亮"));
    }

    private List<String> kinds(String number) {
        return history.of(number).stream().map(ResolutionEvent::kind).toList();
    }

    private String state(String number) {
        return resolutions.get(number).state();
    }

    private Task task(String number, String key) {
        return walk.tasks(number, key).get(0);
    }

    private Date at(LocalDate day, int hour) {
        return Date.from(day.atTime(hour, 0).atZone(clock.getZone()).toInstant());
    }

    private List<String> mails(String number, String kind) {
        return jdbc.sql("select login from mail_outbox where case_number = ? and kind = ? order by login").params(number, kind).query(String.class).list();
    }

    private void name(String number, String login) {
        CaseAction action = actions.stream().filter(a -> a.name().equals("name-verifier")).findFirst().orElseThrow();
        walk.acting().as(CHAIR, () -> {
            assertThat(action.on(cases.get(number))).isPresent();
            action.perform(cases.get(number), Map.of("person", login));
        });
    }

    @Test
    void a_resolution_is_reported_on_checked_sent_back_checked_again_and_struck_off() {
        String number = resolved();
        assertThat(number).startsWith("JY-" + LI + "-2026-");
        assertThat(task(number, "execute").getAssignee()).isEqualTo(RESPONSIBLE);
        assertThat(task(number, "execute").getDueDate()).isEqualTo(at(DEADLINE.plusDays(1), 0));
        assertThat(links.of(session.number())).anyMatch(l -> l.caseNumber().equals(number) && l.relation().equals("resolved-in-session"));
        report(number, false);
        report(number, true);
        assertThat(task(number, "verify_result").getAssignee()).isEqualTo(RAISER);
        assertThat(task(number, "verify_result").getDueDate()).isEqualTo(at(TestClock.TODAY.plusDays(16), 0));
        assertThat(state(number)).isEqualTo("checking");
        assertThatThrownBy(() -> walk.complete(RAISER, number, "verify_result", Map.of("accepted", "false"))).isInstanceOf(Refusal.class)
                .hasMessageContaining("核验意见");
        check(RAISER, number, false);
        assertThat(state(number)).isEqualTo("open");
        report(number, true);
        check(RAISER, number, true);
        assertThat(state(number)).isEqualTo("awaiting-strike-off");
        assertThat(walk.instance(number)).isWaitingAt("evt_next_session");
        new Sitting(context, walk).strikeOff(number).go().hear();
        assertThat(kinds(number)).containsExactly("resolved", "progress", "done", "refused", "done", "checked", "struck-off");
        assertThat(cases.get(number).outcome()).isEqualTo("struck-off");
        assertThat(resolutions.get(number)).satisfies(r -> {
            assertThat(r.isSettled()).isTrue();
            assertThat(r.settledOn()).isEqualTo(TestClock.TODAY.plusDays(3));
        });
        assertThat(audit.entries(number)).extracting(AuditEntry::action).contains("resolution.resolved", "resolution.struck-off", "case.closed");
    }

    @Test
    void a_session_lets_resolutions_go_on_opens_one_again_and_withdraws_others() {
        String late = resolved();
        String refused = checked();
        String hopeless = resolved();
        String useless = checked();
        LocalDate next = DEADLINE.plusDays(30);
        Sitting sitting = new Sitting(context, walk);
        assertThatThrownBy(sitting::go).isInstanceOf(Refusal.class).hasMessageContaining("还有4项决议没有答复").hasMessageContaining(late);
        sitting.goOn(late, next, null).goOn(refused, next, null).withdraw(hopeless, null).strikeOff(useless);
        assertThatThrownBy(sitting::go).isInstanceOf(Refusal.class).hasMessageContaining(refused + "　理由：不予销号").hasMessageContaining(
                hopeless + "　理由：撤回决议");
        sitting.goOn(refused, next, "到现场看，两盏灯还是不亮").withdraw(hopeless, "路灯改由镇里统一安装").withdraw(useless, "与镇里安装重复").go();
        // the rows say it at once, the cases hear of it in jobs of their own
        assertThat(List.of(late, refused, hopeless, useless)).extracting(this::state).containsExactly("open", "open", "withdrawn", "withdrawn");
        assertThatThrownBy(() -> report(hopeless, true)).isInstanceOf(Refusal.class).hasMessageContaining("已在会议上撤回");
        assertThatThrownBy(() -> report(late, true)).isInstanceOf(Refusal.class).hasMessageContaining(next.toString());
        sitting.hear();
        assertThat(List.of(late, refused)).allSatisfy(n -> {
            assertThat(task(n, "execute").getDueDate()).isEqualTo(at(next.plusDays(1), 0));
            assertThat(walk.timer(n, "timer_tell_chair").getDuedate()).isEqualTo(at(next.plusDays(2), 8));
        });
        assertThat(List.of(hopeless, useless)).allSatisfy(n -> assertThat(cases.get(n).outcome()).isEqualTo("withdrawn"));
        assertThat(kinds(refused)).endsWith("checked", "continued");
        report(refused, true);
        check(RAISER, refused, true);
        new Sitting(context, walk).strikeOff(refused).goOn(late, next.plusDays(1), null).go().hear();
        assertThat(cases.get(refused).outcome()).isEqualTo("struck-off");
    }

    @Test
    void one_past_its_deadline_goes_up_step_by_step_and_everybody_is_told() {
        String number = resolved();
        assertThat(walk.timer(number, "timer_tell_chair").getDuedate()).isEqualTo(at(DEADLINE.plusDays(2), 8));
        assertThat(walk.timer(number, "timer_tell_secretary").getDuedate()).isEqualTo(at(DEADLINE.plusDays(8), 8));
        assertThat(walk.timer(number, "timer_tell_township").getDuedate()).isEqualTo(at(DEADLINE.plusDays(16), 8));
        walk.fire(number, "timer_tell_chair", 22);
        assertThat(resolutions.get(number).escalatedTo()).isEqualTo("chair");
        assertThat(mails(number, "resolution-escalated")).containsExactly(RESPONSIBLE, CHAIR);
        walk.fire(number, "timer_tell_secretary", 6);
        walk.fire(number, "timer_tell_township", 8);
        assertThat(resolutions.get(number).escalatedTo()).isEqualTo("township");
        assertThat(mails(number, "resolution-escalated")).contains("li-secretary", "liulin-committee", "liulin-committee-2");
        assertThat(history.of(number)).filteredOn(e -> e.kind().equals("escalated")).extracting(ResolutionEvent::words).anySatisfy(
                w -> assertThat(w).contains("超过办理期限16天").contains("15日"));
        assertThat(audit.entries(number)).filteredOn(e -> e.action().equals("resolution.escalated")).hasSize(3);
        report(number, true);
        check(RAISER, number, true);
        assertThat(walk.timer(number, "timer_tell_chair")).isNull();
    }

    @Test
    void after_fifteen_days_without_a_check_the_chair_names_somebody_else() {
        String number = resolved();
        report(number, true);
        CaseAction action = actions.stream().filter(a -> a.name().equals("name-verifier")).findFirst().orElseThrow();
        walk.acting().as(CHAIR, () -> assertThat(action.on(cases.get(number))).isEmpty());
        assertThat(walk.timer(number, "timer_check_overdue").getDuedate()).as("the end of the fifteenth day after the report")
                .isEqualTo(Date.from(TestClock.TODAY.plusDays(16).atStartOfDay(TestClock.ZONE).toInstant()));
        walk.fire(number, "timer_check_overdue", 16);
        assertThat(resolutions.get(number).verifierOpen()).isTrue();
        assertThat(mails(number, "resolution-escalated")).containsExactly(CHAIR);
        walk.acting().as(RAISER, () -> assertThatThrownBy(() -> action.perform(cases.get(number), Map.of("person", CHAIR)))
                .isInstanceOf(Refusal.class).hasMessageContaining("理事长"));
        walk.acting().as(CHAIR, () -> assertThatThrownBy(() -> action.perform(cases.get(number), Map.of("person", RESPONSIBLE)))
                .isInstanceOf(Refusal.class).hasMessageContaining("不是责任人"));
        name(number, CHAIR);
        assertThat(task(number, "verify_result").getAssignee()).isEqualTo(CHAIR);
        assertThatThrownBy(() -> check(RAISER, number, true)).isInstanceOf(RuntimeException.class);
        check(CHAIR, number, true);
        assertThat(kinds(number)).endsWith("escalated", "verifier-named", "checked");
    }

    @Test
    void where_the_responsible_person_keeps_out_the_secretary_names_another_of_the_committee() {
        String number = resolved();
        CaseAction action = actions.stream().filter(a -> a.name().equals("name-responsible")).findFirst().orElseThrow();
        walk.acting().as("li-secretary", () -> assertThat(action.on(cases.get(number))).isEmpty());
        walk.acting().as("li-secretary", () -> assertThatThrownBy(() -> action.perform(cases.get(number), Map.of("person", "li-committee-2")))
                .isInstanceOf(Refusal.class).hasMessageContaining("仍在任"));
        walk.acting().as("li-secretary", () -> transaction.executeWithoutResult(t -> recusals.enter(number, RESPONSIBLE, "承办人是其亲属")));
        walk.acting().as(CHAIR, () -> assertThatThrownBy(() -> action.perform(cases.get(number), Map.of("person", "li-committee-2")))
                .isInstanceOf(Refusal.class).hasMessageContaining("书记"));
        walk.acting().as("li-secretary", () -> assertThatThrownBy(() -> action.perform(cases.get(number), Map.of("person", RAISER)))
                .isInstanceOf(Refusal.class).hasMessageContaining("村民委员会成员"));
        walk.acting().as("li-secretary", () -> action.perform(cases.get(number), Map.of("person", "li-committee-2")));
        assertThat(task(number, "execute").getAssignee()).isEqualTo("li-committee-2");
        assertThat(kinds(number)).endsWith("responsible-named");
        walk.complete("li-committee-2", number, "execute", Map.of("finished", "true", "content", "已办完"));
        assertThat(state(number)).isEqualTo("checking");
    }

    @Test
    void nobody_checks_his_own_result_so_the_chair_names_somebody_at_once() {
        HeldSession own = new HeldSession(context, LI, RESPONSIBLE);
        String number = walk.follow(own.resolve(own.wanted(RESPONSIBLE, DEADLINE)));
        report(number, true);
        assertThat(task(number, "verify_result").getAssignee()).isNull();
        assertThat(walk.instance(number)).task("user_verify_result").hasCandidateGroup("council-chair@" + LI);
        assertThatThrownBy(() -> check(RESPONSIBLE, number, true)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> check(CHAIR, number, true)).isInstanceOf(Refusal.class).hasMessageContaining("还没有核验人");
        CaseAction back = actions.stream().filter(a -> a.name().equals("take-back")).findFirst().orElseThrow();
        walk.acting().as(RESPONSIBLE, () -> back.perform(cases.get(number), Map.of("reason", "还差一盏")));
        assertThat(state(number)).isEqualTo("open");
        report(number, true);
        name(number, RAISER);
        check(RAISER, number, true);
        assertThat(kinds(number)).containsExactly("resolved", "done", "taken-back", "done", "verifier-named", "checked");
    }

    @Test
    void minutes_that_come_after_the_responsible_person_has_left_keep_the_resolution_and_another_is_named() {
        HeldSession late = new HeldSession(context, LI, CHAIR);
        String number = walk.follow(late.resolve(late.wanted(RAISER, DEADLINE)));
        CaseAction action = actions.stream().filter(a -> a.name().equals("name-responsible")).findFirst().orElseThrow();
        walk.acting().as("li-secretary", () -> assertThat(action.on(cases.get(number))).isPresent());
        walk.acting().as("li-secretary", () -> action.perform(cases.get(number), Map.of("person", RESPONSIBLE)));
        assertThat(task(number, "execute").getAssignee()).isEqualTo(RESPONSIBLE);
    }
}
