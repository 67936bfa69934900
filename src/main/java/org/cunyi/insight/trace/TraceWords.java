package org.cunyi.insight.trace;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cunyi.workflow.Wording;

/** Puts what a chain keeps into words. What an HMAC stands for nobody can say; in a concealed case only codes, numbers and dates are said. */
final class TraceWords {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9,.:+@_-]{0,100}");
    private static final Pattern GROUP = Pattern.compile("[a-z][a-z-]*@[0-9]{6,12}");
    /** Keys that lead to a person where the case is about one. */
    private static final Set<String> LEADING = Set.of("post", "postId", "person", "personId", "posts", "name", "recused", "village",
            "villageCode", "postVillage", "login");
    /** Families of words for the values of a key, or of a table's input by its label. */
    private static final Map<String, List<String>> FAMILIES = Map.ofEntries(entry("outcome", List.of("outcome")), entry("relation", List.of("relation")),
            entry("what", List.of("look")), entry("verdict", List.of("objection-verdict", "prereview-verdict")), entry("reason", List.of("prereview-reason")), entry("about", List.of("objection-about")),
            entry("process", List.of("process")), entry("kind", List.of("mail-kind", "notice-kind", "post-kind", "leak-kind")), entry("subject", List.of("look", "value")),
            entry("step", List.of("step", "value")), entry("signatories", List.of("recall-signatories")), entry("state", List.of("recall-signature", "value")),
            entry("convener", List.of("recall-convener")), entry("meetingKind", List.of("meeting-kind")),
            entry("postKind", List.of("post-kind")),
            entry("followUp", List.of("follow-up")), entry("measure", List.of("value")), entry("party", List.of("value")), entry("other", List.of("value")),
            entry("recommended", List.of("value")), entry("told", List.of("value")), entry("result", List.of("review-result")),
            entry("会议类型", List.of("meeting-kind")), entry("事项种类", List.of("matter-kind")), entry("公开类型", List.of("notice-kind")));
    private static final Pattern LIST = Pattern.compile("[A-Za-z][A-Za-z0-9-]*(,[A-Za-z][A-Za-z0-9-]*)*");
    private static final List<String> OF_TABLES = List.of("value", "meeting-kind", "matter-kind", "notice-kind", "post-kind", "follow-up", "points-event");
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

    String person(String login) {
        return names.hides(login) ? concealed() : names.person(login);
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
        if (names.cover().leadsAway(text)) {
            return concealed();
        }
        if (GROUP.matcher(text).matches()) {
            return names.group(text);
        }
        if (names.isPerson(text)) {
            return person(text);
        }
        if (names.concealed() && !key.equals("legalBasis") && !CODE.matcher(text).matches()) {
            return concealed();
        }
        String unit = names.units().get(text);
        return unit != null ? unit : FAMILIES.getOrDefault(key, List.of()).stream().map(f -> words.of(f, text)).filter(w -> !w.equals(text)).findFirst().orElse(text);
    }

    /** A value of a table: codes, one or several, in the words that there are for them. */
    String value(String key, String text) {
        return LIST.matcher(text).matches() ? Arrays.stream(text.split(",")).map(c -> code(key, c)).collect(Collectors.joining("、")) : text;
    }

    private String code(String key, String code) {
        return names.roles().containsKey(code) ? names.group(code) : Stream.concat(FAMILIES.getOrDefault(key, List.of()).stream(), OF_TABLES.stream())
                .map(f -> words.of(f, code)).filter(w -> !w.equals(code)).findFirst().orElse(code);
    }

    /** The answers of a step with what is sealed told as such; {@code open} has the words that our own rows still know. */
    Map<String, Object> answers(JsonNode payload, Map<String, Object> open) {
        Map<String, Object> said = new LinkedHashMap<>();
        TracePayload.map(payload.path("answers")).forEach((key, value) -> {
            Object own = open.get(key);
            said.put(key, own != null ? own : value == null ? null : plain(key, value));
        });
        return said;
    }

    private Object plain(String key, Object value) {
        if (names.concealed() && LEADING.contains(key)) {
            return concealed();
        }
        if (value instanceof String text) {
            boolean hidden = names.concealed() && (!CODE.matcher(text).matches() || names.isPerson(text) && names.hides(text));
            return TracePayload.isSealed(text) ? sealed() : hidden || names.cover().leadsAway(text) ? concealed() : text;
        }
        return value instanceof Collection<?> || value instanceof Map<?, ?> ? text(key, value) : value;
    }
}
