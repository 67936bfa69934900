package org.cunyi.org;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Persons with their posts and offices, a row for each post. */
@Component
class PersonImport implements RowImport {

    private final JdbcClient jdbc;
    private final Roster roster;
    private final Clock clock;
    private final ObjectProvider<AppointmentRule> rules;

    PersonImport(JdbcClient jdbc, Roster roster, Clock clock, ObjectProvider<AppointmentRule> rules) {
        this.jdbc = jdbc;
        this.roster = roster;
        this.clock = clock;
        this.rules = rules;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.ROSTER;
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(ImportColumn.required("login", "登录名").ofPerson(), ImportColumn.required("name", "姓名").ofPerson(),
                ImportColumn.required("unit", "单位代码"), ImportColumn.optional("post", "职务"), ImportColumn.optional("kind", "职务类别"),
                ImportColumn.optional("offices", "岗位"), ImportColumn.optional("term_from", "任期起"),
                ImportColumn.optional("term_to", "任期止"), ImportColumn.optional("valid_from", "生效日期"),
                ImportColumn.optional("valid_to", "失效日期"), ImportColumn.optional("email", "邮箱").ofPerson());
    }

    @Override
    public ImportChanges plan(ImportSheet sheet) {
        LocalDate today = LocalDate.now(clock);
        ImportUnits units = new ImportUnits(jdbc, today);
        RosterLineReader reader = new RosterLineReader(units, roster.roles().values());
        List<RosterLine> lines = sheet.rows().stream().map(reader::read).filter(Objects::nonNull).toList();
        ImportChanges changes = new RosterMerge(sheet, units, new RosterTables(jdbc), today).of(lines);
        rules.forEach(r -> r.refusals(changes.appointments().keySet())
                .forEach((appointment, reason) -> changes.appointments().get(appointment).bad("post", reason)));
        return changes;
    }
}
