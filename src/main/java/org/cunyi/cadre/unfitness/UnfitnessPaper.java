package org.cunyi.cadre.unfitness;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Something written in a case, opened. */
record UnfitnessPaper(long id, Map<String, Object> content) {

    String text(String key) {
        Object value = content.get(key);
        return value == null ? null : value.toString();
    }

    boolean yes(String key) {
        return Boolean.TRUE.equals(content.get(key));
    }

    LocalDate date(String key) {
        return text(key) == null ? null : LocalDate.parse(text(key));
    }

    List<String> list(String key) {
        return content.get(key) instanceof List<?> list ? list.stream().map(Object::toString).toList() : List.of();
    }

    /** Nothing of the content: a log must not have it. */
    @Override
    public String toString() {
        return "paper " + id;
    }
}
