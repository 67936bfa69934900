package org.cunyi.org;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.stereotype.Component;

/** Base figures: one row per unit and date of effect; an empty cell means that the unit has no such body. */
@Component
class FigureImport implements RowImport {

    private static final String UPDATE = "update base_figures set adults = :adults, households = :households,"
            + " eligible_voters = :eligibleVoters, registered_voters = :registeredVoters, party_members = :partyMembers,"
            + " party_committee = :partyCommittee, two_committees = :twoCommittees, village_committee = :villageCommittee,"
            + " representatives = :representatives, women_representatives = :womenRepresentatives, council_members = :councilMembers,"
            + " collective_members = :collectiveMembers, collective_representatives = :collectiveRepresentatives,"
            + " collective_organisation = :collectiveOrganisation, township_party_committee = :townshipPartyCommittee"
            + " where org_code = :orgCode and valid_from = :validFrom";
    private static final String TOWNSHIP = "township_party_committee";
    private static final String COLLECTIVE = "collective_organisation";

    /** The first is never greater than the second. */
    private static final List<List<String>> ORDER = List.of(List.of("eligible_voters", "adults"),
            List.of("registered_voters", "eligible_voters"), List.of("party_committee", "party_members"),
            List.of("party_committee", "two_committees"), List.of("village_committee", "two_committees"),
            List.of("women_representatives", "representatives"), List.of("collective_representatives", "collective_members"));

    private final JdbcClient jdbc;
    private final Clock clock;

    FigureImport(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.FIGURES;
    }

    @Override
    public List<ImportColumn> columns() {
        List<ImportColumn> columns = new ArrayList<>(List.of(ImportColumn.required("unit", "单位代码"),
                ImportColumn.required("valid_from", "生效日期")));
        columns.addAll(villageColumns());
        columns.add(ImportColumn.optional(COLLECTIVE, "有集体经济组织"));
        columns.add(ImportColumn.optional(TOWNSHIP, "乡镇党委委员"));
        return columns;
    }

    private static List<ImportColumn> villageColumns() {
        return List.of(ImportColumn.optional("adults", "18周岁以上村民"), ImportColumn.optional("households", "户数"),
                ImportColumn.optional("eligible_voters", "有选举权的村民"), ImportColumn.optional("registered_voters", "登记选民"),
                ImportColumn.optional("party_members", "有表决权党员"), ImportColumn.optional("party_committee", "村党组织委员"),
                ImportColumn.optional("two_committees", "村两委成员"), ImportColumn.optional("village_committee", "村委会成员"),
                ImportColumn.optional("representatives", "村民代表"), ImportColumn.optional("women_representatives", "妇女村民代表"),
                ImportColumn.optional("council_members", "议事会成员"),
                ImportColumn.optional("collective_members", "集体经济组织成员"),
                ImportColumn.optional("collective_representatives", "集体经济组织成员代表"));
    }

    @Override
    public ImportChanges plan(ImportSheet sheet) {
        ImportUnits units = new ImportUnits(jdbc, LocalDate.now(clock));
        Map<List<Object>, BaseFigures> known = new HashMap<>();
        jdbc.sql("select * from base_figures").query(BaseFigures.class).list().forEach(f -> known.put(key(f), f));
        ImportChanges changes = new ImportChanges(Figures.INSERT, UPDATE);
        for (ImportRow row : sheet.rows()) {
            BaseFigures figures = read(row, sheet, units, known);
            if (figures != null && !sheet.isRepeated(key(figures), row, "unit")) {
                changes.count(changes.merge(known.get(key(figures)), figures, Figures.INSERT, UPDATE), figures.orgCode(), null);
            }
        }
        return changes;
    }

    private static List<Object> key(BaseFigures figures) {
        return List.of(figures.orgCode(), figures.validFrom());
    }

    private static BaseFigures read(ImportRow row, ImportSheet sheet, ImportUnits units, Map<List<Object>, BaseFigures> known) {
        OrgUnit unit = units.of(row, "unit");
        LocalDate from = row.requiredDate("valid_from");
        units.checkInForce(row, "unit", unit, from, from);
        BaseFigures before = unit == null || from == null ? null : known.get(List.of(unit.code(), from));
        BaseFigures figures = new Counts(row, sheet, before).figures(unit, from);
        if (row.isGood()) {
            checkLevel(row, unit, figures);
            ORDER.forEach(pair -> checkOrder(row, figures.asInputs(), pair.get(0), pair.get(1)));
        }
        return row.isGood() ? figures : null;
    }

    private static void checkLevel(ImportRow row, OrgUnit unit, BaseFigures figures) {
        if ("county".equals(unit.level())) {
            row.bad("unit", "县没有基础数据，应为乡镇或村");
        }
        if (!"township".equals(unit.level()) && figures.townshipPartyCommittee() != null) {
            row.bad(TOWNSHIP, "只有乡镇有乡镇党委");
        }
        if ("township".equals(unit.level())) {
            villageColumns().stream().filter(c -> !row.isEmpty(c.key())).forEach(c -> row.bad(c.key(), "乡镇不填村的数据"));
        }
        if (!figures.collectiveOrganisation() && figures.collectiveRepresentatives() != null && figures.collectiveRepresentatives() > 0) {
            row.bad("collective_representatives", "没有集体经济组织，不能有成员代表");
        }
    }

    private static void checkOrder(ImportRow row, Map<String, Object> figures, String smaller, String greater) {
        Integer few = (Integer) figures.get(camelCase(smaller));
        Integer many = (Integer) figures.get(camelCase(greater));
        if (few != null && many != null && few > many) {
            String label = villageColumns().stream().filter(c -> c.key().equals(greater)).findFirst().orElseThrow().label();
            row.bad(smaller, "不能多于" + label + "（" + many + "）");
        }
    }

    private static String camelCase(String column) {
        return JdbcUtils.convertUnderscoreNameToPropertyName(column);
    }

    /** The numbers of a row, and from the table those that the file has no column for. */
    private record Counts(ImportRow row, ImportSheet sheet, Map<String, Object> before, boolean organisationBefore) {

        private Counts(ImportRow row, ImportSheet sheet, BaseFigures before) {
            this(row, sheet, before == null ? Map.of() : before.asInputs(), before == null || before.collectiveOrganisation());
        }

        private Integer of(String column) {
            return sheet.has(column) ? row.count(column) : (Integer) before.get(camelCase(column));
        }

        private boolean organisation() {
            if (!sheet.has(COLLECTIVE)) {
                return organisationBefore;
            }
            Boolean stated = row.yesNo(COLLECTIVE);
            return stated == null || stated;
        }

        private BaseFigures figures(OrgUnit unit, LocalDate from) {
            return new BaseFigures(unit == null ? null : unit.code(), from, of("adults"), of("households"), of("eligible_voters"),
                    of("registered_voters"), of("party_members"), of("party_committee"), of("two_committees"), of("village_committee"),
                    of("representatives"), of("women_representatives"), of("council_members"), of("collective_members"),
                    of("collective_representatives"), organisation(), of(TOWNSHIP));
        }
    }
}
