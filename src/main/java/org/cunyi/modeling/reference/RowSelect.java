package org.cunyi.modeling.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cunyi.org.reference.ReferenceColumn;
import org.cunyi.org.reference.ReferenceColumn.Form;
import org.cunyi.org.reference.ReferenceTable;

/** Builds the question to a table out of its description. Names of tables and columns come from there, all that people type is a parameter. */
final class RowSelect {

    private static final String STATE = "case when r.from_day > :today then 'future' when r.next_from <= :today%s then 'past' else 'current' end";

    private final ReferenceTable table;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final List<String> conditions = new ArrayList<>();

    RowSelect(ReferenceTable table) {
        this.table = table;
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    RowSelect key(Map<String, String> key) {
        key.forEach((column, value) -> {
            conditions.add(value == null ? "r." + column + " is null" : "cast(r." + column + " as varchar(400)) = :key_" + column);
            if (value != null) {
                parameters.put("key_" + column, value);
            }
        });
        return this;
    }

    RowSelect state(String state) {
        if (state != null) {
            conditions.add(state() + " = :state");
            parameters.put("state", state);
        }
        return this;
    }

    RowSelect text(String text) {
        if (text != null) {
            String like = "%" + text.toLowerCase(Locale.ROOT).replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
            parameters.put("text", like);
            conditions.add(table.columns().stream().map(c -> contains(c, text)).collect(Collectors.joining(" or ", "(", ")")));
        }
        return this;
    }

    private String contains(ReferenceColumn column, String text) {
        String own = "lower(cast(r." + column.name() + " as varchar(4000))) like :text escape '!'";
        if (column.form() == Form.UNIT) {
            return own + " or exists (select 1 from org_unit u where u.code = r." + column.name() + " and u.name like :text escape '!')";
        }
        List<String> codes = column.choices().entrySet().stream().filter(c -> c.getValue().contains(text)).map(Map.Entry::getKey).toList();
        if (codes.isEmpty()) {
            return own;
        }
        parameters.put("codes_" + column.name(), codes);
        return own + " or lower(cast(r." + column.name() + " as varchar(400))) in (:codes_" + column.name() + ")";
    }

    /** One row for each of the table, with the day of the next one of its key. */
    String sql() {
        ReferenceTable.Storage s = table.storage();
        String by = table.key().stream().map(ReferenceColumn::name).collect(Collectors.joining(", "));
        return "select r.*, " + state() + " as state from (select t.*, t." + s.from() + " as from_day, lead(t." + s.from() + ") over (partition by " + by
                + " order by " + s.from() + ") as next_from from " + s.table() + " t" + (s.where() == null ? "" : " where " + s.where()) + ") r"
                + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions));
    }

    /** Days that have passed begin with the newest, else rows stand by key, the newest of a key first. */
    String order(String state) {
        String keys = table.key().stream().map(c -> "r." + c.name() + " nulls first").collect(Collectors.joining(", "));
        return table.isByDay() ? " order by r.from_day" + (ReferenceRow.PAST.equals(state) ? " desc" : "") : " order by " + keys + ", r.from_day desc";
    }

    private String state() {
        return STATE.formatted(table.isByDay() ? " or r.from_day < :today" : table.storage().to() == null ? "" : " or r." + table.storage().to() + " < :today");
    }
}
