package org.cunyi.org;

import java.time.LocalDate;
import java.util.Set;

/**
 * Two persons are related. Which of the two stands first says nothing.
 *
 * @param relation {@code spouse}, {@code parent-child}, {@code sibling}, {@code grandparent}, or {@code other}, which is no near relation
 */
public record Kinship(long id, String login, String name, String relativeLogin, String relativeName, String relation, LocalDate validFrom,
        LocalDate validTo) {

    /** 近亲属 (民法典 1045). */
    public static final Set<String> NEAR = Set.of("spouse", "parent-child", "sibling", "grandparent");

    public boolean isNear() {
        return NEAR.contains(relation);
    }

    /** The one of the two who is not that person. */
    public String other(String person) {
        return login.equals(person) ? relativeLogin : login;
    }

    public String otherName(String person) {
        return login.equals(person) ? relativeName : name;
    }

    public boolean isInForce(LocalDate day) {
        return !validFrom.isAfter(day) && (validTo == null || !validTo.isBefore(day));
    }
}
