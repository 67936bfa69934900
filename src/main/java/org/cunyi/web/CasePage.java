package org.cunyi.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.audit.AuditChain;
import org.cunyi.meeting.Meeting;
import org.cunyi.meeting.Meetings;
import org.cunyi.publicity.Notices;
import org.cunyi.publicity.Objections;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseParts;
import org.cunyi.workflow.CaseSection;
import org.cunyi.workflow.Cases;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of one case, put together from what every room knows of it. */
@Component
class CasePage implements CaseParts {

    private final Access access;
    private final Cases cases;
    private final Standing standing;
    private final Meetings meetings;
    private final CaseRecords records;
    private final Notices notices;
    private final Objections objections;
    private final List<CaseSection> sections;
    private final AuditChain audit;
    private final Labels labels;
    private final CaseActions actions;
    private final CaseDocuments documents;
    private final CaseSheets papers;

    CasePage(Access access, Cases cases, Standing standing, Meetings meetings, CaseRecords records, Notices notices,
            Objections objections, List<CaseSection> sections, AuditChain audit, Labels labels, CaseActions actions,
            CaseDocuments documents, CaseSheets papers) {
        this.access = access;
        this.cases = cases;
        this.standing = standing;
        this.meetings = meetings;
        this.records = records;
        this.notices = notices;
        this.objections = objections;
        this.sections = sections;
        this.audit = audit;
        this.labels = labels;
        this.actions = actions;
        this.documents = documents;
        this.papers = papers;
    }

    /**
     * Fills the model for the case's page.
     *
     * @return the page's template
     * @throws org.cunyi.shared.Refusal where the acting person may not see the case
     */
    String show(String caseNumber, Model model) {
        CaseFile file = access.caseFile(caseNumber);
        List<CaseFile> children = cases.children(caseNumber);
        model.addAllAttributes(of(file, children));
        model.addAttribute("tasks", standing.tasks(file, children));
        model.addAttribute("stand", file.isOpen() ? standing.of(file) : null);
        model.addAttribute("filledSheets", papers.filled(file));
        model.addAttribute("openSheets", papers.open(file));
        model.addAttribute("chain", audit.verify(caseNumber));
        model.addAttribute("actions", actions.offered(file));
        return "cases/case";
    }

    @Override
    public Map<String, Object> of(CaseFile file) {
        return of(file, cases.children(file.caseNumber()));
    }

    private Map<String, Object> of(CaseFile file, List<CaseFile> children) {
        List<Meeting> sheets = meetings.all(file.caseNumber());
        List<CaseRecords.View> steps = records.of(file, sheets);
        Map<String, Object> parts = new HashMap<>();
        parts.put("file", file);
        parts.put("children", children);
        parts.put("links", access.links(file.caseNumber()));
        parts.put("sheets", sheets);
        parts.put("stepNames", stepNames(sheets, steps));
        parts.put("steps", steps);
        parts.put("notices", notices.of(file.caseNumber()));
        parts.put("objections", objections.ofCase(file.caseNumber()));
        parts.put("sections", sections.stream().flatMap(s -> s.of(file).stream()).toList());
        parts.put("documents", documents.section(file, children));
        return parts;
    }

    /** As the task was called then; a sheet of a merged meeting has no submission of its own. */
    private Map<String, String> stepNames(List<Meeting> sheets, List<CaseRecords.View> steps) {
        Map<String, String> names = new HashMap<>();
        sheets.forEach(m -> names.put(m.step(), labels.word("step", m.step())));
        steps.stream().map(CaseRecords.View::record).forEach(r -> names.put(r.step(), r.stepName()));
        return names;
    }
}
