package org.cunyi.insight.trace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.audit.AuditChain;
import org.cunyi.workflow.CaseCourse;
import org.cunyi.workflow.CaseCourse.Shape;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseLinks;
import org.cunyi.workflow.CaseLinks.Link;
import org.cunyi.workflow.CaseParts;
import org.cunyi.workflow.Cases;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of one trace. */
@Component
class TracePage {

    private static final int SIZE = 100;
    private static final int LOOKS = 50;

    private final Covers covers;
    private final Veil veil;
    private final Traces traces;
    private final Courses courses;
    private final CaseCourse engine;
    private final Cases cases;
    private final CaseLinks links;
    private final CaseParts parts;
    private final AuditChain chain;

    TracePage(Covers covers, Veil veil, Traces traces, Courses courses, CaseCourse engine, Cases cases, CaseLinks links, CaseParts parts,
            AuditChain chain) {
        this.covers = covers;
        this.veil = veil;
        this.traces = traces;
        this.courses = courses;
        this.engine = engine;
        this.cases = cases;
        this.links = links;
        this.parts = parts;
        this.chain = chain;
    }

    /** @param lifted whether what is concealed has been allowed for this one look */
    String show(CaseFile file, Optional<TraceKind> kind, long after, boolean lifted, Model model) {
        Shape shape = engine.shape(file);
        List<CaseFile> children = cases.children(file.caseNumber());
        List<Link> linked = links.of(file.caseNumber());
        Cover cover = covers.of(file, lifted, linked);
        if (!cover.on()) {
            model.addAllAttributes(parts.of(file));
        }
        model.addAllAttributes(Map.of("file", file, "secret", lifted || cover.on(), "concealed", cover.on(), "children", children, "links", linked,
                "covered", cover.cases(), "course", courses.of(file, shape, children), "chain", chain.verify(file.caseNumber())));
        model.addAttribute("told", traces.told(file, shape, cover, kind, after, SIZE, LOOKS));
        model.addAttribute("kinds", List.of(TraceKind.values()).stream().map(TraceKind::code).toList());
        model.addAttribute("kind", kind.map(TraceKind::code).orElse(null));
        model.addAttribute("after", after);
        model.addAttribute("unmaskings", veil.of(file.caseNumber()));
        model.addAttribute("mayLift", cover.on() && veil.mayLift(file));
        return "insight/trace";
    }
}
