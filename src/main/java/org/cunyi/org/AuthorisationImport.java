package org.cunyi.org;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a villagers' assembly has authorised its representatives to decide. */
@Component
class AuthorisationImport implements RowImport {

    private static final String UPDATE = "update matter_authorisation set resolution = :resolution, valid_to = :validTo"
            + " where org_code = :orgCode and matter_kind = :matterKind and valid_from = :validFrom";
    private static final int LONGEST_RESOLUTION = 200;
    /** The matters of VC2025 28(1)–(6); no other can be delegated. */
    private static final Map<String, String> MATTER_KINDS = matterKinds();
    private static final Map<String, String> MATTERS = words();

    private final JdbcClient jdbc;
    private final Clock clock;

    AuthorisationImport(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.AUTHORISATIONS;
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(ImportColumn.required("unit", "单位代码"), ImportColumn.required("matter_kind", "事项类别"),
                ImportColumn.required("resolution", "决议"), ImportColumn.required("valid_from", "生效日期"),
                ImportColumn.optional("valid_to", "失效日期"));
    }

    @Override
    public ImportChanges plan(ImportSheet sheet) {
        ImportUnits units = new ImportUnits(jdbc, LocalDate.now(clock));
        Map<List<Object>, Authorisation> known = known();
        ImportPeriods periods = new ImportPeriods();
        ImportChanges changes = new ImportChanges(Figures.INSERT_AUTHORISATION, UPDATE);
        for (ImportRow row : sheet.rows()) {
            Authorisation wanted = read(row, sheet, units, known);
            if (wanted != null && !sheet.isRepeated(wanted.key(), row, "matter_kind")) {
                changes.count(changes.merge(known.get(wanted.key()), wanted, Figures.INSERT_AUTHORISATION, UPDATE), wanted.orgCode(), null);
                periods.add(wanted.thing(), wanted.validFrom(), wanted.validTo(), row);
            }
        }
        known.values().stream().filter(a -> !sheet.mentions(a.key()))
                .forEach(a -> periods.add(a.thing(), a.validFrom(), a.validTo(), null));
        periods.check("授权");
        return changes;
    }

    private Map<List<Object>, Authorisation> known() {
        return jdbc.sql("select org_code, matter_kind, resolution, valid_from, valid_to from matter_authorisation")
                .query(Authorisation.class).list().stream().collect(Collectors.toMap(Authorisation::key, a -> a));
    }

    private static Authorisation read(ImportRow row, ImportSheet sheet, ImportUnits units, Map<List<Object>, Authorisation> known) {
        OrgUnit unit = units.of(row, "unit");
        if (unit != null && !unit.isVillage()) {
            row.bad("unit", "只有村民会议能授权，这里应为村");
        }
        String matterKind = row.required("matter_kind", MATTERS, "不是可以授权的事项，应为 " + String.join("、", MATTER_KINDS.keySet()) + " 之一");
        String resolution = row.required("resolution", LONGEST_RESOLUTION);
        LocalDate from = row.requiredDate("valid_from");
        LocalDate to = row.dateFrom(from, "valid_to");
        if (!row.isGood()) {
            return null;
        }
        Authorisation before = known.get(List.of(unit.code(), matterKind, from));
        Authorisation wanted = new Authorisation(unit.code(), matterKind, resolution, from,
                sheet.has("valid_to") || before == null ? to : before.validTo());
        units.checkInForce(row, "unit", unit, from, wanted.validTo());
        return row.isGood() ? wanted : null;
    }

    private static Map<String, String> matterKinds() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("village-construction", "村庄规划建设");
        labels.put("work-subsidy", "误工补贴");
        labels.put("collective-income-use", "集体所得使用");
        labels.put("public-welfare", "公益事业");
        labels.put("key-assistance", "重点帮扶");
        labels.put("other", "其他");
        return labels;
    }

    private static Map<String, String> words() {
        Map<String, String> words = new HashMap<>();
        MATTER_KINDS.forEach((kind, label) -> {
            words.put(kind, kind);
            words.put(label, kind);
        });
        return words;
    }
}
