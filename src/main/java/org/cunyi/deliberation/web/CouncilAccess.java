package org.cunyi.deliberation.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.org.Office;
import org.cunyi.org.OrgUnit;
import org.cunyi.org.Organisation;
import org.cunyi.org.Roster;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.springframework.stereotype.Component;

/** Who may look at which village's council: everybody with an office there or above; the council's own members hold one. */
@Component
class CouncilAccess {

    private static final Set<String> MEMBERS = Set.of(DeliberationProcess.CHAIR, DeliberationProcess.MEMBER);

    private final Roster roster;
    private final Organisation organisation;
    private final Cases cases;

    CouncilAccess(Roster roster, Organisation organisation, Cases cases) {
        this.roster = roster;
        this.organisation = organisation;
        this.cases = cases;
    }

    private List<Office> offices() {
        return roster.officesOf(Actor.current());
    }

    /** A village of somebody else is as if it did not exist. */
    OrgUnit village(String code) {
        return organisation.find(code).filter(u -> u.isVillage() && offices().stream().anyMatch(o -> o.sees(code)))
                .orElseThrow(() -> Refusal.notFound("没有代码为“" + code + "”的村"));
    }

    /** A case of somebody else is as if it did not exist. */
    CaseFile caseFile(String caseNumber, String process) {
        return cases.find(caseNumber).filter(f -> f.process().equals(process)).filter(f -> offices().stream().anyMatch(o -> o.sees(f.orgCode())))
                .orElseThrow(() -> Refusal.notFound("没有编号为“" + caseNumber + "”的案件"));
    }

    /** Codes of the units that may be seen, each with all below; a unit below another one of them is left out. */
    List<String> units() {
        List<String> codes = offices().stream().filter(o -> o.official() && o.orgCode() != null).map(Office::orgCode).distinct().sorted().toList();
        if (codes.isEmpty()) {
            throw Refusal.notYours("此页面只对有相应岗位的人员开放");
        }
        return codes.stream().filter(c -> codes.stream().noneMatch(o -> !o.equals(c) && c.startsWith(o))).toList();
    }

    /** Villages in whose council the acting person raises topics, for himself or for somebody he stands in for. */
    List<String> councils() {
        return offices().stream().filter(o -> MEMBERS.contains(o.role())).map(Office::orgCode).distinct().sorted().toList();
    }

    /** The acting person and the members he stands in for. */
    List<String> members() {
        return Stream.concat(Stream.of(Actor.current()), offices().stream()
                .filter(o -> MEMBERS.contains(o.role()) && o.actingFor() != null).map(Office::actingFor)).distinct().toList();
    }

    boolean isChair(String village) {
        return offices().stream().anyMatch(o -> isChair(o, village));
    }

    /** From here on the acting person acts as the chair of that village's council. */
    void actAsChair(String village) {
        Office chair = offices().stream().filter(o -> isChair(o, village)).findFirst()
                .orElseThrow(() -> Refusal.notYours("只有本村议事会理事长可以更正积分"));
        Actor.actFor(chair.actingFor());
    }

    private static boolean isChair(Office office, String village) {
        return office.role().equals(DeliberationProcess.CHAIR) && village.equals(office.orgCode());
    }
}
