package org.cunyi.insight.web;

import java.util.List;
import org.cunyi.org.Office;
import org.cunyi.org.Roster;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.springframework.stereotype.Component;

/** Whose cases an auditor looks into: those of the units that he is an auditor of, and nobody else looks in here. */
@Component
public class AuditorAccess {

    private static final String AUDITOR = "auditor";

    private final Roster roster;

    AuditorAccess(Roster roster) {
        this.roster = roster;
    }

    /**
     * Codes of the units, with all below; never empty.
     *
     * @throws Refusal where the acting person is no auditor today
     */
    public List<String> units() {
        List<String> units = roster.officesOf(Actor.current()).stream().filter(o -> o.role().equals(AUDITOR)).map(Office::orgCode).distinct().sorted()
                .toList();
        if (units.isEmpty()) {
            throw Refusal.notYours("查案只对审计监督岗位开放");
        }
        return units.stream().filter(u -> units.stream().noneMatch(o -> !o.equals(u) && u.startsWith(o))).toList();
    }
}
