package org.cunyi.org;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a county decides for itself; only settings that the product knows, each with its basis. */
@Component
class SettingImport implements RowImport {

    private static final String UPDATE = "update county_setting set setting = :setting, legal_basis = :legalBasis"
            + " where county_code = :countyCode and name = :name and valid_from = :validFrom";
    private static final Map<String, String> NAMES = Map.of(Settings.MERGE_STEPS, Settings.MERGE_STEPS, Settings.EXCLUDED_ARTICLE,
            Settings.EXCLUDED_ARTICLE, Settings.PROCEDURE, Settings.PROCEDURE, Settings.REMINDER_DAYS_BEFORE, Settings.REMINDER_DAYS_BEFORE,
            Settings.REMINDER_AGAIN_DAYS, Settings.REMINDER_AGAIN_DAYS, Settings.QUALIFICATION_REQUIRED_FROM,
            Settings.QUALIFICATION_REQUIRED_FROM, Settings.RECALL_REPEAT_MONTHS, Settings.RECALL_REPEAT_MONTHS,
            Settings.UNFITNESS_FROM_OVERDUE, Settings.UNFITNESS_FROM_OVERDUE, Settings.AUDIT_UNMASK, Settings.AUDIT_UNMASK);
    private static final Set<String> SWITCHES = Set.of(Settings.MERGE_STEPS, Settings.UNFITNESS_FROM_OVERDUE, Settings.AUDIT_UNMASK);
    private static final Map<String, String> YES_NO = Map.of("true", "true", "是", "true", "false", "false", "否", "false");
    private static final Map<String, String> PROCEDURES = Map.of("decision", "decision", "四议两公开", "decision", "decision-six",
            "decision-six", "六议两公开", "decision-six");
    private static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    SettingImport(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
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
        ImportChanges changes = new ImportChanges(Settings.INSERT, UPDATE);
        for (ImportRow row : sheet.rows()) {
            CountySetting wanted = read(row, units);
            if (wanted != null && !sheet.isRepeated(wanted.key(), row, "name")) {
                changes.count(changes.merge(known.get(wanted.key()), wanted, Settings.INSERT, UPDATE), wanted.countyCode(), null);
            }
        }
        return changes;
    }

    private static CountySetting read(ImportRow row, ImportUnits units) {
        OrgUnit county = units.of(row, "county");
        if (county != null && !"county".equals(county.level())) {
            row.bad("county", "应为县");
        }
        String name = row.required("name", NAMES,
                "不认识的设置项，应为 " + NAMES.keySet().stream().sorted().collect(Collectors.joining("、")) + " 之一");
        String setting = setting(row, name);
        String legalBasis = row.required("legal_basis", LONGEST);
        LocalDate from = row.requiredDate("valid_from");
        units.checkInForce(row, "county", county, from, from);
        return row.isGood() ? new CountySetting(county.code(), name, setting, legalBasis, from) : null;
    }

    private static String setting(ImportRow row, String name) {
        if (name != null && SWITCHES.contains(name)) {
            return row.required("setting", YES_NO, "应为 true（是）或 false（否）");
        }
        if (Settings.PROCEDURE.equals(name)) {
            return row.required("setting", PROCEDURES, "应为 decision（四议两公开）或 decision-six（六议两公开）");
        }
        if (Settings.REMINDER_DAYS_BEFORE.equals(name) || Settings.REMINDER_AGAIN_DAYS.equals(name)) {
            String days = row.required("setting", LONGEST);
            if (days != null && !days.matches("[0-9]|[12][0-9]|30")) {
                row.bad("setting", "应为 0 到 30 的天数");
            }
            return days;
        }
        if (Settings.RECALL_REPEAT_MONTHS.equals(name)) {
            String months = row.required("setting", LONGEST);
            if (months != null && !months.matches("无|[1-9]|[1-5][0-9]|60")) {
                row.bad("setting", "应为 1 到 60 的月数，或者“无”");
            }
            return "无".equals(months) ? Settings.NONE : months;
        }
        if (Settings.QUALIFICATION_REQUIRED_FROM.equals(name)) {
            LocalDate day = row.requiredDate("setting");
            return day == null ? null : day.toString();
        }
        String article = row.required("setting", LONGEST);
        return "无".equals(article) ? Settings.NONE : article;
    }
}
