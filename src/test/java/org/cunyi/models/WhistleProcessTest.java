package org.cunyi.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.audit.AuditChain;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.StepRecords;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 吹哨报到 job by job: every node entered, every answer given. No Java belongs to it. */
@CunyiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhistleProcessTest {

    @Autowired
    private ApplicationContext context;
    @Autowired
    private Cases cases;
    @Autowired
    private TaskService tasks;
    @Autowired
    private ManagementService jobs;
    @Autowired
    private StepRecords records;
    @Autowired
    private AuditChain audit;
    @Autowired
    private TestClock clock;
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
        walk.covered("whistle");
    }

    private String started(String... departments) {
        Map<String, Object> start = new HashMap<>(Map.of("title", "河道非法采砂", "urgency", "enforcement", "summary", "夜间采砂，乡镇没有执法权"));
        List.of(departments).forEach(d -> start.put("called_" + d, true));
        return walk.begin("liulin-office", "whistle", start);
    }

    private String whistled(String... departments) {
        String number = started(departments);
        walk.complete("liulin-committee", number, "check_whistle", Map.of("whistled", "true", "checkReason", "确需部门到场"));
        return number;
    }

    private Task of(String number, String step, String department) {
        return walk.tasks(number, step).stream().filter(t -> department.equals(tasks.getVariable(t.getId(), "department"))).findFirst().orElseThrow();
    }

    private void reports(String number, String department, boolean ours) {
        Map<String, Object> answer = new HashMap<>(Map.of("ours", String.valueOf(ours), "measures", department + "的处置建议"));
        if (ours) {
            answer.put("arrival", "on-site");
        }
        walk.complete(department, of(number, "report", department), answer);
    }

    private void rules(String number, String department, boolean must) {
        walk.complete("county-organization", of(number, "rule_on_duty", department), Map.of("mustReport", String.valueOf(must), "ruling", "职责清单第3条"));
    }

    private void handled(String number, String result) {
        walk.complete("liulin-office", number, "joint_handling", Map.of("handledOn", "2026-11-22", "handling", "联合执法，现场制止", "handlingResult", result));
    }

    private void rates(String number, String department, int score) {
        walk.complete("liulin-committee", of(number, "rate", department), Map.of("score", score, "comment", "评价说明"));
    }

    /** The one of the side-by-side timers that belongs to that department. */
    private void overdue(String number, String department) {
        String execution = of(number, "report", department).getExecutionId();
        clock.plusDays(5);
        jobs.executeJob(jobs.createJobQuery().processInstanceId(cases.get(number).processInstanceId()).activityId("timer_report_overdue").list()
                .stream().filter(j -> j.getExecutionId().equals(execution)
                        || context.getBean(org.camunda.bpm.engine.RuntimeService.class).getVariables(j.getExecutionId()).get("department").equals(department))
                .findFirst().orElseThrow().getId());
    }

    private Map<String, Object> ratings(String number) {
        Map<String, Object> ratings = new TreeMap<>();
        records.of(number).stream().filter(r -> r.step().equals("supervise")).map(r -> records.answers(r.answers()))
                .forEach(a -> ratings.put(a.get("department").toString(), a.get("rating")));
        return ratings;
    }

    @Test
    void departments_report_in_time_handle_together_and_are_rated() {
        assertThatThrownBy(() -> started()).isInstanceOf(Refusal.class).hasMessageContaining("被吹哨部门：至少选择一个");
        String number = whistled("unit-police", "unit-natural-resources", "unit-health");
        assertThat(number).startsWith("CS-990101101-");
        assertThat(walk.tasks(number, "report")).hasSize(3).allSatisfy(t -> assertThat(t.getDueDate()).isEqualTo(
                java.util.Date.from(TestClock.TODAY.plusDays(3).atStartOfDay(TestClock.ZONE).toInstant())));
        assertThatThrownBy(() -> walk.complete("unit-court", of(number, "report", "unit-police"), Map.of("ours", "true", "measures", "代答")))
                .as("another department does not answer").isInstanceOf(Exception.class);
        reports(number, "unit-police", true);
        reports(number, "unit-health", false);
        rules(number, "unit-health", false);
        reports(number, "unit-natural-resources", false);
        rules(number, "unit-natural-resources", true);
        reports(number, "unit-natural-resources", true);
        handled(number, "continue");
        handled(number, "county");
        walk.complete("county-organization", number, "county_coordination", Map.of("decision", "自然资源局牵头，三日内查处"));
        handled(number, "settled");
        assertThat(walk.tasks(number, "rate")).as("who was released is not rated").hasSize(2);
        rates(number, "unit-police", 5);
        rates(number, "unit-natural-resources", 3);
        assertThat(cases.get(number).outcome()).isEqualTo("completed");
        assertThat(audit.entries(number).stream().map(e -> e.action())).contains("case.archived").doesNotContain("people.told");
    }

    @Test
    void who_is_late_is_urged_rated_a_step_lower_and_supervised_and_nobody_sees_another_s_words() {
        String number = whistled("unit-police", "unit-environment");
        overdue(number, "unit-police");
        reports(number, "unit-environment", true);
        walk.complete("county-organization", of(number, "urge_report", "unit-police"), Map.of("urged", "reported", "urging", "已督促到场"));
        assertThat(jdbc.sql("select distinct login from mail_outbox where case_number = ? and kind = 'told'").param(number).query(String.class).list())
                .containsExactlyInAnyOrder("unit-police", "county-organization");
        handled(number, "settled");
        rates(number, "unit-police", 3);
        rates(number, "unit-environment", 2);
        for (String department : List.of("unit-police", "unit-environment")) {
            walk.complete("county-organization", of(number, "supervise", department), Map.of("supervision", "限期整改"));
        }
        assertThat(ratings(number)).containsOnly(Map.entry("unit-police", "poor"), Map.entry("unit-environment", "poor"));
        assertThat(cases.get(number).outcome()).isEqualTo("completed");
    }

    @Test
    void a_whistle_that_the_township_committee_does_not_want_calls_nobody() {
        String number = started("unit-police");
        walk.complete("liulin-committee", number, "check_whistle", Map.of("whistled", "false", "checkReason", "乡镇可以自行处置"));
        assertThat(cases.get(number).outcome()).isEqualTo("dropped");
        assertThat(jdbc.sql("select count(*) from mail_outbox where case_number = ? and login like 'unit-%'").param(number).query(Integer.class).single())
                .isZero();
    }

    @Test
    void a_department_that_is_not_on_the_list_cannot_be_called() {
        assertThatThrownBy(() -> started("unit-weather")).isInstanceOf(Refusal.class).hasMessageContaining("不予接受");
        assertThat(walk.begin("shiqiao-committee", "whistle", Map.of("title", "山洪", "urgency", "emergency", "summary", "转移群众",
                "called_unit-police", true))).startsWith("CS-990101102-");
    }
}
