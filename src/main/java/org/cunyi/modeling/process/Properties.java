package org.cunyi.modeling.process;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;

/** The extension properties of an element, by name; one that is left empty has an empty value. */
final class Properties {

    private Properties() {
    }

    static Map<String, String> of(BaseElement element) {
        Map<String, String> properties = new HashMap<>();
        if (element.getExtensionElements() != null) {
            element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                    .flatMap(p -> p.getCamundaProperties().stream())
                    .forEach(p -> properties.put(p.getCamundaName(), Objects.requireNonNullElse(p.getCamundaValue(), "")));
        }
        return properties;
    }
}
