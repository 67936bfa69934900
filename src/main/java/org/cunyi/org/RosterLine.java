package org.cunyi.org;

import java.time.LocalDate;
import java.util.List;

/** A row of a roster that is good in itself: one person with a post, offices, or both, in one unit. What is not stated is {@code null}. */
record RosterLine(ImportRow row, String login, String name, String email, OrgUnit unit, String post, String kind, List<String> roles,
        LocalDate termFrom, LocalDate termTo, LocalDate validFrom, LocalDate validTo) {
}
