package org.cunyi.modeling.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.cunyi.Acting;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.modeling.Drafts;
import org.cunyi.modeling.ModelSet;
import org.cunyi.modeling.trial.TrialState.Task;
import org.cunyi.modeling.trial.TrialState.Wait;
import org.cunyi.modeling.trial.Trials.View;
import org.cunyi.modeling.trial.Trials.Walked;
import org.cunyi.modeling.trial.process.TrialEngines;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.FormField;
import org.cunyi.workflow.Identities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Processes of drafts are played through; nothing of the product is touched. The drafts are the test's own and are never released. */
@CunyiTest
class TrialTest {

    private static final String PLAN = "bpmn/party-rectification-plan.bpmn";
    private static final String DECISION = "bpmn/decision.bpmn";

    @Autowired
    private Identities identities;
    @Autowired
    private Drafts drafts;
    @Autowired
    private Trials trials;
    @Autowired
    private TrialDesk desk;
    @Autowired
    private TrialEngines engines;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TestClock clock;

    private final Map<String, String> known = new HashMap<>();
    private Acting acting;
    private long draft;
    private TrialScript script;

    @BeforeEach
    void open() {
        clock.reset();
        acting = new Acting(identities);
        draft = acting.as("modeller", () -> drafts.open("试用流程"));
    }

    @AfterEach
    void leave() {
        clock.reset();
        acting.as("modeller", trials::end);
    }

    private void take(String path, String... replaced) {
        acting.as("modeller", () -> drafts.take(draft, path));
        change(path, replaced);
    }

    private void change(String path, String... replaced) {
        String content = drafts.file(draft, path).content();
        for (int i = 0; i < replaced.length; i += 2) {
            assertThat(content).contains(replaced[i]);
            content = content.replace(replaced[i], replaced[i + 1]);
        }
        String changed = content;
        if (replaced.length > 0) {
            acting.as("modeller", () -> drafts.save(draft, path, changed, drafts.file(draft, path).version()));
        }
    }

    private View begin(String path) {
        View view = acting.as("modeller", () -> trials.begin(draft, path));
        script = view.script();
        return view;
    }

    private View look() {
        return acting.as("modeller", () -> trials.look(script));
    }

    private static Task task(View view, String element) {
        return view.state().tasks().stream().filter(t -> t.element().equals(element)).findFirst()
                .orElseThrow(() -> new AssertionError(element + " is not among " + view.state()));
    }

    /** Completes a step with the least that its form takes; questions are answered from {@link #known}. */
    private View complete(String element, String... typed) {
        return ended(element, null, typed);
    }

    private View ended(String element, String error, String... typed) {
        View view = look();
        Task task = task(view, element);
        TreeMap<String, String> values = new TreeMap<>();
        task.fields().stream().filter(f -> f.required() && !f.readOnly()).forEach(f -> values.put(f.key(), least(f)));
        for (int i = 0; i < typed.length; i += 2) {
            values.put(typed[i], typed[i + 1]);
        }
        return walk(new TrialStep(task.kind(), element, task.index(), values, error, new TreeMap<>()));
    }

    private View fire(String kind, String element) {
        assertThat(look().state().waits()).extracting(Wait::kind, Wait::element).contains(org.assertj.core.groups.Tuple.tuple(kind, element));
        return walk(new TrialStep(kind, element, 0, new TreeMap<>(), null, new TreeMap<>()));
    }

    private static String least(FormField field) {
        if (!field.allowed().isEmpty()) {
            return field.allowed().iterator().next();
        }
        return switch (field.type()) {
            case "number" -> field.min() == null ? "1" : field.min().toPlainString();
            case "checkbox" -> "true";
            default -> field.isDate() ? "2026-11-22" : "试用";
        };
    }

    private View walk(TrialStep step) {
        for (int asked = 0; asked < 20; asked++) {
            TrialStep now = step;
            Walked walked = acting.as("modeller", () -> trials.walk(script, now));
            if (walked.question().isEmpty()) {
                script = walked.view().script();
                return walked.view();
            }
            TrialQuestion question = walked.question().get();
            String answer = known.entrySet().stream().filter(k -> question.key().contains(k.getKey())).map(Map.Entry::getValue).findFirst()
                    .orElseThrow(() -> new AssertionError(question.toString()));
            step.answers().put(question.key(), answer);
        }
        throw new AssertionError("asked too often");
    }

    @Test
    void a_plan_is_played_with_its_loops_its_timers_its_tables_and_what_would_have_been_sent() {
        take(PLAN);
        assertThat(begin(PLAN).state().tasks()).extracting(Task::kind).containsExactly("start");
        complete("start");
        assertThat(task(look(), "user_draw_up_plan").groups()).containsExactly("village-secretary@village");
        complete("user_draw_up_plan", "totalItems", "4");
        View returned = complete("user_approve_plan", "approved", "false");
        assertThat(returned.state().tasks()).extracting(Task::element).as("back to the beginning").containsExactly("user_draw_up_plan");
        complete("user_draw_up_plan", "totalItems", "4");
        complete("user_approve_plan", "approved", "true");
        complete("user_file_plan", "acknowledged", "true");
        fire("timer", "timer_month");
        View late = fire("timer", "timer_report_overdue");
        assertThat(late.state().log()).filteredOn(l -> l.kind().equals("would")).singleElement().satisfies(l -> {
            assertThat(l.text()).isEqualTo("notifyDelegate");
            assertThat(l.place()).isEqualTo("催报进展");
            assertThat(l.detail()).contains("整顿进展逾期未报").contains("village-secretary@village");
        });
        complete("user_report_progress", "doneItems", "1", "overdueItems", "0");
        known.put("period.isOver(termEndsAt)", "false");
        View again = complete("user_red_talk");
        assertThat(again.state().log()).filteredOn(l -> l.kind().equals("rule")).isNotEmpty().allSatisfy(l -> assertThat(l.text()).contains("red"));
        assertThat(again.state().waits()).extracting(Wait::element).as("the next month").containsExactly("timer_month");
        fire("timer", "timer_month");
        known.put("period.isOver(termEndsAt)", "true");
        complete("user_report_progress", "doneItems", "4", "overdueItems", "0");
        complete("user_accept_work");
        known.put("draftGroup", "village-clerk@village");
        View published = complete("user_regrade", "grade", "B");
        assertThat(published.state().instances()).extracting(TrialState.Instance::process).containsExactly("party-rectification-plan", "publicity");
        assertThat(published.state().instances().get(1).calledBy()).isZero();
        TrialState.Course course = acting.as("modeller", () -> trials.course(script, 0));
        assertThat(course.activities()).filteredOn(a -> a.id().equals("user_report_progress")).singleElement()
                .satisfies(a -> assertThat(a.times()).isEqualTo(2));
        assertThat(course.flows()).extracting(TrialState.Taken::id).contains("flow_plan_returned", "flow_red", "flow_next_month");
        assertThatThrownBy(() -> acting.as("modeller", () -> trials.course(script, 9))).isInstanceOf(Refusal.class);
    }

    @Test
    void a_meeting_without_quorum_goes_back_by_its_error_and_a_message_ends_the_case() {
        take(DECISION);
        begin(DECISION);
        complete("start");
        View failed = ended("user_party_proposal", "not-quorate");
        assertThat(failed.state().tasks()).extracting(Task::element).containsExactly("user_party_proposal");
        assertThat(failed.state().log()).anySatisfy(l -> assertThat(l.detail()).isEqualTo("未达法定人数"));
        View over = fire("message", "msg_withdrawn");
        assertThat(over.state().isOver()).isTrue();
        assertThat(over.state().instances().get(0).variables()).containsKey("outcome");
    }

    @Test
    void the_engine_of_a_trial_is_known_to_nobody_and_leaves_nothing_in_the_product() {
        long before = jdbc.sql("select count(*) from audit_entry where action not like 'draft.%'").query(Long.class).single();
        long instances = engine.getHistoryService().createHistoricProcessInstanceQuery().count();
        take(PLAN);
        begin(PLAN);
        complete("start");
        assertThat(ProcessEngines.getProcessEngines().keySet()).noneMatch(n -> n.startsWith("trial"));
        assertThat(engine.getHistoryService().createHistoricProcessInstanceQuery().count()).isEqualTo(instances);
        assertThat(jdbc.sql("select count(*) from audit_entry where action not like 'draft.%'").query(Long.class).single()).isEqualTo(before);
    }

    @Test
    void one_step_back_another_node_and_a_changed_draft_walk_the_same_steps_again() {
        take(PLAN);
        begin(PLAN);
        complete("start");
        complete("user_draw_up_plan");
        acting.as("modeller", trials::end);
        assertThat(look().state().tasks()).extracting(Task::element).contains("user_approve_plan");
        script = acting.as("modeller", () -> trials.back(script)).script();
        assertThat(look().state().tasks()).extracting(Task::element).contains("user_draw_up_plan");
        change(PLAN, "name=\"制定整顿方案\"", "name=\"制定整改方案\"");
        View changed = look();
        assertThat(changed.note()).contains("草稿在试用开始以后改过");
        assertThat(task(changed, "user_draw_up_plan").name()).isEqualTo("制定整改方案");
    }

    @Test
    void what_the_form_does_not_take_and_what_does_not_wait_is_refused_and_the_trial_stays_where_it_was() {
        take(DECISION);
        begin(DECISION);
        TrialStep empty = new TrialStep("start", "start", 0, new TreeMap<>(), null, new TreeMap<>());
        assertThatThrownBy(() -> walk(empty)).isInstanceOf(Refusal.class).hasMessageContaining("事项名称").hasMessageContaining("必须填写");
        assertThat(look().state().instances()).isEmpty();
        complete("start");
        assertThatThrownBy(() -> walk(new TrialStep("complete", "user_nothing", 0, new TreeMap<>(), null, new TreeMap<>()))).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> walk(new TrialStep("complete", "user_party_proposal", 7, new TreeMap<>(), null, new TreeMap<>())))
                .isInstanceOf(Refusal.class).hasMessageContaining("不在等待");
        assertThatThrownBy(() -> walk(empty)).isInstanceOf(Refusal.class);
        assertThat(look().state().tasks()).extracting(Task::element).containsExactly("user_party_proposal");
    }

    @Test
    void a_model_that_turns_in_circles_without_anybody_at_work_is_stopped() {
        take(PLAN, "sourceRef=\"xor_plan_approved\" targetRef=\"user_draw_up_plan\"", "sourceRef=\"xor_plan_approved\" targetRef=\"xor_plan_approved\"");
        begin(PLAN);
        complete("start");
        complete("user_draw_up_plan");
        assertThatThrownBy(() -> complete("user_approve_plan", "approved", "false")).isInstanceOf(Refusal.class).hasMessageContaining("不停地转");
        assertThat(look().state().tasks()).extracting(Task::element).containsExactly("user_approve_plan");
    }

    @Test
    void a_task_that_is_done_too_often_is_stopped_before_it_is_made_and_a_few_times_are_walked() {
        take(PLAN, "<bpmn:outgoing>flow_noted_late</bpmn:outgoing>\n      </bpmn:serviceTask>", "<bpmn:outgoing>flow_noted_late</bpmn:outgoing>"
                + "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>3</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics></bpmn:serviceTask>");
        toReport();
        assertThat(fire("timer", "timer_report_overdue").state().log()).extracting(TrialState.Line::place).contains("催报进展");
        for (String times : List.of("100000000", "201", "${totalItems * 100000}")) {
            String repeated = drafts.file(draft, PLAN).content().replaceFirst("<bpmn:loopCardinality>[^<]*<", Matcher.quoteReplacement("<bpmn:loopCardinality>" + times + "<"));
            acting.as("modeller", () -> drafts.save(draft, PLAN, repeated, drafts.file(draft, PLAN).version()));
            toReport();
            assertThatThrownBy(() -> fire("timer", "timer_report_overdue")).as(times).isInstanceOf(Refusal.class).hasMessageContaining("最多200份");
        }
        assertThat(look().state().tasks()).extracting(Task::element).containsExactly("user_report_progress");
    }

    private void toReport() {
        begin(PLAN);
        complete("start");
        complete("user_draw_up_plan", "totalItems", "4");
        complete("user_approve_plan", "approved", "true");
        complete("user_file_plan", "acknowledged", "true");
        fire("timer", "timer_month");
    }

    @Test
    void a_text_that_doubles_with_every_repetition_is_stopped() {
        take(PLAN, "<bpmn:outgoing>flow_noted_late</bpmn:outgoing>\n      </bpmn:serviceTask>", "<bpmn:outgoing>flow_noted_late</bpmn:outgoing>"
                + "<bpmn:multiInstanceLoopCharacteristics isSequential=\"true\"><bpmn:loopCardinality>100</bpmn:loopCardinality>"
                + "</bpmn:multiInstanceLoopCharacteristics></bpmn:serviceTask>",
                "camunda:expression=\"${true}\"\n          camunda:resultVariable=\"reportLate\">", "camunda:expression=\"${villageCode}${villageCode}\""
                + " camunda:resultVariable=\"villageCode\">");
        toReport();
        assertThatThrownBy(() -> fire("timer", "timer_report_overdue")).isInstanceOf(Refusal.class).hasMessageContaining("最多10000个字符");
    }

    @Test
    void what_runs_code_or_cannot_be_read_is_not_tried_and_the_file_is_named() {
        take(PLAN, "camunda:delegateExpression=\"${notifyDelegate}\"", "camunda:class=\"java.lang.Runtime\"");
        assertThatThrownBy(() -> begin(PLAN)).isInstanceOf(Refusal.class).hasMessageContaining(PLAN).hasMessageContaining("不得引用程序类");
    }

    @Test
    void the_engine_itself_refuses_what_runs_code_also_without_the_checks_before_it() {
        String plan = drafts.inForce().text(PLAN);
        for (String dangerous : List.of("camunda:class=\"java.lang.Runtime\"", "camunda:type=\"shell\"", "camunda:type=\"mail\"",
                "camunda:expression=\"${''.getClass().forName('java.lang.Runtime')}\"", "camunda:delegateExpression=\"${notifyDelegate.getClass()}\"")) {
            ModelSet models = drafts.inForce().with(Map.of(PLAN, plan.replace("camunda:delegateExpression=\"${notifyDelegate}\"", dangerous)
                    .getBytes(StandardCharsets.UTF_8)));
            assertThatThrownBy(() -> engines.open(models, "party-rectification-plan")).as(dangerous).isInstanceOf(Refusal.class);
        }
        String script = plan.replaceFirst("(?s)<bpmn:serviceTask id=\"service_note_late\".*?</bpmn:serviceTask>", "<bpmn:scriptTask id=\"service_note_late\""
                + " scriptFormat=\"javascript\"><bpmn:incoming>flow_report_overdue</bpmn:incoming><bpmn:outgoing>flow_noted_late</bpmn:outgoing>"
                + "<bpmn:script>1</bpmn:script></bpmn:scriptTask>");
        assertThat(script).isNotEqualTo(plan);
        ModelSet scripted = drafts.inForce().with(Map.of(PLAN, script.getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> engines.open(scripted, "party-rectification-plan")).isInstanceOf(Refusal.class).hasMessageContaining("不得");
    }

    @Test
    void a_file_that_the_engine_cannot_read_is_named_with_its_line() {
        take(PLAN, "targetRef=\"user_approve_plan\"", "targetRef=\"user_nowhere\"");
        assertThatThrownBy(() -> begin(PLAN)).isInstanceOf(Refusal.class).hasMessageContaining(PLAN).hasMessageContaining("引擎读不懂");
        assertThat(desk.size()).isZero();
    }

    @Test
    void a_trial_that_nobody_touched_for_long_is_over_and_its_engine_is_closed_before() {
        take(PLAN);
        begin(PLAN);
        complete("start");
        assertThat(desk.size()).isPositive();
        clock.plusDays(1);
        desk.sweep();
        assertThat(desk.size()).isZero();
        assertThatThrownBy(this::look).isInstanceOf(Refusal.class).hasMessageContaining("从头再来");
    }
}
