package org.cunyi.insight.trace;

import java.time.OffsetDateTime;
import java.util.List;
import org.cunyi.insight.web.AuditorAccess;
import org.cunyi.workflow.CaseCourse;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A trace for programs, the picture on the page among them. */
@RestController
class TraceApi {

    private final AuditorAccess access;
    private final Covers covers;
    private final CaseCourse engine;
    private final Cases cases;
    private final Courses courses;
    private final Traces traces;

    TraceApi(AuditorAccess access, Covers covers, CaseCourse engine, Cases cases, Courses courses, Traces traces) {
        this.access = access;
        this.covers = covers;
        this.engine = engine;
        this.cases = cases;
        this.courses = courses;
        this.traces = traces;
    }

    /**
     * @param cutAt of how many entries the course was read where there are more, otherwise 0
     * @param next {@code after} of the next evaluations, {@code null} at the end
     */
    record Trace(String caseNumber, String process, int version, String versionTag, String deploymentId, String state, OffsetDateTime startedAt,
            OffsetDateTime endedAt, boolean concealed, String source, List<Course.Been> activities, List<Course.Taken> flows,
            int cutAt, List<Traces.Evaluated> evaluations, Long next) {
    }

    @GetMapping("/api/audit/cases/{caseNumber}/trace")
    Trace trace(@PathVariable String caseNumber, @RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "100") int size) {
        CaseFile file = access.caseFile(caseNumber);
        TraceInput.page(after, size);
        Cover cover = covers.of(file, false, List.of());
        Course course = courses.of(file, engine.shape(file), cases.children(caseNumber));
        List<Traces.Evaluated> found = traces.evaluations(file, cover, after, size == 0 ? 0 : size + 1);
        boolean more = size > 0 && found.size() > size;
        List<Traces.Evaluated> page = more ? found.subList(0, size) : found;
        return new Trace(file.caseNumber(), course.process(), course.version(), course.versionTag(), file.deploymentId(), file.isOpen() ? "open" : "done",
                file.startedAt(), file.endedAt(), cover.on(), course.source(), course.activities(), course.flows(), course.cutAt(), page,
                more ? page.get(size - 1).seq() : null);
    }
}
