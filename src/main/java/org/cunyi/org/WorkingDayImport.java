package org.cunyi.org;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Feasts and shifted workdays of a year, as the State Council announces them; a file may hold one year or several. */
@Component
class WorkingDayImport implements RowImport {

    private static final String INSERT = "insert into working_day (on_day, kind, name) values (:onDay, :kind, :name)";
    private static final String UPDATE = "update working_day set kind = :kind, name = :name where on_day = :onDay";
    private static final Map<String, String> KINDS = Map.of("holiday", "holiday", "放假", "holiday", "休", "holiday", "workday", "workday", "上班",
            "workday", "班", "workday");
    private static final int LONGEST = 40;

    private final JdbcClient jdbc;

    WorkingDayImport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.WORKING_DAYS;
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(ImportColumn.required("date", "日期"), ImportColumn.required("kind", "类别"), ImportColumn.required("name", "节日"));
    }

    @Override
    public ImportChanges plan(ImportSheet sheet) {
        Map<List<Object>, WorkingDay> known = jdbc.sql("select on_day, kind, name from working_day").query(WorkingDay.class).list().stream()
                .collect(Collectors.toMap(WorkingDay::key, d -> d));
        ImportChanges changes = new ImportChanges(INSERT, UPDATE);
        for (ImportRow row : sheet.rows()) {
            LocalDate day = row.requiredDate("date");
            String kind = row.required("kind", KINDS, "应为 holiday（放假）或 workday（上班）");
            String name = row.required("name", LONGEST);
            if (row.isGood()) {
                WorkingDay wanted = new WorkingDay(day, kind, name);
                if (!sheet.isRepeated(wanted.key(), row, "date")) {
                    changes.count(changes.merge(known.get(wanted.key()), wanted, INSERT, UPDATE), null, null);
                }
            }
        }
        return changes;
    }
}
