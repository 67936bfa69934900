package org.cunyi.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cunyi.org.Office;
import org.cunyi.org.Roster;
import org.cunyi.shared.Actor;
import org.springframework.stereotype.Component;

/** Who is signed in, as the head of every page shows it. */
@Component("signedIn")
public class SignedIn {

    private static final Set<String> DELIBERATING = Set.of("council-member", "council-chair", "village-secretary", "village-clerk",
            "township-committee", "township-office", "county-organization", "county-civil-affairs");
    private static final Set<String> CADRE_READERS = Set.of("township-office", "township-committee", "county-organization", "village-secretary",
            "village-clerk", "auditor");

    private static final Set<String> CANDIDATE_READERS = Set.of("township-office", "township-committee", "county-organization");

    private final Roster roster;
    private final Labels labels;

    SignedIn(Roster roster, Labels labels) {
        this.roster = roster;
        this.labels = labels;
    }

    /** Name and offices in words; {@code roles} and {@code official} decide which ways are offered, never what is allowed. */
    public record Me(String name, List<String> offices, Set<String> roles, boolean official) {

        public boolean administrator() {
            return roles.contains("administrator");
        }

        /** Whether the council concerns him: its members, who review its topics and keep its records, and those who look after many. */
        public boolean deliberates() {
            return roles.stream().anyMatch(DELIBERATING::contains);
        }

        public boolean followsCandidates() {
            return roles.stream().anyMatch(CANDIDATE_READERS::contains);
        }

        public boolean readsCadres() {
            return roles.stream().anyMatch(CADRE_READERS::contains);
        }
    }

    public Me me() {
        List<Office> offices = roster.officesOf(Actor.current());
        return new Me(labels.person(Actor.current()), offices.stream().map(labels::office).toList(),
                offices.stream().map(Office::role).collect(Collectors.toSet()),
                offices.stream().anyMatch(Office::official));
    }
}
