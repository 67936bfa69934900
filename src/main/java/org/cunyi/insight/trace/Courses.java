package org.cunyi.insight.trace;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cunyi.audit.AuditEntry;
import org.cunyi.audit.ChainPages;
import org.cunyi.workflow.CaseCourse;
import org.cunyi.workflow.CaseCourse.Element;
import org.cunyi.workflow.CaseCourse.Flow;
import org.cunyi.workflow.CaseCourse.Shape;
import org.cunyi.workflow.CaseCourse.Stay;
import org.cunyi.workflow.CaseFile;
import org.springframework.stereotype.Component;

/**
 * Counts how often a case was where and which ways it took. The engine's history knows the stays; which answer a question got stands in the
 * chain; every other way follows from the model, because what is finished is left by all its ways out.
 */
@Component
class Courses {

    private static final String BODY = "#multiInstanceBody";
    private static final String ANSWERED = "question.answered";
    private static final ChainPages.Kinds ANSWERS = new ChainPages.Kinds(List.of(ANSWERED), false);
    private static final ChainPages.Kinds ROUTE = new ChainPages.Kinds(List.of("task.created", "step.completed", ANSWERED), false);
    private static final int LONGEST = 20_000;

    private final CaseCourse engine;
    private final ChainPages chain;

    Courses(CaseCourse engine, ChainPages chain) {
        this.engine = engine;
        this.chain = chain;
    }

    /** @param children the cases that it called */
    Course of(CaseFile file, Shape shape, List<CaseFile> children) {
        List<Stay> stays = engine.stays(file);
        boolean kept = !stays.isEmpty();
        List<AuditEntry> told = chain.after(file.caseNumber(), kept ? ANSWERS : ROUTE, 0, LONGEST + 1);
        boolean cut = told.size() > LONGEST;
        Map<String, Integer> answers = new HashMap<>();
        told.stream().filter(e -> e.action().equals(ANSWERED)).map(e -> TracePayload.payload(e).path("flow").asText())
                .forEach(flow -> answers.merge(flow, 1, Integer::sum));
        Map<String, Integer> taken = kept ? taken(shape, stays, answers) : answers;
        return new Course(shape.process(), shape.version(), shape.versionTag(), kept ? "engine" : "records", been(children, shape, kept ? stays : tasks(told)),
                taken.entrySet().stream().filter(t -> t.getValue() > 0).map(t -> new Course.Taken(t.getKey(), t.getValue())).toList(), cut ? LONGEST : 0);
    }

    private List<Course.Been> been(List<CaseFile> children, Shape shape, List<Stay> stays) {
        Map<String, Element> elements = shape.elements().stream().collect(Collectors.toMap(Element::id, Function.identity()));
        Map<String, String> called = new HashMap<>();
        children.forEach(c -> called.put(c.processInstanceId(), c.caseNumber()));
        Map<String, List<Stay>> byElement = stays.stream().filter(s -> !s.element().endsWith(BODY))
                .collect(Collectors.groupingBy(Stay::element, LinkedHashMap::new, Collectors.toList()));
        return byElement.entrySet().stream().filter(e -> elements.containsKey(e.getKey())).map(e -> been(elements.get(e.getKey()), e.getValue(), called)).toList();
    }

    private static Course.Been been(Element element, List<Stay> stays, Map<String, String> called) {
        long seconds = stays.stream().filter(s -> s.until() != null).mapToLong(s -> Duration.between(s.from(), s.until()).toSeconds()).sum();
        int open = (int) stays.stream().filter(s -> s.until() == null).count();
        OffsetDateTime last = open > 0 ? null : stays.stream().map(Stay::until).max(OffsetDateTime::compareTo).orElseThrow();
        return new Course.Been(element.id(), element.name(), element.type(), stays.size(), open, (int) stays.stream().filter(Stay::cut).count(),
                stays.get(0).from(), last, seconds, stays.stream().map(Stay::called).filter(Objects::nonNull).map(called::get).filter(Objects::nonNull).toList());
    }

    /** By flow. Where several ways come together in a parallel gateway, each arrival is a stay there and only all of them go on. */
    static Map<String, Integer> taken(Shape shape, List<Stay> stays, Map<String, Integer> answers) {
        Map<String, Long> finished = stays.stream().filter(s -> s.until() != null && !s.cut()).collect(Collectors.groupingBy(Stay::element, Collectors.counting()));
        Map<String, Long> entered = stays.stream().collect(Collectors.groupingBy(Stay::element, Collectors.counting()));
        Map<String, Long> waysIn = shape.flows().stream().collect(Collectors.groupingBy(Flow::to, Collectors.counting()));
        Map<String, Element> elements = shape.elements().stream().collect(Collectors.toMap(Element::id, Function.identity()));
        Map<String, Integer> taken = new LinkedHashMap<>();
        for (Flow flow : shape.flows()) {
            Element from = elements.get(flow.from());
            long times = finished.getOrDefault(from.id() + BODY, finished.getOrDefault(from.id(), 0L));
            if (from.asks()) {
                times = answers.getOrDefault(flow.id(), 0);
            } else if (from.type().equals("eventBasedGateway")) {
                times = entered.getOrDefault(flow.to(), 0L);
            } else if (from.type().equals("parallelGateway")) {
                times /= Math.max(1, waysIn.getOrDefault(from.id(), 1L));
            }
            taken.put(flow.id(), (int) times);
        }
        return taken;
    }

    /** Tasks as our own chain tells of them: made, and completed in the order in which they were made. */
    private static List<Stay> tasks(List<AuditEntry> told) {
        List<Stay> stays = new ArrayList<>();
        Map<String, Deque<OffsetDateTime>> open = new HashMap<>();
        for (AuditEntry e : told) {
            OffsetDateTime at = TracePayload.read(e).map(TracePayload.Read::at).orElse(null);
            if (at == null) {
                continue;
            }
            if (e.action().equals("task.created")) {
                open.computeIfAbsent(e.subject(), s -> new ArrayDeque<>()).add(at);
            } else if (e.action().equals("step.completed") && open.containsKey("user_" + e.subject())) {
                OffsetDateTime from = open.get("user_" + e.subject()).poll();
                stays.add(new Stay("user_" + e.subject(), "userTask", from == null ? at : from, at, false, null));
            }
        }
        return stays;
    }
}
