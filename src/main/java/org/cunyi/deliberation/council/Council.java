package org.cunyi.deliberation.council;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who belongs to a village's council on a day. The list by name is what 应到 of a session is counted from. */
@Component
public class Council {

    private static final String MEMBERS = "select m.*, k.label as kind_label from council_member m join council_member_kind k on k.code = m.kind";

    private final JdbcClient jdbc;

    Council(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Members on that day, the chair first, then by kind and name; none where the village has no council. */
    public List<Member> members(String orgCode, LocalDate day) {
        return jdbc.sql(MEMBERS + " where m.org_code = :org and m.joined_on <= :day and (m.left_on is null or m.left_on >= :day)"
                + " order by m.chair desc, k.sort, m.name, m.id").param("org", orgCode).param("day", day).query(Member.class).list();
    }

    /** These, in the same order. */
    public List<Member> members(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : jdbc.sql(MEMBERS + " where m.id in (:ids) order by m.chair desc, k.sort, m.name, m.id").param("ids", ids)
                .query(Member.class).list();
    }

    public Optional<Member> member(String orgCode, String login, LocalDate day) {
        return members(orgCode, day).stream().filter(m -> login.equals(m.login())).findFirst();
    }

    public Optional<Member> find(long memberId) {
        return jdbc.sql(MEMBERS + " where m.id = ?").param(memberId).query(Member.class).optional();
    }

    /** The council that sits: the newest that no later one has ended. */
    public Optional<CouncilTerm> term(String orgCode) {
        return jdbc.sql("select * from council_term where org_code = ? and ended_on is null order by id desc fetch first 1 rows only").param(orgCode)
                .query(CouncilTerm.class).optional();
    }

    /** All terms, the newest first. */
    public List<CouncilTerm> terms(String orgCode) {
        return jdbc.sql("select * from council_term where org_code = ? order by id desc").param(orgCode).query(CouncilTerm.class).list();
    }

    /** Everybody on the list who has not left, in the order of {@link #members}. */
    List<Member> sitting(String orgCode) {
        return jdbc.sql(MEMBERS + " where m.org_code = ? and m.left_on is null order by m.chair desc, k.sort, m.name, m.id").param(orgCode)
                .query(Member.class).list();
    }

    /** First day of the newest list. */
    Optional<LocalDate> lastChange(String orgCode) {
        return jdbc.sql("select joined_on as changed from council_member where org_code = ? union select left_on + 1 from council_member"
                + " where org_code = ? and left_on is not null order by changed desc fetch first 1 rows only").params(orgCode, orgCode)
                .query(LocalDate.class).optional();
    }

    /** Who joined and who left, the newest first. */
    public List<CouncilChange> changes(String orgCode) {
        return jdbc.sql("select c.* from (select m.joined_on as event_day, true as joined, m.name, k.label as kind_label, m.chair, cast(null as varchar(200)) as"
                + " reason, case when m.joined_on = t.formed_on then t.case_number end as case_number, k.sort from council_member m"
                + " join council_term t on t.id = m.term_id join council_member_kind k on k.code = m.kind where m.org_code = :org"
                + " union all select m.left_on, false, m.name, k.label, m.chair, m.left_reason, m.left_case, k.sort from council_member m"
                + " join council_member_kind k on k.code = m.kind where m.org_code = :org and m.left_on is not null) c"
                + " order by c.event_day desc, c.joined desc, c.chair desc, c.sort, c.name").param("org", orgCode)
                .query((row, n) -> new CouncilChange(row.getObject("event_day", LocalDate.class), row.getBoolean("joined"), row.getString("name"),
                        row.getString("kind_label"), row.getBoolean("chair"), row.getString("reason"), row.getString("case_number"))).list();
    }

    /** Kinds of members: labels by code, in their order. */
    public Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        jdbc.sql("select code, label from council_member_kind order by sort").query((row, n) -> kinds.put(row.getString(1), row.getString(2))).list();
        return kinds;
    }
}
