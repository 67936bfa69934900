package org.cunyi.modeling.reference;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cunyi.org.reference.ReferenceColumn;
import org.cunyi.org.reference.ReferenceColumn.Form;
import org.cunyi.org.reference.ReferenceTable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes the tables themselves, by their descriptions. Who may, and whether it fits, has been asked before. */
@Component
class ReferenceRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    ReferenceRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return one more than a page has where there are more */
    List<ReferenceRow> page(ReferenceTable table, RowQuestion question, int page, int size) {
        RowSelect select = new RowSelect(table).state(question.state()).text(question.text());
        return rows(table, select.parameters(), select.sql() + select.order(question.state()) + " offset " + (long) page * size
                + " rows fetch next " + (size + 1) + " rows only");
    }

    /** All rows of that key, the newest first. */
    List<ReferenceRow> of(ReferenceTable table, String key) {
        RowSelect select = new RowSelect(table).key(ReferenceKey.values(table, key));
        return rows(table, select.parameters(), select.sql() + " order by r.from_day desc");
    }

    /** All rows by key; these tables are short. */
    Map<String, List<ReferenceRow>> all(ReferenceTable table) {
        RowSelect select = new RowSelect(table);
        return rows(table, select.parameters(), select.sql()).stream().collect(Collectors.groupingBy(ReferenceRow::key));
    }

    /** What holds on that day out of the rows of one key, as things stand now. */
    static Optional<ReferenceRow> at(List<ReferenceRow> rows, LocalDate day) {
        return rows.stream().filter(r -> !r.from().isAfter(day) && (r.until() == null || !r.until().isBefore(day))).findFirst();
    }

    private List<ReferenceRow> rows(ReferenceTable table, Map<String, Object> parameters, String sql) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql).param("today", LocalDate.now(clock));
        parameters.forEach(statement::param);
        List<ReferenceColumn> columns = table.columns();
        List<ReferenceColumn> key = table.key();
        boolean byDay = table.isByDay();
        return statement.query().listOfRows().stream().map(r -> row(columns, key, byDay ? table.storage().from() : table.storage().to(), r)).toList();
    }

    private static ReferenceRow row(List<ReferenceColumn> columns, List<ReferenceColumn> key, String last, Map<String, Object> row) {
        Map<String, String> values = new LinkedHashMap<>();
        columns.forEach(c -> values.put(c.name(), row.get(c.name()) == null ? null : row.get(c.name()).toString()));
        LocalDate from = day(row.get("from_day"));
        LocalDate next = day(row.get("next_from"));
        LocalDate end = last == null ? null : day(row.get(last));
        LocalDate until = next == null || end != null && end.isBefore(next) ? end : next.minusDays(1);
        return new ReferenceRow(ReferenceKey.of(key, values), values, from, until, row.get("state").toString().strip());
    }

    private static LocalDate day(Object value) {
        return value == null ? null : LocalDate.parse(value.toString());
    }

    void insert(ReferenceTable table, Map<String, String> values, LocalDate from, LocalDate until) {
        Map<String, Object> columns = new LinkedHashMap<>();
        table.columns().forEach(c -> columns.put(c.name(), typed(c, values.get(c.name()))));
        columns.put(table.storage().from(), from);
        if (table.storage().to() != null) {
            columns.put(table.storage().to(), until);
        }
        String sql = columns.keySet().stream().map(c -> ":" + c).collect(Collectors.joining(", ", "insert into " + table.storage().table() + " ("
                + String.join(", ", columns.keySet()) + ") values (", ")"));
        jdbc.sql(sql).params(columns).update();
    }

    /** A row that nobody has relied on yet. */
    void delete(ReferenceTable table, ReferenceRow row) {
        exactly(table, row, "delete from " + table.storage().table(), Map.of());
    }

    void end(ReferenceTable table, ReferenceRow row, LocalDate last) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("last_day", last);
        exactly(table, row, "update " + table.storage().table() + " set " + table.storage().to() + " = :last_day", parameters);
    }

    private void exactly(ReferenceTable table, ReferenceRow row, String sql, Map<String, Object> given) {
        Map<String, Object> parameters = new LinkedHashMap<>(given);
        parameters.put("from_day", row.from());
        String which = table.key().stream().map(c -> {
            Object value = typed(c, row.values().get(c.name()));
            if (value == null) {
                return c.name() + " is null";
            }
            parameters.put("key_" + c.name(), value);
            return c.name() + " = :key_" + c.name();
        }).collect(Collectors.joining(" and "));
        int changed = jdbc.sql(sql + " where " + table.storage().from() + " = :from_day and " + which).params(parameters).update();
        if (changed != 1) {
            throw new IllegalStateException("rows of " + table.code() + " for one key and day: " + changed);
        }
    }

    private static Object typed(ReferenceColumn column, String value) {
        if (value == null) {
            return null;
        }
        return column.form() == Form.NUMBER ? (Object) Integer.valueOf(value) : column.form() == Form.DAY ? LocalDate.parse(value)
                : column.form() == Form.YES_NO ? Boolean.valueOf(value) : value;
    }
}
