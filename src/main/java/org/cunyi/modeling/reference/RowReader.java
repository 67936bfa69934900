package org.cunyi.modeling.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.org.OrgUnit;
import org.cunyi.org.Organisation;
import org.cunyi.org.reference.ReferenceColumn;
import org.cunyi.org.reference.ReferenceColumn.Form;
import org.cunyi.org.reference.ReferenceTable;
import org.cunyi.shared.Refusal.FieldError;

/** Reads rows that people typed, and keeps all that is wrong with them; one for each proposal. */
final class RowReader {

    static final String EFFECTIVE = "effectiveOn";
    private static final ReferenceColumn DAY = ReferenceColumn.day(EFFECTIVE, "生效日期");

    private final ReferenceTable table;
    private final Organisation organisation;
    private final LocalDate today;
    private final List<FieldError> wrong = new ArrayList<>();
    private final Map<String, Optional<OrgUnit>> units = new HashMap<>();

    /** A row that is sound by itself. */
    record Sound(Map<String, String> values, LocalDate from) {
    }

    RowReader(ReferenceTable table, Organisation organisation, LocalDate today) {
        this.table = table;
        this.organisation = organisation;
        this.today = today;
    }

    List<FieldError> wrong() {
        return wrong;
    }

    void wrong(Wanted row, String field, String message) {
        wrong.add(new FieldError(field, row.place() + message));
    }

    Optional<Sound> read(Wanted row) {
        int before = wrong.size();
        Map<String, String> key = new LinkedHashMap<>();
        table.key().forEach(c -> key.put(c.name(), cell(row, c)));
        Map<String, String> values = new LinkedHashMap<>(key);
        table.columns(key).stream().filter(c -> !c.key()).forEach(c -> values.put(c.name(), cell(row, c)));
        String from = table.isByDay() ? values.get(table.storage().from()) : value(row, DAY, row.effectiveOn());
        if (from != null && LocalDate.parse(from).isBefore(today)) {
            wrong(row, table.isByDay() ? table.storage().from() : EFFECTIVE, (table.isByDay() ? "日期" : "生效日期") + "：不能早于今天，已经过去的日子不再改动");
        }
        if (wrong.size() == before) {
            table.check(values).forEach(e -> wrong(row, e.field(), e.message()));
        }
        return wrong.size() > before ? Optional.empty() : Optional.of(new Sound(values, LocalDate.parse(from)));
    }

    private String cell(Wanted row, ReferenceColumn column) {
        String value = value(row, column, row.typed().get(column.name()));
        if (value != null && column.form() == Form.UNIT) {
            Optional<OrgUnit> unit = units.computeIfAbsent(value, organisation::find);
            if (unit.isEmpty()) {
                wrong(row, column.name(), column.label() + "：没有这个单位");
            } else if (!column.choices().containsKey(unit.get().level())) {
                wrong(row, column.name(), column.label() + "：不能是这一级的单位");
            }
        }
        return value;
    }

    private String value(Wanted row, ReferenceColumn column, String typed) {
        try {
            return column.read(typed);
        } catch (IllegalArgumentException e) {
            wrong(row, column.name(), column.label() + "：" + e.getMessage());
            return null;
        }
    }
}
