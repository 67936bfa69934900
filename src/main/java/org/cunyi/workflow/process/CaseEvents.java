package org.cunyi.workflow.process;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.task.IdentityLink;
import org.cunyi.shared.Actor;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.TaskWaiting;
import org.cunyi.workflow.block.FileStock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Turns what the engine does into cases and acts, in the engine's own transaction. */
@Component
class CaseEvents {

    private static final int LONGEST_NAME = 255;

    private final Cases cases;
    private final FileStock stock;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseEvents(@Lazy Cases cases, FileStock stock, ApplicationEventPublisher events, Clock clock) {
        this.cases = cases;
        this.stock = stock;
        this.events = events;
        this.clock = clock;
    }

    /** A case begins through a form, or is called by another one; nothing else makes one. */
    void processStarted(DelegateExecution execution) {
        ExecutionEntity instance = (ExecutionEntity) execution;
        ProcessDefinitionEntity model = instance.getProcessDefinition();
        if (instance.getSuperExecution() != null) {
            openCalled(instance, model);
        } else if (StartScope.current() == null) {
            throw Refusal.of("", "案件只能通过发起表单开始");
        } else {
            OrgCode org = new OrgCode(StartScope.current().orgCode());
            cases.attachInstance(StartScope.current().caseNumber(), instance.getId(), model.getDeploymentId());
            instance.setVariables(Map.of("caseNumber", StartScope.current().caseNumber(), "countyCode", org.county(), "townshipCode",
                    org.township(), "villageCode", org.value()));
        }
    }

    private void openCalled(ExecutionEntity instance, ProcessDefinitionEntity model) {
        String parent = instance.getSuperExecution().getProcessBusinessKey();
        CaseFile caller = cases.get(parent);
        String number = cases.nextNumber(Attributes.of(model).get("prefix"), caller.orgCode());
        cases.open(new CaseFile(number, model.getKey(), instance.getId(), model.getDeploymentId(), caller.orgCode(), parent,
                caller.title(), Actor.current(), OffsetDateTime.now(clock), null, null));
        instance.setProcessBusinessKey(number);
        instance.setVariable("caseNumber", number);
        instance.setVariable("parentCaseNumber", parent);
    }

    void archived(DelegateExecution execution) {
        stock.take(execution.getProcessBusinessKey());
    }

    void processEnded(DelegateExecution execution) {
        Object outcome = execution.getVariable("outcome");
        if (execution.getProcessBusinessKey() != null) {
            cases.close(execution.getProcessBusinessKey(), outcome == null ? null : outcome.toString());
        }
    }

    void taskChanged(DelegateTask task) {
        String caseNumber = task.getExecution().getProcessBusinessKey();
        List<String> groups = task.getCandidates().stream().map(IdentityLink::getGroupId).filter(g -> g != null).sorted().toList();
        Map<String, Object> payload = new HashMap<>();
        payload.put("groups", groups);
        payload.put("assignee", task.getAssignee());
        String action = switch (task.getEventName()) {
            case TaskListener.EVENTNAME_CREATE -> "task.created";
            case TaskListener.EVENTNAME_ASSIGNMENT -> assigned(task);
            default -> "task.cancelled";
        };
        events.publishEvent(new SimpleAct(caseNumber, Actor.current(), action, task.getTaskDefinitionKey(), payload));
        if (action.equals("task.created")) {
            String name = task.getName();
            task.setName(named(name, caseNumber, task));
            events.publishEvent(new TaskWaiting(caseNumber, task.getId(), task.getTaskDefinitionKey(), name, groups, task.getAssignee(),
                    task.getDueDate()));
        }
    }

    /** Who takes a task claims it; where somebody else gives it to him it is handed over, which has an entry of its own. */
    private static String assigned(DelegateTask task) {
        return task.getAssignee() == null ? "task.released" : task.getAssignee().equals(Actor.current()) ? "task.claimed" : "task.assigned";
    }

    /** Of what is seen by its own tasks only, no list shows the number beside the name. */
    private String named(String step, String caseNumber, DelegateTask task) {
        boolean numbered = "own-tasks".equals(Attributes.of(((ExecutionEntity) task.getExecution()).getProcessDefinition()).get("visibility"));
        String name = cases.find(caseNumber).map(c -> c.taskName(step, numbered)).orElse(step);
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    void questionAnswered(DelegateExecution execution) {
        TransitionImpl flow = ((ExecutionEntity) execution).getTransition();
        Map<String, Object> payload = new HashMap<>();
        payload.put("question", flow.getSource().getProperty("name"));
        payload.put("answer", flow.getProperty("name"));
        payload.put("flow", flow.getId());
        events.publishEvent(new SimpleAct(execution.getProcessBusinessKey(), Actor.current(), "question.answered",
                flow.getSource().getId(), payload));
    }
}
