package org.cunyi.org;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.cunyi.shared.OrgCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counties, townships, villages and communities (contract.md §2: parent = prefix, names are not unique). */
@Component
class DivisionImport implements RowImport {

    static final Pattern CODE = Pattern.compile("[0-9]{6}([0-9]{3}){0,2}");
    static final String CODE_FORM = "代码应为6位（县）、9位（乡镇）或12位（村）数字";

    private static final String UPDATE = "update org_unit set name = :name, kind = :kind, valid_from = :validFrom, valid_to = :validTo"
            + " where code = :code";
    private static final Map<String, String> LEVELS = Map.of("county", "county", "县", "county", "township", "township", "乡镇", "township",
            "village", "village", "村", "village");
    private static final Map<String, String> KINDS = Map.of("village", "village", "村", "village", "community", "community", "社区",
            "community", "居", "community");
    private static final Pattern COMMUNITY_NAME = Pattern.compile(".*(居民委员会|居委会|社区)");
    private static final LocalDate SINCE_EVER = LocalDate.of(2000, 1, 1);
    private static final int LONGEST_NAME = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    DivisionImport(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.DIVISIONS;
    }

    @Override
    public List<ImportColumn> columns() {
        return List.of(ImportColumn.required("code", "代码"), ImportColumn.required("name", "名称"), ImportColumn.required("level", "级别"),
                ImportColumn.required("parent", "上级"), ImportColumn.optional("kind", "类别"),
                ImportColumn.optional("valid_from", "生效日期"), ImportColumn.optional("valid_to", "失效日期"));
    }

    @Override
    public ImportChanges plan(ImportSheet sheet) {
        Map<String, OrgUnit> known = new ImportUnits(jdbc, LocalDate.now(clock)).byCode();
        Map<String, OrgUnit> after = new HashMap<>(known);
        Map<String, ImportRow> rows = new LinkedHashMap<>();
        Set<String> named = new HashSet<>();
        for (ImportRow row : sheet.rows()) {
            named.add(row.cell("code"));
            OrgUnit unit = read(row, sheet, known);
            if (unit != null && !sheet.isRepeated(unit.code(), row, "code")) {
                rows.put(unit.code(), row);
                after.put(unit.code(), unit);
            }
        }
        checkParents(after, rows, named);
        return changes(known, after, rows.keySet());
    }

    private static ImportChanges changes(Map<String, OrgUnit> known, Map<String, OrgUnit> after, Set<String> codes) {
        ImportChanges changes = new ImportChanges(Organisation.INSERT, UPDATE);
        // the parent must stand in the table before its children do
        codes.stream().sorted(Comparator.comparingInt(String::length)).forEach(code ->
                changes.count(changes.merge(known.get(code), after.get(code), Organisation.INSERT, UPDATE), code, null));
        return changes;
    }

    private static OrgUnit read(ImportRow row, ImportSheet sheet, Map<String, OrgUnit> known) {
        String code = row.matching("code", CODE, CODE_FORM);
        String name = row.required("name", LONGEST_NAME);
        String level = level(row, code);
        String parent = parent(row, code);
        OrgUnit before = known.get(row.cell("code"));
        String kind = kind(row, sheet, level, name, before);
        LocalDate from = row.date("valid_from");
        if (from == null) {
            from = before == null ? SINCE_EVER : before.validFrom();
        }
        LocalDate to = sheet.has("valid_to") || before == null ? row.dateFrom(from, "valid_to") : before.validTo();
        return row.isGood() ? new OrgUnit(code, name, level, kind, parent, from, to) : null;
    }

    private static String level(ImportRow row, String code) {
        String level = row.required("level", LEVELS, "级别应为 county（县）、township（乡镇）或 village（村）");
        if (code != null && level != null && !new OrgCode(code).level().equals(level)) {
            row.bad("level", "与代码的位数不符：" + code.length() + "位代码是" + new OrgCode(code).level());
        }
        return level;
    }

    /** What the code says; the column must say the same. */
    private static String parent(ImportRow row, String code) {
        if (code == null) {
            return null;
        }
        List<String> lineage = new OrgCode(code).lineage();
        String parent = lineage.size() == 1 ? "" : lineage.get(lineage.size() - 2);
        if (!row.cell("parent").equals(parent)) {
            row.bad("parent", parent.isEmpty() ? "县没有上级，应为空" : "上级应为代码的前" + parent.length() + "位 " + parent);
        }
        return parent.isEmpty() ? null : parent;
    }

    private static String kind(ImportRow row, ImportSheet sheet, String level, String name, OrgUnit before) {
        String kind = row.oneOf("kind", KINDS, "类别应为 village（村）或 community（社区）");
        if (!"village".equals(level)) {
            if (level != null && !row.isEmpty("kind")) {
                row.bad("kind", "只有村级单位有类别");
            }
            return null;
        }
        if (kind != null || name == null) {
            return kind;
        }
        return before != null && !sheet.has("kind") ? before.kind() : COMMUNITY_NAME.matcher(name).matches() ? "community" : "village";
    }

    /** Every unit has its parent, and none outlives it; a parent whose own row is bad is not reported a second time. */
    private static void checkParents(Map<String, OrgUnit> after, Map<String, ImportRow> rows, Set<String> named) {
        for (OrgUnit unit : after.values()) {
            OrgUnit parent = unit.parent() == null ? null : after.get(unit.parent());
            ImportRow row = rows.getOrDefault(unit.code(), rows.get(unit.parent()));
            if (unit.parent() == null || row == null) {
                continue;
            }
            if (parent == null && !named.contains(unit.parent())) {
                row.bad("parent", "没有这个上级单位");
            } else if (parent != null && parent.validTo() != null && (unit.validTo() == null || unit.validTo().isAfter(parent.validTo()))) {
                row.bad("valid_to", "上级" + parent.code() + "于" + parent.validTo() + "撤销，下级" + unit.code() + "不能更晚");
            }
        }
    }
}
