package org.cunyi.modeling.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.org.reference.ReferenceColumn;
import org.cunyi.org.reference.ReferenceTable;
import org.cunyi.shared.Refusal;

/** Which row of a table is meant, as one text: {@code finance-accounts|990101102}; an empty part is a column that is empty. */
final class ReferenceKey {

    private static final String BETWEEN = "|";

    private ReferenceKey() {
    }

    static String of(ReferenceTable table, Map<String, String> values) {
        return of(table.key(), values);
    }

    static String of(List<ReferenceColumn> key, Map<String, String> values) {
        List<String> parts = new ArrayList<>();
        key.forEach(c -> parts.add(values.get(c.name()) == null ? "" : values.get(c.name())));
        return String.join(BETWEEN, parts);
    }

    /** @throws Refusal where it is no key of that table */
    static Map<String, String> values(ReferenceTable table, String key) {
        List<ReferenceColumn> columns = table.key();
        String[] parts = key == null ? new String[0] : key.split("\\|", -1);
        if (parts.length != columns.size()) {
            throw Refusal.notFound("没有这一行");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i++) {
            try {
                values.put(columns.get(i).name(), columns.get(i).read(parts[i]));
            } catch (IllegalArgumentException none) {
                throw Refusal.notFound("没有这一行");
            }
        }
        return values;
    }
}
