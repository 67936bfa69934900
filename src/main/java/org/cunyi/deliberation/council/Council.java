package org.cunyi.deliberation.council;

import java.time.LocalDate;
import java.util.List;
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

    public Optional<Member> member(String orgCode, String login, LocalDate day) {
        return members(orgCode, day).stream().filter(m -> login.equals(m.login())).findFirst();
    }

    public Optional<Member> find(long memberId) {
        return jdbc.sql(MEMBERS + " where m.id = ?").param(memberId).query(Member.class).optional();
    }
}
