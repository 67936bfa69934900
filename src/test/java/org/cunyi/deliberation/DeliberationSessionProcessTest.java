package org.cunyi.deliberation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.cunyi.deliberation.Evening.DAY;
import static org.cunyi.deliberation.Evening.ZHANG;
import static org.cunyi.deliberation.Evening.agenda;
import static org.cunyi.deliberation.Evening.carried;
import static org.cunyi.deliberation.Evening.lost;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.deliberation.resolution.Resolutions;
import org.cunyi.deliberation.session.Agenda;
import org.cunyi.deliberation.session.AgendaItem;
import org.cunyi.deliberation.session.Calling;
import org.cunyi.deliberation.session.Callings;
import org.cunyi.deliberation.session.CouncilSessions;
import org.cunyi.meeting.Meeting;
import org.cunyi.meeting.Meetings;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.Cases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** CouncilSessions of 张村's council step by step; when all is run, every node was entered and every gateway gave every answer. */
@CunyiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliberationSessionProcessTest {

    private static final String CHAIR = "zhang-council-chair";
    private static final String CLERK = "zhang-clerk";

    @Autowired
    private ApplicationContext context;
    @Autowired
    private Cases cases;
    @Autowired
    private CouncilSessions sessions;
    @Autowired
    private Callings callings;
    @Autowired
    private Agenda agenda;
    @Autowired
    private Meetings meetings;
    @Autowired
    private Resolutions resolutions;
    @Autowired
    private List<CaseAction> actions;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;

    private Walk walk;
    private Evening evening;

    @BeforeAll
    void walk() {
        walk = new Walk(context);
        evening = new Evening(context, ZHANG);
    }

    @BeforeEach
    void clear() {
        clock.reset();
        evening.clear();
    }

    @AfterEach
    void remember() {
        walk.remember();
        evening.clear();
    }

    @AfterAll
    void every_node_was_entered_and_every_answer_given() {
        walk.covered("deliberation-session");
    }

    private String begin() {
        return walk.begin(CHAIR, DeliberationProcess.SESSION, Map.of("title", "十一月议事会"));
    }

    private void convene(String number, String day, String... topics) {
        walk.complete(CHAIR, number, "agenda", agenda(day, topics));
    }

    /** Called for three days from now, and that day has come. */
    private String called(String... topics) {
        String number = begin();
        convene(number, DAY, topics);
        clock.plusDays(3);
        return number;
    }

    private String sitting(int present, String... topics) {
        String number = called(topics);
        walk.complete(CLERK, number, "sign_in", evening.came(present));
        walk.complete(CHAIR, number, "resolution_progress", Map.of());
        return number;
    }

    private void deliberate(String number, Map<String, Object> form) {
        walk.complete(CHAIR, number, "deliberate_topic", form);
    }

    private void minutes(String number, Map<String, Object> more) {
        Map<String, Object> form = new HashMap<>(Map.of("content", "会议按议程进行。"));
        form.putAll(more);
        walk.complete(CLERK, number, "minutes", form);
    }

    private CaseAction reschedule() {
        return actions.stream().filter(a -> a.name().equals("reschedule")).findFirst().orElseThrow();
    }

    private void act(CaseAction action, String number, Map<String, String> values) {
        walk.acting().as(CHAIR, () -> action.perform(cases.get(number), values));
    }

    private List<Meeting> sheets(String number) {
        return meetings.of(number);
    }

    @Test
    void a_session_deliberates_its_topics_in_order_and_its_result_is_published() {
        String canal = evening.topic("修整灌溉水渠");
        String lamps = evening.topic("安装路灯");
        String parking = evening.topic("划定停车位");
        String number = sitting(16, canal, lamps, parking);
        assertThat(walk.tasks(number, "deliberate_topic")).extracting(Task::getName).containsExactly("审议议题“修整灌溉水渠”：十一月议事会");
        deliberate(number, carried(12, 3, 1));
        deliberate(number, lost(8, 8, "close"));
        deliberate(number, lost(5, 11, "postpone"));
        assertThat(sheets(number)).extracting(Meeting::attempt).containsExactly(1, 2, 3);
        assertThat(sheets(number)).extracting(Meeting::passed).containsExactly(true, false, false);
        minutes(number, Map.of());
        assertThat(walk.instance(number)).isWaitingAt("call_publish_deliberation");
        assertThat(List.of(canal, lamps, parking)).extracting(evening::stateOf).containsExactly("decided", "closed", "accepted");
        assertThat(sessions.get(number).state()).isEqualTo("minuted");
        String publication = walk.child(number, 0);
        walk.release(publication, "议事结果公告", "各位村民：……");
        walk.fire(publication, "timer_period_ended", 16);
        assertThat(cases.get(number).outcome()).isEqualTo("held");
        assertThat(sessions.get(number).state()).isEqualTo("held");
    }

    @Test
    void one_that_is_not_quorate_is_convened_again_and_the_attempt_is_kept() {
        String canal = evening.topic("修整灌溉水渠");
        String number = called(canal);
        walk.complete(CLERK, number, "sign_in", evening.came(15));
        assertThat(walk.instance(number)).isWaitingAt("user_agenda");
        assertThat(evening.stateOf(canal)).isEqualTo("scheduled");
        convene(number, "2026-11-28", canal);
        clock.plusDays(3);
        walk.complete(CLERK, number, "sign_in", evening.came(16));
        assertThat(walk.instance(number)).isWaitingAt("user_resolution_progress");
        assertThat(callings.of(number)).extracting(Calling::state).containsExactly("not-quorate", "quorate");
        assertThat(callings.of(number)).extracting(Calling::attempt).containsExactly(1, 2);
        assertThat(callings.of(number)).extracting(Calling::present).containsExactly(15, 16);
    }

    @Test
    void one_that_never_got_its_quorum_is_adjourned_and_its_topics_wait_for_another() {
        String canal = evening.topic("修整灌溉水渠");
        String number = called(canal);
        walk.complete(CLERK, number, "sign_in", evening.came(0));
        walk.complete(CHAIR, number, "agenda", Map.of("arrangement", "cancel", "reason", "秋收农忙，年后再开"));
        assertThat(cases.get(number).outcome()).isEqualTo("adjourned");
        assertThat(sessions.get(number).state()).isEqualTo("adjourned");
        assertThat(evening.stateOf(canal)).isEqualTo("accepted");
    }

    @Test
    void one_can_be_rescheduled_and_then_cancelled_while_nobody_has_signed_in() {
        String canal = evening.topic("修整灌溉水渠");
        String lamps = evening.topic("安装路灯");
        String number = begin();
        convene(number, DAY, canal, lamps);
        act(reschedule(), number, Map.of("reason", "与镇里会议冲突"));
        assertThat(walk.instance(number)).isWaitingAt("user_agenda");
        convene(number, "2026-11-26", lamps);
        assertThat(evening.stateOf(canal)).isEqualTo("accepted");
        assertThat(callings.of(number)).extracting(Calling::sequence).containsExactly(1, 2);
        assertThat(callings.of(number)).extracting(Calling::state).containsExactly("changed", "called");
        act(reschedule(), number, Map.of("reason", "天气原因"));
        walk.complete(CHAIR, number, "agenda", Map.of("arrangement", "cancel", "reason", "天气原因，不再召开"));
        assertThat(cases.get(number).outcome()).isEqualTo("cancelled");
        assertThat(callings.of(number)).extracting(Calling::state).containsExactly("changed", "cancelled");
        assertThat(evening.stateOf(lamps)).isEqualTo("accepted");
    }

    @Test
    void who_has_an_interest_leaves_both_counts_and_that_can_decide_the_vote() {
        String number = sitting(18, evening.topic("修整灌溉水渠"));
        assertThatThrownBy(() -> deliberate(number, carried(9, 9, 0))).isInstanceOf(Refusal.class).hasMessageContaining("本次会议未通过");
        Map<String, Object> recused = with(carried(9, 8, 0), "recused_" + evening.members().get(17), true);
        assertThatThrownBy(() -> deliberate(number, with(recused, "inFavour", 10))).isInstanceOf(Refusal.class).hasMessageContaining("合计18票，多于实到17人");
        assertThatThrownBy(() -> deliberate(number, with(recused, "deadline", DAY))).isInstanceOf(Refusal.class).hasMessageContaining("完成期限：必须晚于");
        deliberate(number, recused);
        Meeting sheet = sheets(number).get(0);
        assertThat(List.of(sheet.expected(), sheet.present(), sheet.inFavour())).containsExactly(23, 17, 9);
        assertThat(sheet.passed()).isTrue();
        assertThat(sheet.expectedReason()).isEqualTo("利害关系回避1人");
        assertThat(agenda.recusals(number)).hasSize(1);
    }

    @Test
    void one_recusal_less_than_the_quorum_postpones_the_topic() {
        String canal = evening.topic("修整灌溉水渠");
        String number = sitting(16, canal);
        Map<String, Object> all = carried(15, 0, 0);
        all.put("recused_" + evening.members().get(0), true);
        assertThatThrownBy(() -> deliberate(number, all)).isInstanceOf(Refusal.class).hasMessageContaining("扣除回避人员后实到15人、应到23人，未达法定人数");
        deliberate(number, with(all, "opinion", "postpone"));
        assertThat(sheets(number)).extracting(Meeting::quorate).containsExactly(false);
        assertThat(agenda.of(number)).extracting(AgendaItem::state).containsExactly("postponed");
    }

    @Test
    void a_vote_by_name_that_is_not_confirmed_is_taken_again() {
        String number = sitting(16, evening.topic("修整灌溉水渠"), evening.topic("安装路灯"));
        deliberate(number, evening.byName(16, 9));
        deliberate(number, evening.byName(16, 16));
        List<AgendaItem> items = agenda.of(number);
        String first = "confirmed_" + items.get(0).id();
        String second = "confirmed_" + items.get(1).id();
        assertThatThrownBy(() -> minutes(number, Map.of(first, "true"))).isInstanceOf(Refusal.class).hasMessageContaining("安装路灯");
        minutes(number, Map.of(first, "false", second, "true"));
        assertThat(walk.tasks(number, "deliberate_topic")).extracting(Task::getName).containsExactly("审议议题“修整灌溉水渠”：十一月议事会");
        deliberate(number, with(evening.byName(16, 8), "opinion", "close"));
        assertThat(sheets(number)).extracting(Meeting::inFavour).containsExactly(9, 16, 8);
        minutes(number, Map.of(first, "true"));
        assertThat(agenda.of(number)).extracting(AgendaItem::state).containsExactly("not-carried", "carried");
        assertThat(agenda.of(number)).extracting(AgendaItem::confirmedBy).containsExactly(CLERK, CLERK);
        assertThat(walk.instance(number)).isWaitingAt("call_publish_deliberation");
    }

    @Test
    void a_second_session_hears_of_what_the_first_resolved() {
        String first = sitting(16, evening.topic("修整灌溉水渠"));
        deliberate(first, carried(16, 0, 0));
        minutes(first, Map.of());
        String resolution = resolutions.unsettled(ZHANG).get(0).caseNumber();
        String second = begin();
        convene(second, "2026-11-28");
        clock.plusDays(3);
        walk.complete(CLERK, second, "sign_in", evening.came(24));
        assertThatThrownBy(() -> walk.complete(CHAIR, second, "resolution_progress", Map.of())).isInstanceOf(Refusal.class)
                .hasMessageContaining("还有1项决议没有答复");
        walk.complete(CHAIR, second, "resolution_progress", Map.of("answer_" + resolution, "continue", "deadline_" + resolution, "2026-12-31",
                "reason_" + resolution, "雨季延误"));
        assertThat(walk.instance(second)).isWaitingAt("user_minutes").hasNotPassed("user_deliberate_topic");
        minutes(second, Map.of());
        assertThat(cases.children(second)).hasSize(1);
        assertThat(resolutions.find(resolution).orElseThrow().deadline()).isEqualTo("2026-12-31");
    }

    @Test
    void minutes_that_come_after_the_deadline_still_open_the_resolution() {
        String number = sitting(16, evening.topic("修整灌溉水渠"));
        deliberate(number, with(carried(16, 0, 0), "deadline", "2026-11-26"));
        clock.plusDays(5);
        minutes(number, Map.of());
        assertThat(resolutions.unsettled(ZHANG)).extracting(r -> r.state()).containsExactly("open");
    }

    @Test
    void who_recorded_a_vote_by_name_does_not_confirm_it() {
        String number = sitting(16, evening.topic("修整灌溉水渠"));
        deliberate(number, evening.byName(16, 16));
        jdbc.sql("update session_topic set recorded_by = ? where session_case = ?").params(CLERK, number).update();
        String item = "confirmed_" + agenda.of(number).get(0).id();
        assertThatThrownBy(() -> minutes(number, Map.of(item, "true"))).isInstanceOf(Refusal.class).hasMessageContaining("须由其他人员核实");
    }

    @Test
    void steps_whose_result_is_in_force_are_not_taken_back() {
        String number = sitting(16, evening.topic("修整灌溉水渠"), evening.topic("安装路灯"));
        deliberate(number, carried(16, 0, 0));
        CaseAction takeBack = actions.stream().filter(a -> a.name().equals("take-back")).findFirst().orElseThrow();
        assertThatThrownBy(() -> act(takeBack, number, Map.of("reason", "填错了"))).isInstanceOf(Refusal.class)
                .hasMessageContaining("“审议议题”的结果已经生效，按程序规定办理后不能撤回");
    }

    @Test
    void members_earn_points_for_coming_and_lose_some_for_staying_away_without_leave() {
        String number = called(evening.topic("修整灌溉水渠"));
        Map<String, Object> came = evening.came(20);
        came.put("excused_" + evening.members().get(23), true);
        walk.complete(CLERK, number, "sign_in", came);
        assertThat(jdbc.sql("select event from council_points where case_number = ?").param(number).query(String.class).list())
                .hasSize(23).filteredOn("absent"::equals).hasSize(3);
    }

    private static Map<String, Object> with(Map<String, Object> form, String key, Object value) {
        Map<String, Object> more = new HashMap<>(form);
        more.put(key, value);
        return more;
    }
}
