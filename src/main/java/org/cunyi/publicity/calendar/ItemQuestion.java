package org.cunyi.publicity.calendar;

import java.util.List;
import java.util.Map;

/**
 * What somebody wants to see of the calendar.
 *
 * @param units    codes of the units whose villages, with all below, may be seen; none = nothing is found
 * @param org      narrows to this unit and all below, or {@code null}
 * @param state    {@code overdue}, {@code open} (not yet due), {@code due} (both), {@code published}, {@code late}, {@code void}, or {@code null}
 * @param category {@code village}, {@code party}, {@code finance} or {@code null}
 * @param period   label of a period, or {@code null}
 */
public record ItemQuestion(List<String> units, String org, String category, String state, String period) {

    String where(Map<String, Object> params) {
        StringBuilder where = new StringBuilder(" where (");
        for (int n = 0; n < units.size(); n++) {
            where.append(n == 0 ? "" : " or ").append(range(units.get(n), "unit" + n, params));
        }
        where.append(units.isEmpty() ? "1 = 0)" : ")");
        if (org != null) {
            where.append(" and ").append(range(org, "org", params));
        }
        if (category != null) {
            where.append(" and i.category = :category");
            params.put("category", category);
        }
        if (period != null) {
            where.append(" and i.period = :period");
            params.put("period", period);
        }
        return where.append(standing()).toString();
    }

    private static String range(String code, String name, Map<String, Object> params) {
        Scope scope = Scope.of(code);
        params.put(name + "low", scope.low());
        params.put(name + "high", scope.high());
        return "i.org_code >= :" + name + "low and i.org_code <= :" + name + "high";
    }

    private String standing() {
        return state == null ? "" : switch (state) {
            case "overdue" -> " and i.state = 'open' and i.due_on < :today";
            case "open" -> " and i.state = 'open' and i.due_on >= :today";
            case "due" -> " and i.state = 'open'";
            case "late" -> " and i.state = 'published' and i.published_on > i.due_on";
            case "published" -> " and i.state = 'published'";
            default -> " and i.state = 'void'";
        };
    }

    /** What is still to be done by urgency, what is done with the newest first. */
    String order() {
        return "published".equals(state) || "late".equals(state) ? " order by i.published_on desc, i.id desc"
                : state == null || "void".equals(state) ? " order by case when i.state = 'open' then 0 else 1 end, i.due_on, i.id"
                : " order by i.due_on, i.id";
    }
}
