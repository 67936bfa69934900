package org.cunyi.cadre.registry;

import java.util.List;
import java.util.Map;
import org.cunyi.org.Posts;

/**
 * What somebody wants to see of the register.
 *
 * @param units codes of the units he may see, each with all below
 * @param org   one unit among them with all below, {@code null} for all
 * @param kind  code of a {@link PostKind}, {@code null} for all
 * @param review {@code missing}, {@code expiring}, {@code null} for all
 * @param ended posts that are no longer held, instead of those that are
 * @param text  part of a name or a title, {@code null} for all
 */
public record RegisterQuestion(List<String> units, String org, String kind, boolean oneShoulder, String review, boolean ended, String text) {

    static final String MISSING = "(exists (select 1 from cadre_entry e where e.post_id = t.id and e.review_missing) and not exists (select 1"
            + " from cadre_review r where r.person_id = t.person_id and r.org_code = t.org_code and r.valid_to >= t.valid_from))";

    String where(Map<String, Object> params) {
        StringBuilder where = new StringBuilder(" where t.kind <> 'appointed' and (");
        for (int i = 0; i < units.size(); i++) {
            where.append(i == 0 ? "" : " or ").append("t.org_code like :unit").append(i);
            params.put("unit" + i, units.get(i) + "%");
        }
        where.append(") and (t.valid_to is null or t.valid_to >= :today)").insert(where.lastIndexOf("("), ended ? "not " : "");
        add(where, params, " and t.org_code like :org", "org", org == null ? null : org + "%");
        add(where, params, " and t.kind = :kind", "kind", kind);
        add(where, params, " and (p.name like :text or t.title like :text)", "text", text == null ? null : "%" + escaped(text) + "%");
        where.append(oneShoulder ? " and " + Posts.ONE_SHOULDER : "");
        where.append("missing".equals(review) ? " and " + MISSING : "");
        if ("expiring".equals(review)) {
            where.append(" and (select max(r.valid_to) from cadre_review r where r.person_id = t.person_id and r.org_code = t.org_code)"
                    + " between :today and :soon");
        }
        return where.toString();
    }

    private static void add(StringBuilder where, Map<String, Object> params, String condition, String name, Object value) {
        if (value != null) {
            where.append(condition);
            params.put(name, value);
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
