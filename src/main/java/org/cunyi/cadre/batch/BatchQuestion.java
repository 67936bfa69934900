package org.cunyi.cadre.batch;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * Which batches somebody wants to see.
 *
 * @param units codes of the townships and counties that he may see; none = nothing is found
 * @param org   narrows to one of them or a township below, or {@code null}
 * @param state {@code open} while a candidate is under way or none is entered yet, {@code done}, or {@code null} for both
 * @param year  in which it was opened, or {@code null}
 */
public record BatchQuestion(List<String> units, String org, String state, Integer year) {

    static final String UNDER_WAY = "from qualification_batch_case m join case_file c on c.case_number = m.case_number where m.batch = b.number"
            + " and c.ended_at is null and c.outcome is null";
    private static final String ANY = "exists (select 1 from qualification_batch_case m where m.batch = b.number)";

    String where(Map<String, Object> params, ZoneId zone) {
        StringBuilder where = new StringBuilder(" where (1 = 0");
        for (int n = 0; n < units.size(); n++) {
            where.append(" or b.township like :unit").append(n);
            params.put("unit" + n, units.get(n) + "%");
        }
        where.append(")");
        if (org != null) {
            where.append(" and b.township like :org");
            params.put("org", org + "%");
        }
        if (state != null) {
            where.append(state.equals("done") ? " and " + ANY + " and not exists (select 1 " + UNDER_WAY + ")"
                    : " and (not " + ANY + " or exists (select 1 " + UNDER_WAY + "))");
        }
        if (year != null) {
            where.append(" and b.opened_at >= :from and b.opened_at < :to");
            params.put("from", java.time.LocalDate.of(year, 1, 1).atStartOfDay(zone).toOffsetDateTime());
            params.put("to", java.time.LocalDate.of(year + 1, 1, 1).atStartOfDay(zone).toOffsetDateTime());
        }
        return where.toString();
    }
}
