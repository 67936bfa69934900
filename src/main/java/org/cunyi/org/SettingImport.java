package org.cunyi.org;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a county decides for itself; only settings that the product knows, each with its basis. */
@Component
class SettingImport implements RowImport {

    private static final String UPDATE = "update county_setting set setting = :setting, legal_basis = :legalBasis"
            + " where county_code = :countyCode and name = :name and valid_from = :validFrom";
    private static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final SettingKinds kinds;
    private final Clock clock;

    SettingImport(JdbcClient jdbc, SettingKinds kinds, Clock clock) {
        this.jdbc = jdbc;
        this.kinds = kinds;
        this.clock = clock;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.SETTINGS;
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(ImportColumn.required("county", "县代码"), ImportColumn.required("name", "设置项"),
                ImportColumn.required("setting", "设置值"), ImportColumn.required("legal_basis", "依据"),
                ImportColumn.required("valid_from", "生效日期"));
    }

    @Override
    public ImportChanges plan(ImportSheet sheet) {
        ImportUnits units = new ImportUnits(jdbc, LocalDate.now(clock));
        Map<List<Object>, CountySetting> known = jdbc.sql("select county_code, name, setting, legal_basis, valid_from from county_setting")
                .query(CountySetting.class).list().stream().collect(Collectors.toMap(CountySetting::key, s -> s));
        Map<String, SettingKind> byName = kinds.all().stream().collect(Collectors.toMap(SettingKind::name, k -> k));
        ImportChanges changes = new ImportChanges(Settings.INSERT, UPDATE);
        for (ImportRow row : sheet.rows()) {
            CountySetting wanted = read(row, units, byName);
            if (wanted != null && !sheet.isRepeated(wanted.key(), row, "name")) {
                changes.count(changes.merge(known.get(wanted.key()), wanted, Settings.INSERT, UPDATE), wanted.countyCode(), null);
            }
        }
        return changes;
    }

    private static CountySetting read(ImportRow row, ImportUnits units, Map<String, SettingKind> kinds) {
        OrgUnit county = units.of(row, "county");
        if (county != null && !"county".equals(county.level())) {
            row.bad("county", "应为县");
        }
        SettingKind kind = row.required("name", kinds, "不认识的设置项，应为 " + kinds.keySet().stream().sorted().collect(Collectors.joining("、")) + " 之一");
        String setting = setting(row, kind);
        String legalBasis = row.required("legal_basis", LONGEST);
        LocalDate from = row.requiredDate("valid_from");
        units.checkInForce(row, "county", county, from, from);
        return row.isGood() ? new CountySetting(county.code(), kind.name(), setting, legalBasis, from) : null;
    }

    private static String setting(ImportRow row, SettingKind kind) {
        String typed = row.required("setting", LONGEST);
        if (typed == null || kind == null) {
            return null;
        }
        try {
            return kind.column().read(typed);
        } catch (IllegalArgumentException wrong) {
            row.bad("setting", wrong.getMessage());
            return null;
        }
    }
}
