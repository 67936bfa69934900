package org.cunyi.modeling.trial.process;

import java.util.List;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.cunyi.workflow.Option;

/** With which errors a step may end: those that an event at its edge catches. */
final class Errors {

    private Errors() {
    }

    static List<Option> at(BpmnModelInstance model, String activity) {
        return model.getModelElementsByType(BoundaryEvent.class).stream().filter(b -> b.getAttachedTo() != null && b.getAttachedTo().getId().equals(activity))
                .flatMap(b -> b.getEventDefinitions().stream().filter(ErrorEventDefinition.class::isInstance).map(ErrorEventDefinition.class::cast)
                        .filter(e -> e.getError() != null && e.getError().getErrorCode() != null)
                        .map(e -> new Option(e.getError().getErrorCode(), b.getName() == null ? e.getError().getErrorCode() : b.getName()))).toList();
    }
}
