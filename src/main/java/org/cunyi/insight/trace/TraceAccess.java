package org.cunyi.insight.trace;

import org.cunyi.org.Office;
import org.cunyi.org.Roster;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Cases;
import org.springframework.stereotype.Component;

/** Whose cases an auditor traces: all of his units and of those below; where they are about a person's post, without the person (ADR 0019). */
@Component
class TraceAccess {

    private static final String AUDITOR = "auditor";

    private final Roster roster;
    private final Cases cases;
    private final CaseView view;

    TraceAccess(Roster roster, Cases cases, CaseView view) {
        this.roster = roster;
        this.cases = cases;
        this.view = view;
    }

    /** @throws Refusal where the acting person is no auditor, or no auditor of that case's unit */
    CaseFile caseFile(String caseNumber) {
        var offices = roster.officesOf(Actor.current()).stream().filter(o -> o.role().equals(AUDITOR)).toList();
        if (offices.isEmpty()) {
            throw Refusal.notYours("追踪只对审计监督岗位开放");
        }
        return cases.find(caseNumber).filter(file -> offices.stream().anyMatch((Office o) -> o.sees(file.orgCode())))
                .orElseThrow(() -> Refusal.notFound("没有编号为“" + caseNumber + "”的案件"));
    }

    /** Whether the case is about somebody's post; what such a case called is as secret as the case. */
    boolean isSecret(CaseFile file) {
        return view.ownTasksOnly(file) || file.parentCaseNumber() != null && isSecret(cases.get(file.parentCaseNumber()));
    }
}
