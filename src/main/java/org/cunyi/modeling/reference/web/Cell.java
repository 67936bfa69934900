package org.cunyi.modeling.reference.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cunyi.org.reference.ReferenceColumn;
import org.cunyi.org.reference.ReferenceColumn.Form;
import org.cunyi.org.reference.ReferenceTable;

/**
 * One value as a page shows it.
 *
 * @param text    word for a code, else the value; empty where nothing stands
 * @param unit    whether the text is a unit's code, which the page names
 * @param changed whether it is another than on the other side
 */
public record Cell(String label, String text, boolean unit, boolean writing, boolean changed) {

    private static final int MOST_IN_LINE = 7;

    /** All but the key, which stands above. */
    static List<Cell> of(ReferenceTable table, Map<String, String> values, Map<String, String> other) {
        return table.columns(values).stream().filter(c -> !c.key()).map(c -> cell(c, values.get(c.name()), other == null ? null : other.get(c.name()))).toList();
    }

    /** As many as stand beside each other in a list. */
    static List<Cell> inLine(ReferenceTable table, Map<String, String> values) {
        return inLine(table.columns(values)).stream().map(c -> cell(c, values.get(c.name()), null)).toList();
    }

    static List<ReferenceColumn> inLine(List<ReferenceColumn> columns) {
        return columns.stream().filter(c -> c.form() != Form.WRITING).limit(MOST_IN_LINE).toList();
    }

    static List<Cell> key(ReferenceTable table, Map<String, String> values) {
        return table.key().stream().map(c -> cell(c, values.get(c.name()), null)).toList();
    }

    private static Cell cell(ReferenceColumn column, String value, String other) {
        boolean unit = column.form() == Form.UNIT;
        return new Cell(column.label(), value == null && unit ? "全部" : column.word(value), unit && value != null, column.form() == Form.WRITING,
                !Objects.equals(value, other));
    }
}
