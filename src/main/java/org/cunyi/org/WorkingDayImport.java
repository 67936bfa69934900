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

    private static final String INSERT = "insert into working_day (on_day, kind, name, legal_basis) values (:onDay, :kind, :name, :legalBasis)";
    private static final String UPDATE = "update working_day set kind = :kind, name = :name, legal_basis = :legalBasis where on_day = :onDay";
    private static final Map<String, String> KINDS = Map.of("holiday", "holiday", "放假", "holiday", "休", "holiday", "workday", "workday", "上班",
            "workday", "班", "workday");
    private static final int LONGEST = 40;
    private static final int LONGEST_BASIS = 400;

    private final JdbcClient jdbc;

    WorkingDayImport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A day as it was announced, and where; files and days from before may say nothing of that. */
    private record Announced(LocalDate onDay, String kind, String name, String legalBasis) {

        /** What a file says of the day; where it only leaves the paper out, the one that is known stays. */
        Announced over(Announced known) {
            return legalBasis == null && known != null && kind.equals(known.kind) && name.equals(known.name) ? known : this;
        }
    }

    @Override
    public ImportKind kind() {
        return ImportKind.WORKING_DAYS;
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(ImportColumn.required("date", "日期"), ImportColumn.required("kind", "类别"), ImportColumn.required("name", "节日"),
                ImportColumn.optional("legal_basis", "依据"));
    }

    @Override
    public ImportChanges plan(ImportSheet sheet) {
        Map<LocalDate, Announced> known = jdbc.sql("select on_day, kind, name, legal_basis from working_day").query(Announced.class).list().stream()
                .collect(Collectors.toMap(Announced::onDay, d -> d));
        ImportChanges changes = new ImportChanges(INSERT, UPDATE);
        for (ImportRow row : sheet.rows()) {
            LocalDate day = row.requiredDate("date");
            String kind = row.required("kind", KINDS, "应为 holiday（放假）或 workday（上班）");
            String name = row.required("name", LONGEST);
            String basis = row.optional("legal_basis", LONGEST_BASIS);
            if (row.isGood() && !sheet.isRepeated(List.of(day), row, "date")) {
                Announced existing = known.get(day);
                changes.count(changes.merge(existing, new Announced(day, kind, name, basis).over(existing), INSERT, UPDATE), null, null);
            }
        }
        return changes;
    }
}
