package org.cunyi.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cunyi.org.Office;
import org.cunyi.org.Roster;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseLinks;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Recusals;
import org.springframework.stereotype.Component;

/** What the acting person may look at here, by today's offices. */
@Component
public class Access {

    private final Roster roster;
    private final Cases cases;
    private final CaseView view;
    private final Recusals recusals;
    private final CaseLinks links;

    Access(Roster roster, Cases cases, CaseView view, Recusals recusals, CaseLinks links) {
        this.roster = roster;
        this.cases = cases;
        this.view = view;
        this.recusals = recusals;
        this.links = links;
    }

    public List<Office> offices() {
        return roster.officesOf(Actor.current());
    }

    /** Units whose cases, with all below, may be seen. */
    public List<String> units() {
        return offices().stream().filter(Office::official).map(Office::orgCode).distinct().sorted().toList();
    }

    /** A case of somebody else is as if it did not exist. */
    public CaseFile caseFile(String caseNumber) {
        CaseFile file = cases.get(caseNumber);
        List<Office> offices = offices();
        if (offices.stream().noneMatch(o -> o.sees(file.orgCode())) || isHidden(file, offices)) {
            throw Refusal.notFound("没有编号为“" + caseNumber + "”的案件");
        }
        return file;
    }

    /** Linked cases; one that only its own officials find is not there for others, not even its number. */
    public List<CaseLinks.Link> links(String caseNumber) {
        List<CaseLinks.Link> all = links.of(caseNumber);
        Map<String, List<String>> secret = all.isEmpty() ? Map.of() : secret();
        return all.stream().filter(l -> isFound(cases.get(l.caseNumber()), secret)).toList();
    }

    private boolean isFound(CaseFile file, Map<String, List<String>> secret) {
        boolean here = !secret.containsKey(file.process()) || secret.get(file.process()).stream().anyMatch(file.orgCode()::startsWith);
        return here && (file.parentCaseNumber() == null || isFound(cases.get(file.parentCaseNumber()), secret));
    }

    /** A case whose chain may be verified: that says nothing of the case, so auditors verify those too that are about a person's post. */
    public CaseFile verifiable(String caseNumber) {
        CaseFile file = cases.get(caseNumber);
        boolean auditor = offices().stream().anyMatch(o -> o.role().equals("auditor") && o.sees(file.orgCode()));
        return auditor && !recusals.includes(caseNumber, Actor.current()) ? file : caseFile(caseNumber);
    }

    /** Procedures whose cases not everybody finds, each with the units where the acting person does. */
    public Map<String, List<String>> secret() {
        List<Office> offices = offices();
        return view.secret().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> offices.stream()
                .filter(o -> o.official() && e.getValue().contains(o.role())).map(Office::orgCode).distinct().toList()));
    }

    /** What a case called is as secret as the case. */
    private boolean isHidden(CaseFile file, List<Office> offices) {
        if (view.ownTasksOnly(file)) {
            List<String> readers = view.readers(file);
            return offices.stream().noneMatch(o -> o.sees(file.orgCode()) && readers.contains(o.role()));
        }
        return file.parentCaseNumber() != null && isHidden(cases.get(file.parentCaseNumber()), offices);
    }

    public void require(String... roles) {
        Set<String> wanted = Set.of(roles);
        if (offices().stream().noneMatch(o -> wanted.contains(o.role()))) {
            throw Refusal.notYours("此页面只对有相应岗位的人员开放");
        }
    }
}
