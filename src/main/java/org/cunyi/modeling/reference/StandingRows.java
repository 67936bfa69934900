package org.cunyi.modeling.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.org.reference.ReferenceColumn;
import org.cunyi.org.reference.ReferenceTable;

/** The rows of a table as a file may bring them back, found by key and day; one for each proposal. */
final class StandingRows {

    private record At(String key, String from) {
    }

    private final ReferenceTable table;
    private final List<ReferenceColumn> key;
    private final boolean byDay;
    private final Map<At, ReferenceRow> rows = new HashMap<>();

    StandingRows(ReferenceTable table, Map<String, List<ReferenceRow>> known) {
        this.table = table;
        this.key = table.key();
        this.byDay = table.isByDay();
        known.values().forEach(ofKey -> ofKey.forEach(r -> rows.put(new At(r.key(), r.from().toString()), r)));
    }

    /** Whether that line of a file is a row, also of the past, that comes back unchanged. */
    boolean has(Wanted row) {
        if (row.place().isEmpty()) {
            return false;
        }
        Map<String, String> typed = new HashMap<>();
        key.forEach(c -> typed.put(c.name(), code(c, row.typed().get(c.name()))));
        ReferenceRow found = rows.get(new At(ReferenceKey.of(key, typed), byDay ? typed.get(table.storage().from()) : row.effectiveOn()));
        return found != null && table.columns(found.values()).stream()
                .allMatch(c -> same(c.word(found.values().get(c.name())), found.values().get(c.name()), row.typed().get(c.name())));
    }

    /** What is kept for what was typed, where it is a word for it. */
    private static String code(ReferenceColumn column, String typed) {
        return column.choices().entrySet().stream().filter(c -> c.getValue().equals(typed)).map(Map.Entry::getKey).findFirst().orElse(typed);
    }

    private static boolean same(String word, String value, String typed) {
        String text = typed == null ? "" : typed;
        return text.equals(value == null ? "" : value) || text.equals(word);
    }
}
