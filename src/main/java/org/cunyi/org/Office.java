package org.cunyi.org;

import java.time.LocalDate;
import org.cunyi.shared.OrgCode;

/**
 * An office that a person holds in a unit for a time; it is what gives rights.
 *
 * @param actingFor login of the person whose office it is, where this one only stands in for him; {@code null} for one's own
 */
public record Office(String login, String role, String label, boolean scoped, boolean official, String orgCode, LocalDate validFrom,
        LocalDate validTo, String actingFor) {

    /** The engine's group: {@code role@orgCode}, or the bare role where it belongs to no unit (contract.md §2). */
    public String group() {
        return scoped ? role + "@" + orgCode : role;
    }

    /** Whether cases of that unit may be seen from this office: the unit itself or one below it; administrators and modellers see none. */
    public boolean sees(String otherOrg) {
        return official && orgCode != null && new OrgCode(orgCode).covers(otherOrg);
    }
}
