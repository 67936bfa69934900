package org.cunyi.insight.trace;

import java.time.OffsetDateTime;
import java.util.List;
import org.cunyi.workflow.CaseFile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A trace for programs, the picture on the page among them. */
@RestController
class TraceApi {

    private final TraceAccess access;
    private final Courses courses;
    private final Traces traces;

    TraceApi(TraceAccess access, Courses courses, Traces traces) {
        this.access = access;
        this.courses = courses;
        this.traces = traces;
    }

    /** @param next {@code after} of the next evaluations, {@code null} at the end */
    record Trace(String caseNumber, String process, int version, String versionTag, String deploymentId, String state, OffsetDateTime startedAt,
            OffsetDateTime endedAt, boolean concealed, String source, List<Course.Been> activities, List<Course.Taken> flows,
            List<Traces.Evaluated> evaluations, Long next) {
    }

    @GetMapping("/api/audit/cases/{caseNumber}/trace")
    Trace trace(@PathVariable String caseNumber, @RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "100") int size) {
        CaseFile file = access.caseFile(caseNumber);
        TraceInput.page(after, size);
        boolean concealed = access.isSecret(file);
        Course course = courses.of(file);
        List<Traces.Evaluated> found = traces.evaluations(file, concealed, after, size == 0 ? 0 : size + 1);
        boolean more = size > 0 && found.size() > size;
        List<Traces.Evaluated> page = more ? found.subList(0, size) : found;
        return new Trace(file.caseNumber(), course.process(), course.version(), course.versionTag(), file.deploymentId(), file.isOpen() ? "open" : "done",
                file.startedAt(), file.endedAt(), concealed, course.source(), course.activities(), course.flows(), page,
                more ? page.get(size - 1).seq() : null);
    }
}
