package org.cunyi.workflow.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.core.model.CoreModelElement;
import org.camunda.bpm.engine.impl.pvm.PvmActivity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** The modeller's own extension properties of an element, kept with the parsed model. */
final class Attributes {

    private static final String KEY = "cunyi";

    private Attributes() {
    }

    static void keep(Element element, CoreModelElement target) {
        Map<String, String> found = new LinkedHashMap<>();
        Element extensions = element.element("extensionElements");
        Element properties = extensions == null ? null : extensions.element("properties");
        if (properties != null) {
            properties.elements("property").forEach(p -> found.put(p.attribute("name"), p.attribute("value")));
        }
        target.setProperty(KEY, found);
    }

    @SuppressWarnings("unchecked")
    static Map<String, String> of(CoreModelElement element) {
        Object found = element == null ? null : element.getProperty(KEY);
        return found == null ? Map.of() : (Map<String, String>) found;
    }

    static Map<String, String> ofActivity(PvmActivity activity) {
        return activity instanceof ActivityImpl found ? of(found) : Map.of();
    }
}
