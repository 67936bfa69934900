package org.cunyi.modeling.process;

import java.io.ByteArrayInputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.ModelException;
import org.cunyi.modeling.Findings;
import org.cunyi.modeling.ModelFinding;
import org.cunyi.modeling.ModelSet;

/** A procedure about people's posts stays closed to all but those who work in it: no release opens it (ADR 0018). */
public final class SecretStays {

    private static final String VISIBILITY = "visibility";
    private static final String OWN_TASKS = "own-tasks";

    private SecretStays() {
    }

    /** @param paths of the models that change */
    public static List<ModelFinding> check(ModelSet inForce, ModelSet wanted, Collection<String> paths) {
        return paths.stream().filter(p -> p.startsWith("bpmn/") && inForce.has(p) && wanted.has(p)).flatMap(path -> {
            Findings found = new Findings(path);
            process(inForce, path).filter(SecretStays::isSecret).flatMap(p -> process(wanted, path)).ifPresent(p -> found.wrongUnless(isSecret(p), p.getId(),
                    "这一程序涉及个人职务，流程属性 visibility（谁能看到）应当保持 own-tasks，不能放开"));
            return found.all().stream();
        }).toList();
    }

    private static boolean isSecret(Process process) {
        return OWN_TASKS.equals(Properties.of(process).get(VISIBILITY));
    }

    /** Nothing where it is no process: that is said elsewhere. */
    private static Optional<Process> process(ModelSet models, String path) {
        try {
            return Bpmn.readModelFromStream(new ByteArrayInputStream(models.bytes(path))).getModelElementsByType(Process.class).stream().findFirst();
        } catch (ModelException e) {
            return Optional.empty();
        }
    }
}
