package org.cunyi.cadre.qualification;

import java.util.List;
import java.util.Map;

/** Something written about a candidate, opened; {@code unit} is {@code null} where no unit of the county wrote it. */
record Paper(long id, String kind, String unit, Map<String, Object> content) {

    static final String CANDIDATE = "candidate";
    static final String FIRST_REVIEW = "first-review";
    static final String TOLD = "told";
    static final String LOOK = "look";
    static final String ANSWER = "answer";
    static final String STATEMENT = "statement";
    static final String CONCLUSION = "conclusion";
    static final String WAIVER = "waiver";
    static final String WITHDRAWAL = "withdrawal";

    /** In the candidate's paper: his login, where he is in the roster. */
    static final String LOGIN = "personLogin";

    String text(String key) {
        Object value = content.get(key);
        return value == null ? null : value.toString();
    }

    /** Answers item by item, for example {@code N01} → {@code clear}. */
    @SuppressWarnings("unchecked")
    Map<String, String> items(String key) {
        return content.get(key) instanceof Map<?, ?> items ? (Map<String, String>) items : Map.of();
    }

    /** What was ticked. */
    List<String> list(String key) {
        return content.get(key) instanceof List<?> ticked ? ticked.stream().map(Object::toString).toList() : List.of();
    }

    List<String> found() {
        return items("unitAnswer").entrySet().stream().filter(e -> e.getValue().equals("finding")).map(Map.Entry::getKey).toList();
    }
}
