package org.cunyi.deliberation.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseLinks;
import org.cunyi.workflow.CaseMessages;
import org.cunyi.workflow.Cases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 议事决议办理 job by job: progress, check, escalation, another verifier, struck off, opened again, withdrawn. */
@CunyiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResolutionProcessTest {

    private static final LocalDate DEADLINE = TestClock.TODAY.plusDays(20);

    @Autowired
    private ApplicationContext context;
    @Autowired
    private Resolutions resolutions;
    @Autowired
    private ResolutionEvents history;
    @Autowired
    private CaseMessages messages;
    @Autowired
    private CaseLinks links;
    @Autowired
    private Cases cases;
    @Autowired
    private TaskService tasks;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TestClock clock;

    private Walk walk;
    private HeldSession session;

    @BeforeAll
    void begin() {
        walk = new Walk(context);
        session = new HeldSession(context, HeldSession.ZHANG, "zhang-council-member");
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
        return walk.follow(session.resolve(session.wanted("zhang-committee", DEADLINE)));
    }

    private void report(String number, boolean finished) {
        walk.complete("zhang-committee", number, "execute", Map.of("content", finished ? "六盏路灯都换好了" : "换好两盏", "finished",
                String.valueOf(finished)));
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

    private static Date endOf(LocalDate day) {
        return Date.from(day.plusDays(1).atStartOfDay(TestClock.TODAY.atStartOfDay(java.time.ZoneId.of("Asia/Shanghai")).getZone()).toInstant());
    }

    @Test
    void a_resolution_is_reported_on_checked_sent_back_checked_again_and_struck_off() {
        String number = resolved();
        assertThat(number).startsWith("JY-990101101201-2026-");
        assertThat(task(number, "execute").getAssignee()).isEqualTo("zhang-committee");
        assertThat(task(number, "execute").getDueDate()).isEqualTo(endOf(DEADLINE));
        assertThat(links.of(session.number())).anyMatch(l -> l.caseNumber().equals(number) && l.relation().equals("resolved-in-session"));
        report(number, false);
        report(number, true);
        assertThat(task(number, "verify_result").getAssignee()).isEqualTo("zhang-council-member");
        assertThat(task(number, "verify_result").getDueDate()).isEqualTo(endOf(TestClock.TODAY.plusDays(15)));
        assertThat(state(number)).isEqualTo("checking");
        assertThatThrownBy(() -> walk.complete("zhang-council-member", number, "verify_result", Map.of("accepted", "false")))
                .isInstanceOf(Refusal.class).hasMessageContaining("核验意见");
        check("zhang-council-member", number, false);
        assertThat(state(number)).isEqualTo("open");
        report(number, true);
        check("zhang-council-member", number, true);
        assertThat(state(number)).isEqualTo("awaiting-strike-off");
        assertThat(walk.instance(number)).isWaitingAt("evt_next_session");
        assertThat(kinds(number)).containsExactly("resolved", "progress", "done", "refused", "done", "checked");
        messages.send(cases.get(number), "resolution-struck-off");
        assertThat(cases.get(number).outcome()).isEqualTo("struck-off");
    }
}
