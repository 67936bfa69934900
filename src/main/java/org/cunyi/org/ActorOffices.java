package org.cunyi.org;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.cunyi.shared.OrgCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which offices people held on the day of an act, of many people at once: who has left since still acted as what he was. */
@Component
public class ActorOffices {

    private final JdbcClient jdbc;

    ActorOffices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An office of a person, whenever he held it; {@code role} is {@code null} for somebody who never held one. */
    public record Tenure(String login, String name, String role, String label, String orgCode, String unit, LocalDate validFrom, LocalDate validTo) {

        public boolean on(LocalDate day) {
            return role != null && !validFrom.isAfter(day) && (validTo == null || !validTo.isBefore(day));
        }

        /** Whether the office looks after that unit: its own, or one below it. */
        public boolean covers(String otherOrg) {
            return orgCode != null && new OrgCode(orgCode).covers(otherOrg);
        }

        public String words() {
            return unit == null ? label : OfficeRole.at(unit, label);
        }
    }

    public List<Tenure> of(Collection<String> logins) {
        return logins.isEmpty() ? List.of() : jdbc.sql("select p.login, p.name, o.role, r.label, o.org_code, u.name as unit, o.valid_from, o.valid_to"
                + " from person p left join office o on o.person_id = p.id left join office_role r on r.role = o.role"
                + " left join org_unit u on u.code = o.org_code where p.login in (:logins) order by p.login, o.valid_from, o.role")
                .param("logins", logins).query(Tenure.class).list();
    }
}
