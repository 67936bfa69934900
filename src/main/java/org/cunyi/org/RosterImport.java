package org.cunyi.org;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cunyi.org.ImportChanges.Effect;
import org.cunyi.shared.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings in units, persons with posts and offices, base figures, authorisations and settings from a CSV or XLSX file, all of it or
 * nothing. Rows are compared with what the tables hold: the same file twice changes nothing, a row with another end, term, name or
 * e-mail changes it, and nothing is ever deleted. What a file has no column for stays as it is.
 */
@Component
public class RosterImport {

    private final NamedParameterJdbcTemplate jdbc;
    private final Roster roster;
    private final Map<ImportKind, RowImport> imports;
    private final ObjectProvider<AppointmentRule> rules;

    RosterImport(NamedParameterJdbcTemplate jdbc, Roster roster, List<RowImport> imports, ObjectProvider<AppointmentRule> rules) {
        this.jdbc = jdbc;
        this.roster = roster;
        this.rules = rules;
        this.imports = imports.stream().collect(Collectors.toMap(RowImport::kind, Function.identity()));
    }

    /** Chinese headers a file of that kind may have, those it must have first marked with {@code *}. */
    public List<String> headers(ImportKind kind) {
        return imports.get(kind).columns().stream().map(c -> c.label() + (c.required() ? "*" : "")).toList();
    }

    /**
     * Says what {@link #run} would do, and does nothing.
     *
     * @throws Refusal where the file as a whole cannot be read
     */
    @Transactional(readOnly = true)
    public ImportReport check(ImportKind kind, String fileName, byte[] content) {
        ImportSheet sheet = read(kind, fileName, content);
        return report(kind, true, sheet, imports.get(kind).plan(sheet));
    }

    /**
     * Imports the file in one transaction; with a bad row nothing is imported. A change is announced once, with counts only.
     *
     * @throws Refusal where the file as a whole cannot be read
     */
    @Transactional
    public ImportReport run(ImportKind kind, String fileName, byte[] content) {
        ImportSheet sheet = read(kind, fileName, content);
        oneAtATime();
        ImportChanges changes = imports.get(kind).plan(sheet);
        ImportReport report = report(kind, false, sheet, changes);
        if (report.isChange()) {
            changes.write(jdbc);
            rules.forEach(r -> r.imported(changes.appointments().keySet()));
            roster.announce("import:" + kind.key(), changes.orgCodes(), changes.logins(), payload(report));
        }
        return report;
    }

    private ImportSheet read(ImportKind kind, String fileName, byte[] content) {
        return new ImportSheet(ImportFile.read(fileName, content), imports.get(kind).columns());
    }

    /** Two imports at once, also on two nodes, would each miss what the other adds. This row of reference data is always there. */
    private void oneAtATime() {
        jdbc.queryForList("select role from office_role where role = 'administrator' for update", Map.of());
    }

    private static ImportReport report(ImportKind kind, boolean dryRun, ImportSheet sheet, ImportChanges changes) {
        int rows = sheet.rows().size();
        return sheet.bad().isEmpty()
                ? new ImportReport(kind, dryRun, rows, changes.count(Effect.ADDED), changes.count(Effect.CHANGED),
                        changes.count(Effect.UNCHANGED), List.of())
                : new ImportReport(kind, dryRun, rows, 0, 0, 0, sheet.bad());
    }

    private static Map<String, Object> payload(ImportReport report) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("rows", report.rows());
        counts.put("added", report.added());
        counts.put("changed", report.changed());
        counts.put("unchanged", report.unchanged());
        return counts;
    }
}
