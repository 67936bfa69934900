package org.cunyi.modeling.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changed rows as the record keeps them: key, day, and what differs; they are rules and words, never about a person. */
final class Told {

    private Told() {
    }

    static List<Map<String, Object>> rows(List<ChangedRow> rows) {
        return rows.stream().map(Told::row).toList();
    }

    private static Map<String, Object> row(ChangedRow row) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("key", row.key());
        told.put("effectiveOn", row.effectiveOn().toString());
        told.put("before", differing(row.before(), row.after()));
        told.put("after", differing(row.after(), row.before()));
        return told;
    }

    private static Map<String, String> differing(Map<String, String> one, Map<String, String> other) {
        Map<String, String> differing = new LinkedHashMap<>();
        if (one != null) {
            one.forEach((column, value) -> {
                if (value != null && (other == null || !value.equals(other.get(column)))) {
                    differing.put(column, value);
                }
            });
        }
        return differing;
    }
}
