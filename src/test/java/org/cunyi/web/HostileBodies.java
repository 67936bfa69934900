package org.cunyi.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Bodies that nobody honest sends, the same ones for the same seed. */
final class HostileBodies {

    private static final List<String> WHOLE = List.of("", " ", "null", "[]", "[[]]", "\"\"", "0", "true", "{", "}", "{]", "{\"\":\"\"}", "{\"a\":}", "\u0000",
            "\uFEFF{}", "<xml/>", "a=b&c=d", "%", "a=%zz", "{\"variables\":null}", "{\"variables\":[]}", "{\"variables\":\"x\"}", "{\"variables\":{\"\":null}}",
            "{\"variables\":{\"a\":{\"value\":{\"b\":[]},\"type\":\"Object\"}}}", "{\"variables\":{\"a\":{\"type\":\"File\",\"value\":\"x\"}}}",
            "{\"variables\":{\"a\":{\"value\":\"x\",\"type\":\"Nonsense\"}}}", "{\"process\":{},\"villageCode\":[],\"variables\":7}",
            "{\"process\":\"../decision\",\"variables\":{}}", "{\"userId\":{\"a\":1}}", "{\"userId\":\"zhang-clerk\\u0000\"}", "{\"reason\":[]}", "{\"reason\":{}}",
            "{\"about\":7,\"content\":{}}", "{\"receipt\":null}", "{\"sorting\":[{\"sortBy\":\"'; drop table act_ru_task --\"}]}", "{\"firstResult\":-1}",
            "--x\r\n", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\ncode", "--x\r\n\r\n--x--\r\n", "_csrf=x&kind=%00",
            "--x\r\nContent-Disposition: form-data; name=\"kind\"\r\nContent-Type: a/b/c; charset=zz\r\n\r\nroster\r\n--x--\r\n",
            "{\"maxResults\":99999999999999999999}", "{\"processVariables\":[{\"name\":null,\"operator\":\"like\",\"value\":{}}]}");
    private static final List<String> VALUES = List.of("null", "[]", "{}", "\"\"", "\" \"", "-1", "1e400", "1E-400", "99999999999999999999", "0.1", "true",
            "\"\\u0000\"", "\"\\uD800\"", "\"2026-02-30\"", "\"+10000-01-01\"", "\"${1+1}\"", "\"#{x}\"", "\"' or 1=1 --\"", "\"<script>\"", "\"\\u202E\"",
            "{\"value\":{}}", "[1,[2,[3]]]");
    private static final int DEEP = 3000;
    private static final int LONGEST = 4000;
    private static final int LONG = 200_000;

    private HostileBodies() {
    }

    /** So many bodies: the fixed ones, or some of them, and pieces of two of them put together. */
    static List<String> whole(long seed, int count) {
        Random random = new Random(seed);
        List<String> bodies = new ArrayList<>(WHOLE);
        bodies.add("[".repeat(DEEP) + "]".repeat(DEEP));
        bodies.add("{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP));
        bodies.add("{\"reason\":\"" + "长".repeat(LONG) + "\"}");
        Collections.shuffle(bodies, random);
        while (bodies.size() < count) {
            bodies.add(cut(WHOLE.get(random.nextInt(WHOLE.size())), random) + cut(WHOLE.get(random.nextInt(WHOLE.size())), random));
        }
        return bodies.subList(0, count);
    }

    private static String cut(String text, Random random) {
        return text.substring(0, random.nextInt(text.length() + 1));
    }

    /** A submission in which some of the fields have values that do not fit and one at least is none of the form's. */
    static String form(List<String> fields, Random random) {
        StringBuilder body = new StringBuilder("{\"variables\":{");
        int count = 1 + random.nextInt(fields.size());
        for (int i = 0; i < count; i++) {
            String field = random.nextInt(8) == 0 ? "x" + random.nextInt(5) : fields.get(random.nextInt(fields.size()));
            String value = VALUES.get(random.nextInt(VALUES.size()));
            body.append(i == 0 ? "" : ",").append('"').append(field).append("\":")
                    .append(random.nextInt(4) == 0 ? value : "{\"value\":" + value + (random.nextInt(6) == 0 ? ",\"type\":\"Json\"" : "") + "}");
        }
        return body.append(",\"stranger\":{\"value\":0}}}").toString();
    }

    /** A value that does not fit into that field of a form, as JSON. */
    static String unfit(JsonNode field, Random random) {
        String tooLong = '"' + "长".repeat(1 + field.path("validate").path("maxLength").asInt(LONGEST)) + '"';
        List<String> values = new ArrayList<>(switch (field.path("type").asText()) {
            case "number" -> List.of("-1", "1e400", "-1E400", "99999999999999999999", "0.1", "1e-320", "\"x\"", "{}", "[1]", "true", "\"5\"");
            case "select", "radio" -> List.of("\"${1+1}\"", "\"\\u0000\"", "7", "{}", "[]", "\"Object\"", "1e400", tooLong);
            default -> List.of("7", "{}", "[[]]", "false", "\"\\u0000\"", "\"a\\u0007b\"", tooLong);
        });
        if (field.path("id").asText().startsWith("date_")) {
            values.addAll(List.of("\"2026-02-30\"", "\"+10000-01-01\"", "\"-0001-01-01\"", "\"0000-00-00\"", "\"2026-1\"", "20260101", "\"今天\""));
        }
        if (field.path("validate").path("required").asBoolean()) {
            values.addAll(List.of("null", "\"\"", "\" \"", "\"\\u3000\""));
        }
        return values.get(random.nextInt(values.size()));
    }
}
