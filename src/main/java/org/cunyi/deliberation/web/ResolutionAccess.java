package org.cunyi.deliberation.web;

import java.util.List;
import org.cunyi.org.Office;
import org.cunyi.org.Roster;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.springframework.stereotype.Component;

/** Who may look at resolutions: officials at those of their own unit and all below. */
@Component
class ResolutionAccess {

    private final Roster roster;
    private final Cases cases;

    ResolutionAccess(Roster roster, Cases cases) {
        this.roster = roster;
        this.cases = cases;
    }

    /** Codes of the units that may be seen, each with all below; a unit below another one of them is left out. */
    List<String> units() {
        List<String> codes = roster.officesOf(Actor.current()).stream().filter(o -> o.official() && o.orgCode() != null).map(Office::orgCode)
                .distinct().sorted().toList();
        if (codes.isEmpty()) {
            throw Refusal.notYours("决议台账只对有相应岗位的人员开放");
        }
        return codes.stream().filter(c -> codes.stream().noneMatch(o -> !o.equals(c) && c.startsWith(o))).toList();
    }

    /** A case of somebody else is as if it did not exist. */
    CaseFile caseFile(String caseNumber, String process) {
        return cases.find(caseNumber).filter(f -> f.process().equals(process)).filter(f -> roster.officesOf(Actor.current()).stream()
                .anyMatch(o -> o.sees(f.orgCode()))).orElseThrow(() -> Refusal.notFound("没有编号为“" + caseNumber + "”的案件"));
    }
}
