package org.cunyi.org;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All units there are or were, read once, for rows that name one. */
final class ImportUnits {

    private final Map<String, OrgUnit> byCode = new HashMap<>();
    private final LocalDate today;

    ImportUnits(JdbcClient jdbc, LocalDate today) {
        jdbc.sql("select * from org_unit").query(OrgUnit.class).list().forEach(u -> byCode.put(u.code(), u));
        this.today = today;
    }

    Map<String, OrgUnit> byCode() {
        return byCode;
    }

    /** The unit that the row names, {@code null} where it is unknown. */
    OrgUnit of(ImportRow row, String column) {
        String code = row.matching(column, DivisionImport.CODE, DivisionImport.CODE_FORM);
        if (code == null) {
            return null;
        }
        OrgUnit unit = byCode.get(code);
        if (unit == null) {
            row.bad(column, "没有这个单位，请先导入行政区划");
        }
        return unit;
    }

    /**
     * Notes where a unit does not exist in all of the period. When the unit itself began is asked only of units still to come: the dates of
     * the others are mostly a default, and people have served longer than that.
     */
    void checkInForce(ImportRow row, String column, OrgUnit unit, LocalDate from, LocalDate to) {
        if (unit == null || from == null) {
            return;
        }
        if (unit.validTo() != null && (to == null || to.isAfter(unit.validTo()))) {
            row.bad(column, "该单位已于" + unit.validTo() + "撤销");
        } else if (unit.validFrom().isAfter(today) && from.isBefore(unit.validFrom())) {
            row.bad(column, "该单位自" + unit.validFrom() + "起才设立");
        }
    }
}
