package org.cunyi.org;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The units in force today; abolished ones stay in the table and are no longer found here. */
@Component
public class Organisation {

    static final String INSERT = "insert into org_unit (code, name, level, kind, parent, valid_from, valid_to)"
            + " values (:code, :name, :level, :kind, :parent, :validFrom, :validTo)";
    private static final String IN_FORCE = " valid_from <= :today and (valid_to is null or valid_to >= :today) ";

    private final JdbcClient jdbc;
    private final Clock clock;

    Organisation(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<OrgUnit> find(String code) {
        return jdbc.sql("select * from org_unit where code = :code and" + IN_FORCE)
                .param("code", code).param("today", today()).query(OrgUnit.class).optional();
    }

    /** Also of a unit that is no more: its cases stay. */
    public boolean isKnown(String code) {
        return jdbc.sql("select count(*) from org_unit where code = ?").param(code).query(Long.class).single() > 0;
    }

    /** Name for display, the code itself where the unit is unknown. */
    public String name(String code) {
        return jdbc.sql("select name from org_unit where code = ?").param(code).query(String.class).optional().orElse(code);
    }

    /** Names by code, of those that are known. */
    public Map<String, String> names(Collection<String> codes) {
        Map<String, String> names = new HashMap<>();
        if (!codes.isEmpty()) {
            jdbc.sql("select code, name from org_unit where code in (:codes)").param("codes", codes).query(rs -> {
                names.put(rs.getString("code"), rs.getString("name"));
            });
        }
        return names;
    }

    public List<OrgUnit> counties() {
        return jdbc.sql("select * from org_unit where level = 'county' and" + IN_FORCE + "order by code")
                .param("today", today()).query(OrgUnit.class).list();
    }

    public List<OrgUnit> children(String code) {
        return jdbc.sql("select * from org_unit where parent = :code and" + IN_FORCE + "order by code")
                .param("code", code).param("today", today()).query(OrgUnit.class).list();
    }

    /** This unit and everything below it. */
    public List<OrgUnit> under(String code) {
        return jdbc.sql("select * from org_unit where code like :prefix and" + IN_FORCE + "order by code")
                .param("prefix", code + "%").param("today", today()).query(OrgUnit.class).list();
    }

    public List<OrgUnit> all() {
        return jdbc.sql("select * from org_unit where" + IN_FORCE + "order by code").param("today", today()).query(OrgUnit.class).list();
    }

    @Transactional
    public void add(OrgUnit unit) {
        jdbc.sql(INSERT).paramSource(unit).update();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
