package org.cunyi.modeling.difference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cunyi.workflow.Wording;

/** Two versions of one form: its fields are matched by their keys, what is no field by its id. */
public record FormDifference(List<Line> lines) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DEEPEST = 20;
    private static final String OPTIONS = "values";

    /**
     * A field.
     *
     * @param parts attributes that differ; of a new or a removed field all of them
     */
    public record Line(String id, String label, Mark mark, boolean moved, List<Part> parts) {
    }

    /** Empty where one of the two cannot be read. A missing earlier version makes everything new. */
    static Optional<FormDifference> of(String before, String after, Wording words) {
        try {
            Map<String, Map<String, String>> old = before == null ? Map.of() : fields(JSON.readTree(before));
            Map<String, Map<String, String>> now = fields(JSON.readTree(after));
            List<String> earlier = new ArrayList<>(old.keySet());
            List<String> later = new ArrayList<>(now.keySet());
            Set<String> moved = Order.moved(earlier, later);
            return Optional.of(new FormDifference(TableDifference.union(earlier, later).stream()
                    .map(id -> line(id, old.get(id), now.get(id), moved.contains(id), words)).toList()));
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    private static Line line(String id, Map<String, String> before, Map<String, String> after, boolean moved, Wording words) {
        Map<String, String> shown = after == null ? before : after;
        Map<String, String> old = before == null ? Map.of() : before;
        Map<String, String> now = after == null ? Map.of() : after;
        List<Part> parts = TableDifference.union(List.copyOf(old.keySet()), List.copyOf(now.keySet())).stream()
                .map(a -> new Part(name(a, words), value(a, old.get(a), words), value(a, now.get(a), words))).filter(p -> !p.isSame()).toList();
        return new Line(id, shown.getOrDefault("label", shown.getOrDefault("text", "")), Mark.of(before, after), moved, parts);
    }

    private static String name(String attribute, Wording words) {
        return attribute.startsWith(OPTIONS + ".") ? words.of("form-attribute", OPTIONS) + " " + attribute.substring(OPTIONS.length() + 1)
                : words.of("form-attribute", attribute);
    }

    private static String value(String attribute, String value, Wording words) {
        return value == null ? null : words.of(attribute.equals("type") ? "form-type" : "yes-or-no", value);
    }

    private static Map<String, Map<String, String>> fields(JsonNode form) {
        Map<String, Map<String, String>> fields = new LinkedHashMap<>();
        collect(form.path("components"), fields, new HashMap<>(), 0);
        return fields;
    }

    private static void collect(JsonNode components, Map<String, Map<String, String>> fields, Map<String, Integer> repeats, int depth) {
        for (JsonNode component : components) {
            Map<String, String> attributes = new LinkedHashMap<>();
            attributes(component, "", attributes, 0);
            String id = component.path("key").asText(component.path("id").asText());
            String unique = id;
            while (fields.putIfAbsent(unique, attributes) != null) {
                unique = id + "（" + (repeats.merge(id, 1, Integer::sum) + 1) + "）";
            }
            if (depth < DEEPEST) {
                collect(component.path("components"), fields, repeats, depth + 1);
            }
        }
    }

    private static void attributes(JsonNode node, String head, Map<String, String> into, int depth) {
        node.fields().forEachRemaining(e -> {
            String name = head + e.getKey();
            if (e.getValue().isObject() && depth < DEEPEST) {
                attributes(e.getValue(), name + ".", into, depth + 1);
            } else if (name.equals(OPTIONS)) {
                e.getValue().forEach(o -> into.put(OPTIONS + "." + o.path("value").asText(), o.path("label").asText()));
            } else if (!name.equals("components") && !name.equals("id") && !e.getValue().isNull()) {
                into.put(name, e.getValue().isValueNode() ? e.getValue().asText() : e.getValue().toString());
            }
        });
    }
}
