package org.cunyi.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cunyi.workflow.Forms;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** What the fields of the forms are called, and their choices: read from the forms, so that the words stand in one place. */
@Component
class FieldLabels {

    private final Map<String, Map<String, Field>> forms = new HashMap<>();

    FieldLabels(ObjectMapper json) throws IOException {
        for (Resource form : new PathMatchingResourcePatternResolver().getResources("classpath:forms/*.form")) {
            try (InputStream in = form.getInputStream()) {
                JsonNode root = json.readTree(in);
                Map<String, Field> fields = new LinkedHashMap<>();
                collect(root.path("components"), fields);
                forms.put(root.path("id").asText(), fields);
            }
        }
    }

    /**
     * @param choices words of the choices by value
     * @param suffix  what stands behind its number, for example 元
     * @param person  whether it chooses a person by login
     * @param unit    whether it chooses an organisation by code
     */
    record Field(String label, Map<String, String> choices, String suffix, boolean person, boolean unit) {
    }

    /**
     * Fields by key, in the order of the form. Forms are named after process and step (design.md §1); a variant such as {@code decision-six}
     * uses those of the process it is a variant of.
     */
    Map<String, Field> of(String process, String step) {
        Map<String, Field> own = forms.get(process + "-" + step.replace('_', '-'));
        int variant = process.lastIndexOf('-');
        return own != null ? own : variant < 0 ? Map.of() : of(process.substring(0, variant), step);
    }

    private static void collect(JsonNode components, Map<String, Field> fields) {
        for (JsonNode c : components) {
            collect(c.path("components"), fields);
            if (c.hasNonNull("key")) {
                Map<String, String> choices = new HashMap<>();
                c.path("values").forEach(v -> choices.put(v.path("value").asText(), v.path("label").asText()));
                String options = c.path("properties").path("options").asText();
                fields.put(c.path("key").asText(), new Field(c.path("label").asText(), choices,
                        c.path("appearance").path("suffixAdorner").asText(""), options.endsWith("-persons"), options.endsWith("-villages")
                        || options.equals(Forms.UNITS)));
            }
        }
    }
}
