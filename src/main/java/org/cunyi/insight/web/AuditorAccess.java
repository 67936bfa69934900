package org.cunyi.insight.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cunyi.org.Office;
import org.cunyi.org.OrgUnit;
import org.cunyi.org.Organisation;
import org.cunyi.org.Roster;
import org.cunyi.shared.Actor;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Recusals;
import org.cunyi.workflow.Recusals.Recusal;
import org.springframework.stereotype.Component;

/**
 * Whose cases an auditor looks into: those of the units that he is an auditor of, but for those that he keeps out of himself; nobody else looks in
 * here. What of a case about a person's post stays covered: ADR 0018, ADR 0019.
 */
@Component
public class AuditorAccess {

    private static final String AUDITOR = "auditor";

    private final Roster roster;
    private final Cases cases;
    private final CaseView view;
    private final Recusals recusals;
    private final Organisation organisation;

    AuditorAccess(Roster roster, Cases cases, CaseView view, Recusals recusals, Organisation organisation) {
        this.roster = roster;
        this.cases = cases;
        this.view = view;
        this.recusals = recusals;
        this.organisation = organisation;
    }

    /**
     * What the acting auditor may ask about.
     *
     * @param units   codes of the units, with all below; never empty
     * @param secret  procedures whose cases, with those they called, keep their titles to themselves
     * @param recused numbers of the cases that he keeps out of
     */
    public record Scope(List<String> units, List<String> secret, List<String> recused) {
    }

    /** @throws Refusal where the acting person is no auditor today */
    public List<String> units() {
        List<String> units = offices().stream().map(Office::orgCode).distinct().sorted().toList();
        return units.stream().filter(u -> units.stream().noneMatch(o -> !o.equals(u) && u.startsWith(o))).toList();
    }

    /** The units to choose from, each with those below it. */
    public List<OrgUnit> choices() {
        return units().stream().flatMap(u -> organisation.under(u).stream()).toList();
    }

    /**
     * @param org code of a unit, {@code null} for all of his
     * @throws Refusal where it is none of his
     */
    public Scope scope(String org) {
        List<String> units = units();
        if (org != null && (!OrgCode.isValid(org) || units.stream().noneMatch(org::startsWith))) {
            throw Refusal.of("org", "单位：“" + AuditInput.brief(org) + "”不是您审计范围内的单位代码");
        }
        return new Scope(org == null ? units : List.of(org), List.copyOf(view.secret().keySet()), recused());
    }

    private List<Office> offices() {
        List<Office> offices = roster.officesOf(Actor.current()).stream().filter(o -> o.role().equals(AUDITOR)).toList();
        if (offices.isEmpty()) {
            throw Refusal.notYours("本页只对审计监督岗位开放");
        }
        return offices;
    }

    /** Where a case is about a person's post, whoever lifted his recusal does not open it to him: he may be the person. */
    private List<String> recused() {
        return recusals.ofPerson(Actor.current()).stream().filter(r -> !r.isLifted() || isSecret(cases.get(r.caseNumber()))).map(Recusal::caseNumber)
                .distinct().flatMap(n -> recusals.cases(n).stream()).distinct().toList();
    }

    /** @throws Refusal where the acting person is no auditor, no auditor of that case's unit, or keeps out of it: then it is as if it did not exist */
    public CaseFile caseFile(String caseNumber) {
        List<Office> offices = offices();
        return cases.find(caseNumber).filter(file -> offices.stream().anyMatch(o -> o.sees(file.orgCode())) && !recused().contains(file.caseNumber()))
                .orElseThrow(() -> Refusal.notFound("没有编号为“" + AuditInput.brief(caseNumber) + "”的案件"));
    }

    /** Whether the case is about somebody's post; what such a case called is as secret as the case. */
    public boolean isSecret(CaseFile file) {
        Set<String> secret = view.secret().keySet();
        return secret.contains(file.process()) || above(file).anyMatch(f -> secret.contains(f.process()));
    }

    private Stream<CaseFile> above(CaseFile file) {
        return file.parentCaseNumber() == null ? Stream.empty() : Stream.of(cases.get(file.parentCaseNumber())).flatMap(f -> Stream.concat(Stream.of(f), above(f)));
    }
}
