package org.cunyi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.cunyi.audit.AuditChain;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Identities;
import org.springframework.context.ApplicationContext;

/** Walks cases job by job and remembers which nodes were entered and which answers were given (ADR 0006). */
public class Walk {

    private final ProcessEngine engine;
    private final Cases cases;
    private final CaseView view;
    private final AuditChain audit;
    private final TestClock clock;
    private final Acting acting;
    private final Set<String> begun = new LinkedHashSet<>();
    private final Set<String> entered = new HashSet<>();
    private final Set<String> answered = new HashSet<>();

    public Walk(ApplicationContext context) {
        engine = context.getBean(ProcessEngine.class);
        cases = context.getBean(Cases.class);
        view = context.getBean(CaseView.class);
        audit = context.getBean(AuditChain.class);
        clock = context.getBean(TestClock.class);
        acting = new Acting(context.getBean(Identities.class));
        AbstractAssertions.init(engine);
    }

    public Acting acting() {
        return acting;
    }

    public String begin(String login, String process, Map<String, Object> answers) {
        String number = acting.as(login, () -> view.start(process, answers));
        begun.add(number);
        return number;
    }

    /** A case that another one opened. */
    public String follow(String number) {
        begun.add(number);
        return number;
    }

    public String child(String number, int index) {
        return cases.children(number).get(index).caseNumber();
    }

    public List<Task> tasks(String number, String key) {
        return engine.getTaskService().createTaskQuery().processInstanceId(cases.get(number).processInstanceId())
                .taskDefinitionKey("user_" + key).orderByTaskCreateTime().asc().list();
    }

    public void complete(String login, String number, String key, Map<String, Object> values) {
        List<Task> open = tasks(number, key);
        assertThat(open).as("one open task " + key + " in " + number).hasSize(1);
        complete(login, open.get(0), values);
    }

    public void complete(String login, Task task, Map<String, Object> values) {
        acting.as(login, () -> engine.getTaskService().complete(task.getId(), values));
    }

    public ProcessInstance instance(String number) {
        return engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(cases.get(number).processInstanceId()).singleResult();
    }

    /** Drafts, checks and releases as the three of 张村. */
    public void release(String publication, String title, String body) {
        complete("zhang-clerk", publication, "draft_notice", Map.of("noticeTitle", title, "noticeBody", body));
        complete("zhang-supervision", publication, "supervision_opinion", Map.of("agreed", "true", "opinionText", "同意"));
        complete("zhang-secretary", publication, "release", Map.of("released", "true"));
    }

    /** Lets days pass, and the timer of that element fire. */
    public void fire(String number, String element, int days) {
        clock.plusDays(days);
        engine.getManagementService().executeJob(timer(number, element).getId());
    }

    public Job timer(String number, String element) {
        return engine.getManagementService().createJobQuery().processInstanceId(cases.get(number).processInstanceId()).activityId(element)
                .singleResult();
    }

    /** To be called after each test: reads the engine's history and our audit, and verifies every chain. */
    public void remember() {
        clock.reset();
        for (String number : List.copyOf(begun)) {
            cases.children(number).forEach(c -> begun.add(c.caseNumber()));
        }
        for (String number : begun) {
            engine.getHistoryService().createHistoricActivityInstanceQuery().processInstanceId(cases.get(number).processInstanceId()).list()
                    .forEach(a -> entered.add(a.getProcessDefinitionKey() + "/" + a.getActivityId()));
            String process = cases.get(number).process();
            audit.entries(number).stream().filter(e -> e.action().equals("question.answered"))
                    .forEach(e -> answered.add(process + "/" + e.payload().replaceFirst(".*\"flow\":\"([a-z_]+)\".*", "$1")));
            assertThat(audit.verify(number).intact()).isTrue();
        }
        begun.clear();
    }

    /** Every node of the model was entered; for a model without questions. */
    public BpmnModelInstance entered(String process) {
        BpmnModelInstance model = Bpmn.readModelFromStream(Walk.class.getResourceAsStream("/bpmn/" + process + ".bpmn"));
        assertThat(model.getModelElementsByType(FlowNode.class)).isNotEmpty().allSatisfy(
                node -> assertThat(entered).contains(process + "/" + node.getId()));
        return model;
    }

    /** Every node of the model was entered and every gateway gave every answer. */
    public void covered(String process) {
        BpmnModelInstance model = entered(process);
        assertThat(model.getModelElementsByType(ExclusiveGateway.class)).isNotEmpty().allSatisfy(
                gateway -> gateway.getOutgoing().forEach(flow -> assertThat(answered).contains(process + "/" + flow.getId())));
    }
}
