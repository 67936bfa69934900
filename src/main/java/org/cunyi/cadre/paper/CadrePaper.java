package org.cunyi.cadre.paper;

import java.util.Map;

/** Something written about a person, opened; {@code ref} is the row it belongs to, {@code null} where it belongs to the case as a whole. */
public record CadrePaper(long id, String kind, Long ref, Map<String, Object> content) {

    public String text(String key) {
        Object value = content.get(key);
        return value == null ? null : value.toString();
    }

    /** Nothing of the content: a log must not have it. */
    @Override
    public String toString() {
        return "paper " + id;
    }
}
