package org.cunyi.cadre.web;

import java.util.List;
import java.util.function.Predicate;
import org.cunyi.org.Office;
import org.cunyi.org.Roster;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.springframework.stereotype.Component;

/** The offices of the acting person, as the register and the batches ask for them. */
@Component
class ActingOffices {

    private static final String TOWNSHIP_OFFICE = "township-office";

    private final Roster roster;

    ActingOffices(Roster roster) {
        this.roster = roster;
    }

    List<Office> all() {
        return roster.officesOf(Actor.current());
    }

    boolean any(Predicate<Office> which) {
        return all().stream().anyMatch(which);
    }

    /** Codes of the units of such offices. */
    List<String> units(Predicate<Office> which) {
        return all().stream().filter(which).map(Office::orgCode).distinct().sorted().toList();
    }

    /**
     * The same where there must be one.
     *
     * @throws Refusal with these words where there is none
     */
    List<String> units(Predicate<Office> which, String otherwise) {
        List<String> codes = units(which);
        if (codes.isEmpty()) {
            throw Refusal.notYours(otherwise);
        }
        return codes;
    }

    static boolean isTownship(Office office) {
        return office.role().equals(TOWNSHIP_OFFICE);
    }

    /** Whether he is of the office of that village's township. */
    boolean ofTownship(String village) {
        return any(o -> isTownship(o) && o.sees(village));
    }

    static boolean isBelow(String orgCode, List<String> units) {
        return units.stream().anyMatch(orgCode::startsWith);
    }
}
