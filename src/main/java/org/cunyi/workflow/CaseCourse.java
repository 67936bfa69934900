package org.cunyi.workflow;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Where a case has been in its model, by the engine's history; who may see the case has been asked before. */
@Component
public class CaseCourse {

    private final ProcessEngine engine;
    private final EngineCalls calls;
    private final Clock clock;

    CaseCourse(@Lazy ProcessEngine engine, EngineCalls calls, Clock clock) {
        this.engine = engine;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * One stay at an element.
     *
     * @param until {@code null} while the case is there
     * @param cut   whether it was left without being finished
     * @param called instance that it called, or {@code null}
     */
    public record Stay(String element, String type, OffsetDateTime from, OffsetDateTime until, boolean cut, String called) {
    }

    /** The model in the version that the case runs on; its elements in the order of the file. */
    public record Shape(String process, int version, String versionTag, List<Element> elements, List<Flow> flows) {
    }

    /** @param asks whether it is a question, of whose answers one is taken */
    public record Element(String id, String type, String name, boolean asks) {
    }

    public record Flow(String id, String from, String to) {
    }

    /** All stays of the case in the order in which they began; none once the engine's history of it has been cleaned up. */
    public List<Stay> stays(CaseFile file) {
        return file.processInstanceId() == null ? List.of() : calls.free(() -> engine.getHistoryService().createHistoricActivityInstanceQuery()
                .processInstanceId(file.processInstanceId()).orderPartiallyByOccurrence().asc().list().stream().map(this::stay).toList());
    }

    private Stay stay(HistoricActivityInstance a) {
        return new Stay(a.getActivityId(), a.getActivityType(), at(a.getStartTime()), at(a.getEndTime()), a.isCanceled(),
                a.getCalledProcessInstanceId());
    }

    private OffsetDateTime at(Date date) {
        return date == null ? null : date.toInstant().atZone(clock.getZone()).toOffsetDateTime();
    }

    public Shape shape(CaseFile file) {
        return calls.free(() -> {
            ProcessDefinition definition = engine.getRepositoryService().createProcessDefinitionQuery().deploymentId(file.deploymentId())
                    .processDefinitionKey(file.process()).singleResult();
            BpmnModelInstance model = engine.getRepositoryService().getBpmnModelInstance(definition.getId());
            List<Element> elements = model.getModelElementsByType(FlowNode.class).stream().map(CaseCourse::element).toList();
            List<Flow> flows = model.getModelElementsByType(SequenceFlow.class).stream()
                    .map(f -> new Flow(f.getId(), f.getSource().getId(), f.getTarget().getId())).toList();
            return new Shape(definition.getKey(), definition.getVersion(), definition.getVersionTag(), elements, flows);
        });
    }

    private static Element element(FlowNode node) {
        String name = node.getName() == null ? "" : node.getName().replaceAll("\\s+", "");
        return new Element(node.getId(), node.getElementType().getTypeName(), name, node instanceof ExclusiveGateway && node.getOutgoing().size() > 1);
    }
}
