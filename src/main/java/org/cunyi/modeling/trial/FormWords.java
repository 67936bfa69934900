package org.cunyi.modeling.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.cunyi.modeling.ModelSet;
import org.cunyi.workflow.Wording;

/** Chinese words for variables and their codes: as the forms of the same models have them, otherwise the product's own. */
public final class FormWords {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, Map<String, String>> values = new HashMap<>();

    private final Wording words;

    public static FormWords of(ModelSet models, Wording words) {
        return new FormWords(models, words);
    }

    FormWords(ModelSet models, Wording words) {
        this.words = words;
        for (String path : models.in("forms")) {
            try {
                collect(JSON.readTree(models.text(path)).path("components"));
            } catch (JsonProcessingException unreadable) {
                // said where the form itself is checked
            }
        }
    }

    private void collect(JsonNode components) {
        for (JsonNode c : components) {
            collect(c.path("components"));
            String key = c.path("key").asText("");
            if (!key.isEmpty()) {
                labels.putIfAbsent(key, c.path("label").asText(key));
                c.path("values").forEach(v -> values.computeIfAbsent(key, k -> new LinkedHashMap<>()).putIfAbsent(v.path("value").asText(), v.path("label").asText()));
            }
        }
    }

    /** The name itself where no form asks for it. */
    public String label(String variable) {
        String word = words.of("trial-fact", variable);
        return word.equals(variable) ? labels.getOrDefault(variable, variable) : word;
    }

    /** What can be chosen for that field, by code. */
    public Map<String, String> choices(String variable) {
        return values.getOrDefault(variable, Map.of());
    }

    /** A value as people read it. */
    public String value(String variable, Object value) {
        if (value == null) {
            return "（空）";
        }
        if (value instanceof Boolean yes) {
            return yes ? "是" : "否";
        }
        if (value instanceof Date moment) {
            return MOMENT.format(moment.toInstant());
        }
        String text = value.toString();
        String word = values.getOrDefault(variable, Map.of()).getOrDefault(text, words.of(family(variable), text));
        return word.equals(text) ? text : word + "（" + text + "）";
    }

    /** {@code noticeKind} has its words under {@code notice-kind}. */
    private static String family(String variable) {
        return variable.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
