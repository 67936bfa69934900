package org.cunyi.cadre.paper;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Something written about a person, opened; {@code ref} is the row it belongs to, {@code null} where it belongs to the case as a whole. */
public record CadrePaper(long id, String kind, Long ref, Map<String, Object> content) {

    public String text(String key) {
        Object value = content.get(key);
        return value == null ? null : value.toString();
    }

    public boolean yes(String key) {
        return Boolean.TRUE.equals(content.get(key));
    }

    public LocalDate date(String key) {
        return text(key) == null ? null : LocalDate.parse(text(key));
    }

    public List<String> list(String key) {
        return content.get(key) instanceof List<?> list ? list.stream().map(Object::toString).toList() : List.of();
    }

    /** Nothing of the content: a log must not have it. */
    @Override
    public String toString() {
        return "paper " + id;
    }
}
