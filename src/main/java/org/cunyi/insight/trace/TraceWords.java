package org.cunyi.insight.trace;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cunyi.workflow.Wording;

/** Puts what a chain keeps into words. What an HMAC stands for nobody can say; in a concealed case only codes, numbers and dates are said. */
final class TraceWords {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9,.:+@_-]{0,100}");
    private static final Pattern GROUP = Pattern.compile("[a-z][a-z-]*@[0-9]{6,12}");
    /** Keys that lead to a person where the case is about one. */
    private static final Set<String> LEADING = Set.of("post", "postId", "person", "personId", "name", "recused", "village", "villageCode",
            "postVillage");
    /** Families of words for the values of a key, or of a table's input by its label. */
    private static final Map<String, List<String>> FAMILIES = Map.ofEntries(entry("outcome", List.of("outcome")), entry("relation", List.of("relation")),
            entry("what", List.of("look")), entry("verdict", List.of("objection-verdict")), entry("about", List.of("objection-about")),
            entry("process", List.of("process")), entry("kind", List.of("mail-kind", "notice-kind")), entry("meetingKind", List.of("meeting-kind")),
            entry("会议类型", List.of("meeting-kind")), entry("事项种类", List.of("matter-kind")), entry("公开类型", List.of("notice-kind")));
    private static final int MANY = 30;

    private final Wording words;
    private final TraceNames names;

    TraceWords(Wording words, TraceNames names) {
        this.words = words;
        this.names = names;
    }

    String concealed() {
        return words.of("trace", "concealed");
    }

    String sealed() {
        return words.of("trace", "sealed");
    }

    String of(String family, String code) {
        return words.of(family, code);
    }

    /** Everything but what a page shows elsewhere. */
    Map<String, String> facts(JsonNode payload, Set<String> elsewhere) {
        Map<String, String> facts = new LinkedHashMap<>();
        TracePayload.map(payload).forEach((key, value) -> {
            String said = elsewhere.contains(key) || value == null ? "" : text(key, value);
            if (!said.isEmpty()) {
                facts.put(words.of("fact", key), said);
            }
        });
        return facts;
    }

    String text(String key, Object value) {
        if (value instanceof Boolean yes) {
            return yes ? "是" : "否";
        }
        if (names.concealed() && LEADING.contains(key)) {
            return concealed();
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).toPlainString();
        }
        if (value instanceof Collection<?> list) {
            String all = list.stream().limit(MANY).map(v -> text(key, v)).collect(Collectors.joining("、"));
            return list.size() > MANY ? all + "等" + list.size() + "项" : all;
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().filter(e -> e.getValue() != null).map(e -> words.of("fact", e.getKey().toString()) + "："
                    + text(e.getKey().toString(), e.getValue())).collect(Collectors.joining("；"));
        }
        return value == null ? "" : word(key, value.toString());
    }

    private String word(String key, String text) {
        if (TracePayload.isSealed(text)) {
            return sealed();
        }
        if (GROUP.matcher(text).matches()) {
            return names.group(text);
        }
        if (names.isPerson(text)) {
            return names.hides(text) ? concealed() : names.person(text);
        }
        if (names.concealed() && !key.equals("legalBasis") && !CODE.matcher(text).matches()) {
            return concealed();
        }
        String unit = names.units().get(text);
        return unit != null ? unit : FAMILIES.getOrDefault(key, List.of()).stream().map(f -> words.of(f, text)).filter(w -> !w.equals(text)).findFirst().orElse(text);
    }

    /** The answers of a step with what is sealed told as such; {@code open} has the words that our own rows still know. */
    Map<String, Object> answers(JsonNode payload, Map<String, Object> open) {
        Map<String, Object> said = new LinkedHashMap<>();
        TracePayload.map(payload.path("answers")).forEach((key, value) -> {
            Object own = open.get(key);
            said.put(key, own != null ? own : value instanceof String || value instanceof Map || value instanceof List ? plain(key, value) : value);
        });
        return said;
    }

    private Object plain(String key, Object value) {
        if (value instanceof String text) {
            boolean hidden = names.concealed() && (!CODE.matcher(text).matches() || names.isPerson(text) && names.hides(text) || LEADING.contains(key));
            return TracePayload.isSealed(text) ? sealed() : hidden ? concealed() : text;
        }
        return text(key, value);
    }
}
