package org.cunyi.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The forms as they were deployed with the case's models. */
@Component
public class Forms {

    /** Name under which a start form asks for the organisation. */
    public static final String UNITS = "startable-organisations";

    private static final FormModel NONE = new FormModel(Map.of());

    private final ProcessEngine engine;
    private final Map<String, FormModel> known = new ConcurrentHashMap<>();
    private final ObjectMapper json = new ObjectMapper();

    Forms(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    public FormModel ofTask(TaskEntity task) {
        var definition = task.getTaskDefinition().getFormDefinition();
        if (definition == null || definition.getCamundaFormDefinitionKey() == null) {
            return NONE;
        }
        String key = definition.getCamundaFormDefinitionKey().getValue(task).toString();
        return of(task.getExecution().getProcessDefinition().getDeploymentId(), key);
    }

    public FormModel ofStart(String deploymentId, CamundaFormRef form) {
        return form == null ? NONE : of(deploymentId, form.getKey());
    }

    private FormModel of(String deploymentId, String key) {
        return known.computeIfAbsent(deploymentId + "/" + key, k -> {
            try (InputStream in = engine.getRepositoryService().getResourceAsStream(deploymentId, "forms/" + key + ".form")) {
                return FormModel.read(in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Checks what was sent; see {@link FormChecker}. */
    public Answers check(FormModel form, Map<String, Object> sent, Map<String, Object> shown, Map<String, List<Option>> options) {
        return new FormChecker(form, shown, options).check(sent);
    }

    /** The same for a form that was never deployed, with nothing shown before. */
    public static Answers checked(FormModel form, Map<String, Object> sent, Map<String, List<Option>> options) {
        return new FormChecker(form, Map.of(), options).check(sent);
    }

    /** The form as the person gets it: choices that depend on village and matter filled in, a question with one answer left out. */
    public InputStream withOptions(InputStream form, Map<String, List<Option>> options) {
        try (form) {
            JsonNode root = json.readTree(form);
            fill(root.path("components"), options);
            leaveOutUnits(root.path("components"), options);
            repeat(root, options);
            return new ByteArrayInputStream(json.writeValueAsBytes(root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The form with values that it proposes to whoever opens it. */
    public InputStream withProposals(InputStream form, Map<String, Object> values) {
        try (form) {
            JsonNode root = json.readTree(form);
            propose(root.path("components"), values);
            return new ByteArrayInputStream(json.writeValueAsBytes(root));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void propose(JsonNode components, Map<String, Object> values) {
        for (JsonNode component : components) {
            propose(component.path("components"), values);
            Object value = values.get(component.path("key").asText());
            if (value != null) {
                ((ObjectNode) component).set("defaultValue", json.valueToTree(value));
            }
        }
    }

    private static void leaveOutUnits(JsonNode components, Map<String, List<Option>> options) {
        List<Option> units = options.get(UNITS);
        if (units == null || units.size() > 1) {
            return;
        }
        for (Iterator<JsonNode> i = components.iterator(); i.hasNext();) {
            if (i.next().path("properties").path("options").asText().equals(UNITS)) {
                i.remove();
            }
        }
    }

    /** A repeated component becomes one per choice; neighbours repeated for the same choices stay together. See {@link FormField#repeats}. */
    private static void repeat(JsonNode root, Map<String, List<Option>> options) {
        if (!(root.path("components") instanceof ArrayNode components)) {
            return;
        }
        List<JsonNode> all = new ArrayList<>();
        components.forEach(all::add);
        components.removeAll();
        for (int i = 0; i < all.size(); i++) {
            String from = repeats(all.get(i));
            int first = i;
            while (!from.isEmpty() && i + 1 < all.size() && repeats(all.get(i + 1)).equals(from)) {
                i++;
            }
            if (from.isEmpty()) {
                components.add(all.get(i));
            } else {
                List<JsonNode> together = all.subList(first, i + 1);
                options.getOrDefault(from, List.of()).forEach(c -> together.forEach(t -> components.add(one(t.deepCopy(), c, together.get(0)))));
            }
        }
    }

    private static String repeats(JsonNode component) {
        return component.path("properties").path("repeat").asText("");
    }

    /** The first of those that stand together carries the choice's name, the others their own. */
    private static ObjectNode one(ObjectNode component, Option choice, JsonNode first) {
        String key = component.path("key").asText();
        component.put("id", component.path("id").asText() + "_" + choice.value());
        component.put("key", key + "_" + choice.value());
        if (key.equals(first.path("key").asText())) {
            component.put("label", choice.label());
        }
        component.withObject("/layout").put("row", "Row_" + first.path("key").asText() + "_" + choice.value());
        return component;
    }

    private void fill(JsonNode components, Map<String, List<Option>> options) {
        for (JsonNode component : components) {
            fill(component.path("components"), options);
            List<Option> choices = options.get(component.path("properties").path("options").asText());
            if (choices != null) {
                ArrayNode values = ((ObjectNode) component).putArray("values");
                choices.forEach(c -> values.addObject().put("value", c.value()).put("label", c.label()));
            }
        }
    }
}
