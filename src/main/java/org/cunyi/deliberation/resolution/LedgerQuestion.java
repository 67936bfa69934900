package org.cunyi.deliberation.resolution;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What somebody wants to see of the ledger.
 *
 * @param units codes of the units whose villages, with all below, may be seen; none = nothing is found
 * @param org   narrows to this unit and all below, or {@code null}
 * @param state one of {@link Ledger#STANDINGS}, or {@code null} for all
 * @param text  words of title or content, or a case number, or {@code null}
 * @param from  first deadline, {@code to} the last one, each may be {@code null}
 */
public record LedgerQuestion(List<String> units, String org, String state, String text, LocalDate from, LocalDate to) {

    private static final int VILLAGE = 12;

    /** The same without the state: all that a count by state counts. */
    LedgerQuestion ofAnyState() {
        return new LedgerQuestion(units, org, null, text, from, to);
    }

    String where(Map<String, Object> params) {
        StringBuilder where = new StringBuilder(" where (");
        for (int n = 0; n < units.size(); n++) {
            where.append(n == 0 ? "" : " or ").append(range(units.get(n), "unit" + n, params));
        }
        where.append(units.isEmpty() ? "1 = 0)" : ")");
        if (org != null) {
            where.append(" and ").append(range(org, "org", params));
        }
        if (text != null) {
            where.append(" and (r.title like :text escape '!' or r.content like :text escape '!' or r.case_number = :number)");
            params.put("text", "%" + text.replaceAll("([!%_])", "!$1") + "%");
            params.put("number", text);
        }
        add(where, " and r.deadline >= :from", "from", from, params);
        add(where, " and r.deadline <= :to", "to", to, params);
        add(where, " and " + Ledger.STANDING + " = :state", "state", state, params);
        return where.toString();
    }

    private static void add(StringBuilder where, String condition, String name, Object value, Map<String, Object> params) {
        if (value != null) {
            where.append(condition);
            params.put(name, value);
        }
    }

    /** A unit and all below it as a range of village codes: an index can follow a range, not a pattern. */
    private static String range(String code, String name, Map<String, Object> params) {
        params.put(name + "low", code);
        params.put(name + "high", code + "9".repeat(VILLAGE - code.length()));
        return "r.org_code >= :" + name + "low and r.org_code <= :" + name + "high";
    }
}
