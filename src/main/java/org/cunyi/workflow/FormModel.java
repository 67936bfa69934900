package org.cunyi.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A deployed Camunda Form, read once. */
public record FormModel(Map<String, FormField> fields) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static FormModel read(byte[] json) {
        Map<String, FormField> fields = new LinkedHashMap<>();
        try {
            collect(JSON.readTree(json).path("components"), fields);
        } catch (IOException e) {
            throw new IllegalStateException("a deployed form is not JSON", e);
        }
        return new FormModel(fields);
    }

    private static void collect(JsonNode components, Map<String, FormField> fields) {
        for (JsonNode c : components) {
            collect(c.path("components"), fields);
            String key = c.path("key").asText("");
            if (!key.isEmpty() && !c.path("type").asText().equals("group")) {
                fields.put(key, field(c, key));
            }
        }
    }

    private static FormField field(JsonNode c, String key) {
        JsonNode rules = c.path("validate");
        boolean conditional = c.path("conditional").has("hide");
        Map<String, String> properties = properties(c);
        return new FormField(c.path("id").asText(), key, c.path("label").asText(key), c.path("type").asText(),
                rules.path("required").asBoolean(false) && !conditional, c.path("readonly").asBoolean(false) || c.path("disabled").asBoolean(false),
                rules.hasNonNull("maxLength") ? Integer.valueOf(rules.path("maxLength").asInt()) : null,
                rules.hasNonNull("pattern") ? rules.path("pattern").asText() : null, number(rules, "min"), number(rules, "max"),
                c.hasNonNull("decimalDigits") ? Integer.valueOf(c.path("decimalDigits").asInt()) : null, values(c),
                properties.get("options"), properties.get("variable"), properties);
    }

    private static Map<String, String> properties(JsonNode c) {
        Map<String, String> properties = new HashMap<>();
        c.path("properties").fields().forEachRemaining(e -> properties.put(e.getKey(), e.getValue().asText()));
        return properties;
    }

    private static Set<String> values(JsonNode c) {
        Set<String> values = new LinkedHashSet<>();
        c.path("values").forEach(v -> values.add(v.path("value").asText()));
        return values;
    }

    /** form-js writes bounds as numbers or as text. */
    private static BigDecimal number(JsonNode rules, String name) {
        String text = rules.path(name).asText("");
        return text.isBlank() ? null : new BigDecimal(text);
    }

    public List<String> keys() {
        return new ArrayList<>(fields.keySet());
    }
}
