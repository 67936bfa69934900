package org.cunyi.insight.trace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseLinks;
import org.cunyi.workflow.CaseParts;
import org.cunyi.workflow.Cases;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page of one trace. */
@Component
class TracePage {

    private static final int SIZE = 100;
    private static final int LOOKS = 50;

    private final TraceAccess access;
    private final Veil veil;
    private final Traces traces;
    private final Courses courses;
    private final Cases cases;
    private final CaseLinks links;
    private final CaseParts parts;

    TracePage(TraceAccess access, Veil veil, Traces traces, Courses courses, Cases cases, CaseLinks links, CaseParts parts) {
        this.access = access;
        this.veil = veil;
        this.traces = traces;
        this.courses = courses;
        this.cases = cases;
        this.links = links;
        this.parts = parts;
    }

    /** @param lifted whether what is concealed has been allowed for this one look */
    String show(CaseFile file, Optional<TraceKind> kind, long after, boolean lifted, Model model) {
        boolean secret = access.isSecret(file);
        boolean concealed = secret && !lifted;
        List<CaseFile> children = cases.children(file.caseNumber());
        if (!concealed) {
            model.addAllAttributes(parts.of(file));
        }
        model.addAllAttributes(Map.of("file", file, "secret", secret, "concealed", concealed, "children", children,
                "links", links.of(file.caseNumber()), "course", courses.of(file)));
        model.addAttribute("page", traces.timeline(file, concealed, kind, after, SIZE));
        model.addAttribute("looks", traces.timeline(file, concealed, Optional.of(TraceKind.LOOKS), 0, LOOKS));
        model.addAttribute("kinds", List.of(TraceKind.values()).stream().map(TraceKind::code).toList());
        model.addAttribute("kind", kind.map(TraceKind::code).orElse(null));
        model.addAttribute("after", after);
        model.addAttribute("unmaskings", veil.of(file.caseNumber()));
        model.addAttribute("mayLift", concealed && veil.mayLift(file));
        return "insight/trace";
    }
}
