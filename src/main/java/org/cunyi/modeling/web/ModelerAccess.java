package org.cunyi.modeling.web;

import org.cunyi.org.Roster;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.springframework.stereotype.Component;

/** Models are the modellers' and nobody else's; they show no case but by its number, and none that only its own officials find. */
@Component
public class ModelerAccess {

    private static final String ROLE = "modeller";

    private final Roster roster;

    ModelerAccess(Roster roster) {
        this.roster = roster;
    }

    /** @throws Refusal for everybody who is no modeller */
    public void require() {
        if (roster.officesOf(Actor.current()).stream().noneMatch(o -> o.role().equals(ROLE))) {
            throw Refusal.notYours("流程建模只对流程管理员开放");
        }
    }
}
