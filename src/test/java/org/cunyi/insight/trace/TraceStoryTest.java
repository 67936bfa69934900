package org.cunyi.insight.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.decision.Sheets.consultation;
import static org.cunyi.decision.Sheets.matter;
import static org.cunyi.decision.Sheets.proposal;
import static org.cunyi.decision.Sheets.representatives;
import static org.cunyi.decision.Sheets.review;
import static org.cunyi.decision.Sheets.sheet;
import static org.cunyi.decision.Sheets.with;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.Walk;
import org.cunyi.audit.AuditChain;
import org.cunyi.audit.AuditEntry;
import org.cunyi.deliberation.resolution.StatementCount;
import org.cunyi.shared.Act;
import org.cunyi.shared.Acts;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An auditor follows a case from its first form to its end, without being able to change a thing. */
@CunyiTest
class TraceStoryTest {

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private Cases cases;
    @Autowired
    private RepositoryService repository;
    @Autowired
    private HistoryService history;
    @Autowired
    private AuditChain audit;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private PlatformTransactionManager transactions;
    @Autowired
    private ApplicationEventPublisher events;

    private Walk walk;
    private Client auditor;

    @BeforeEach
    void begin() {
        walk = new Walk(context);
        auditor = new Client(port, "auditor");
    }

    @AfterEach
    void remember() {
        walk.remember();
    }

    /** The consultation has no quorum at first. */
    private String looped() {
        String number = walk.begin("zhang-clerk", "decision", with(matter("public-welfare"), "title", "修桥"));
        walk.complete("zhang-secretary", number, "party_proposal", proposal());
        walk.complete("zhang-clerk", number, "joint_consultation", with(sheet("2026-09-05", 5, 5, 0, 0), "content", "人数不足"));
        walk.complete("zhang-clerk", number, "joint_consultation", consultation());
        walk.complete("zhang-clerk", number, "party_review", review());
        return number;
    }

    private String published() {
        String number = looped();
        walk.complete("zhang-clerk", number, "villagers_resolution", representatives());
        walk.release(walk.child(number, 0), "公告", "内容");
        return number;
    }

    private String finished() {
        String number = published();
        walk.fire(walk.child(number, 0), "timer_period_ended", 16);
        walk.complete("zhang-committee", number, "implementation", Map.of("progress", "完工", "finished", "true"));
        walk.complete("zhang-supervision", number, "acceptance", Map.of("accepted", "true", "remark", "合格"));
        walk.release(walk.child(number, 1), "结果公告", "内容");
        walk.fire(walk.child(number, 1), "timer_period_ended", 16);
        assertThat(cases.get(number).isOpen()).isFalse();
        return number;
    }

    private JsonNode trace(String number) {
        Client.Answer answer = auditor.get("/api/audit/cases/" + number + "/trace");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode activity(JsonNode trace, String id) {
        return StreamSupport.stream(trace.path("activities").spliterator(), false).filter(a -> a.path("id").asText().equals(id)).findFirst().orElseThrow(
                () -> new AssertionError(id + " in " + trace.path("activities")));
    }

    private static Map<String, Integer> flows(JsonNode trace) {
        Map<String, Integer> flows = new HashMap<>();
        trace.path("flows").forEach(f -> flows.put(f.path("id").asText(), f.path("times").asInt()));
        return flows;
    }

    /** Whatever was entered was entered by a way that is counted, as often as it was entered. */
    private void everyWayIsAccountedFor(String number) {
        JsonNode trace = trace(number);
        Map<String, Integer> taken = flows(trace);
        CaseFile file = cases.get(number);
        BpmnModelInstance model = repository.getBpmnModelInstance(repository.createProcessDefinitionQuery().deploymentId(file.deploymentId())
                .processDefinitionKey(file.process()).singleResult().getId());
        for (JsonNode been : trace.path("activities")) {
            FlowNode node = model.getModelElementById(been.path("id").asText());
            if (!node.getIncoming().isEmpty()) {
                assertThat(node.getIncoming().stream().mapToInt((SequenceFlow f) -> taken.getOrDefault(f.getId(), 0)).sum()).as(number + " " + node.getId())
                        .isEqualTo(been.path("times").asInt());
            }
        }
    }

    @Test
    void a_meeting_without_a_quorum_is_a_loop_with_counts_and_every_way_is_accounted_for() {
        String number = looped();
        JsonNode trace = trace(number);
        assertThat(activity(trace, "user_joint_consultation").path("times").asInt()).isEqualTo(2);
        assertThat(activity(trace, "user_joint_consultation").path("cut").asInt()).isOne();
        assertThat(activity(trace, "user_villagers_resolution").path("open").asInt()).isOne();
        assertThat(activity(trace, "user_villagers_resolution").path("last").isNull()).isTrue();
        assertThat(trace.path("source").asText()).isEqualTo("engine");
        assertThat(trace.path("deploymentId").asText()).isEqualTo(cases.get(number).deploymentId());
        everyWayIsAccountedFor(number);
    }

    @Test
    void a_finished_case_is_traced_like_a_running_one_and_leads_to_what_it_called() {
        String number = finished();
        JsonNode trace = trace(number);
        assertThat(trace.path("state").asText()).isEqualTo("done");
        assertThat(trace.path("activities")).allSatisfy(a -> assertThat(a.path("open").asInt()).isZero());
        assertThat(activity(trace, "call_publish_resolution").path("called").get(0).asText()).isEqualTo(walk.child(number, 0));
        everyWayIsAccountedFor(number);
        everyWayIsAccountedFor(walk.child(number, 0));
        String page = auditor.get("/audit/cases/" + number).body();
        assertThat(page).contains("/audit/cases/" + walk.child(number, 0)).contains("已办结");
        assertThat(auditor.get("/audit/cases/" + number + "/model.bpmn").body()).contains("id=\"decision\"");
    }

    @Test
    void once_the_engine_has_forgotten_the_case_its_own_chain_tells_its_steps() {
        String number = finished();
        JsonNode before = trace(number);
        history.deleteHistoricProcessInstance(cases.get(number).processInstanceId());
        JsonNode trace = trace(number);
        assertThat(trace.path("source").asText()).isEqualTo("records");
        assertThat(activity(trace, "user_joint_consultation").path("times").asInt()).isEqualTo(2);
        assertThat(activity(trace, "user_acceptance").path("last").asText()).isNotBlank();
        flows(trace).forEach((flow, times) -> assertThat(times).as(flow).isEqualTo(flows(before).get(flow)));
        assertThat(flows(trace)).isNotEmpty();
        assertThat(auditor.get("/audit/cases/" + number).body()).contains("经过按审计链还原");
    }

    @Test
    void each_evaluation_names_the_version_the_row_and_the_article() {
        String number = looped();
        JsonNode evaluation = StreamSupport.stream(trace(number).path("evaluations").spliterator(), false)
                .filter(e -> e.path("evaluation").path("table").asText().equals("meeting-outcome")).skip(1).findFirst().orElseThrow().path("evaluation");
        assertThat(evaluation.path("name").asText()).isEqualTo("会议结果判定");
        assertThat(evaluation.path("inputs").path("实到人数").asText()).isEqualTo("5");
        JsonNode fired = evaluation.path("fired").get(0);
        assertThat(fired.path("id").asText()).isEqualTo("rule_two_committees");
        assertThat(fired.path("number").asInt()).isEqualTo(2);
        assertThat(fired.path("article").asText()).contains("本县规定");
        assertThat(fired.path("outputs").path("到会有效").asText()).isEqualTo("否");
        Client.Answer table = auditor.get("/audit/cases/" + number + "/tables/meeting-outcome.dmn?version=" + evaluation.path("version").asInt());
        assertThat(table.body()).contains("rule_two_committees");
        assertThat(auditor.get("/audit/cases/" + number + "/tables/no-such-table.dmn").status()).isEqualTo(404);
        assertThat(auditor.get("/audit/cases/" + number + "?kind=rules").body()).contains("适用第2行").contains("本县规定").doesNotContain("签收任务");
    }

    @Test
    void what_a_table_gave_is_said_in_words_and_not_in_codes() {
        JsonNode bodies = StreamSupport.stream(trace(published()).path("evaluations").spliterator(), false).map(e -> e.path("evaluation"))
                .filter(e -> e.path("table").asText().equals("decision-body")).findFirst().orElseThrow();
        assertThat(bodies.path("fired").toString()).contains("村民代表会议").doesNotContain("villagers-assembly");
    }

    @Test
    void a_repeated_step_shows_what_stood_there_before_and_who_did_it_in_which_office() {
        String page = auditor.get("/audit/cases/" + looped()).body();
        assertThat(page).contains("与上一次对照").contains("<del>人数不足</del>").contains("<ins>同意按方案实施。</ins>").contains("<del>5").contains("张村文书")
                .contains("完成环节").contains("发起案件").contains("流程判断");
        assertThat(auditor.get("/audit/cases/" + looped() + "?kind=nothing").status()).isEqualTo(400);
    }

    @Test
    void entries_that_somebody_changed_are_shown_as_unreadable_and_the_rest_of_the_trace_stays() {
        String number = looped();
        AuditEntry second = audit.entries(number).get(1);
        try {
            change(number, "gone", second.at());
            Client.Answer page = auditor.get("/audit/cases/" + number);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("这一条记录无法读出", "核验不完整：从", "#act-2", "从这一条起与审计链的校验值不符", "村“两委”商议");
            assertThat(trace(number).path("activities").size()).isGreaterThan(3);
            change(number, second.payload(), "yesterday");
            assertThat(auditor.get("/audit/cases/" + number).body()).contains("这一条记录无法读出");
        } finally {
            change(number, second.payload(), second.at());
        }
        assertThat(auditor.get("/audit/cases/" + number).body()).contains("逐条核验完整").doesNotContain("无法读出");
    }

    /** As the database's superuser, who goes around the triggers. */
    private void change(String number, String payload, String at) {
        new TransactionTemplate(transactions).executeWithoutResult(t -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("update audit_entry set payload = ?, at = ? where chain = ? and seq = 2").params(payload, at, number).update();
        });
    }

    @Test
    void nobody_but_an_auditor_traces_and_an_auditor_changes_nothing() {
        String number = looped();
        for (String login : List.of("zhang-secretary", "county-organization", "modeller", "admin")) {
            assertThat(new Client(port, login).get("/audit/cases/" + number).status()).as(login).isEqualTo(403);
            assertThat(new Client(port, login).get("/api/audit/cases/" + number + "/trace").status()).as(login).isEqualTo(403);
            assertThat(new Client(port, login).get("/audit/cases/" + number + "/model.bpmn").status()).as(login).isEqualTo(403);
        }
        int before = auditor.get("/api/audit/cases/" + number).json().size();
        trace(number);
        auditor.get("/audit/cases/" + number);
        assertThat(auditor.get("/api/audit/cases/" + number).json()).hasSize(before);
        assertThat(auditor.get("/audit/cases/JC-990101101201-2026-9999").status()).isEqualTo(404);
    }

    private void more(String number, int acts) {
        List<Act> all = IntStream.range(0, acts).mapToObj(i -> (Act) (i % 4 == 0
                ? new SimpleAct(number, "zhang-clerk", "table.evaluated", "meeting-notice", Map.of("inputs", Map.of("会议类型", "two-committees"), "outputs",
                        List.of(Map.of("minimumDays", 0)), "rules", List.of("rule_none")))
                : new SimpleAct(number, "zhang-clerk", "step.completed", "implementation", Map.of("answers", Map.of("progress", "第" + i + "次"))))).toList();
        events.publishEvent(new Acts(all));
    }

    @Test
    void a_case_of_a_thousand_entries_costs_no_more_statements_and_every_entry_is_on_some_page() {
        String small = published();
        String large = published();
        more(small, 120);
        more(large, 1_500);
        trace(small);
        assertThat(statements("/audit/cases/" + large)).isEqualTo(statements("/audit/cases/" + small));
        assertThat(statements("/api/audit/cases/" + large + "/trace")).isEqualTo(statements("/api/audit/cases/" + small + "/trace"));
        List<Long> seen = new ArrayList<>();
        String page = auditor.get("/audit/cases/" + large).body();
        for (String next = page; next != null; next = next(next)) {
            java.util.regex.Pattern.compile("id=\"act-(\\d+)\"").matcher(next).results().forEach(r -> seen.add(Long.valueOf(r.group(1))));
        }
        assertThat(seen).hasSizeGreaterThan(1_500).isEqualTo(seen.stream().sorted().distinct().toList());
        assertThat(seen).hasSize(auditor.get("/api/audit/cases/" + large).json().size());
    }

    private String next(String page) {
        var link = java.util.regex.Pattern.compile("rel=\"next\" href=\"([^\"#]*)").matcher(page);
        return link.find() ? auditor.get(link.group(1).replace("&amp;", "&")).body() : null;
    }

    private int statements(String path) {
        try (StatementCount count = new StatementCount()) {
            assertThat(auditor.get(path).status()).isEqualTo(200);
            return count.ours() + count.engine();
        }
    }
}
