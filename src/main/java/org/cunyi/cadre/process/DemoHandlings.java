package org.cunyi.cadre.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.cunyi.cadre.unfitness.Unfitnesses;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The demonstration county's handlings: 31 of invented village cadres by every measure, and leads that went no further. Days lie in the past as
 * far as the rules let them; what takes its days from today on, as a circular does, stands in the middle of them.
 */
@Component
@Profile("embedded")
class DemoHandlings {

    private static final String PROCESS = "cadre-unfitness";
    /** Of the nine of each township's party committee so many came. */
    private static final int PRESENT = 8;
    /** Younger decisions are still with the county. */
    private static final int FILED = 16;

    private final DemoRegister register;
    private final DemoOfficials officials;
    private final DemoMarks marks;
    private final DemoMeasures measures;
    private final Unfitnesses unfitnesses;
    private final Cases cases;
    private final TaskService tasks;

    DemoHandlings(DemoRegister register, DemoOfficials officials, DemoMarks marks, DemoMeasures measures, Unfitnesses unfitnesses, Cases cases,
            TaskService tasks) {
        this.register = register;
        this.officials = officials;
        this.marks = marks;
        this.measures = measures;
        this.unfitnesses = unfitnesses;
        this.cases = cases;
        this.tasks = tasks;
    }

    private static List<DemoHandling> all() {
        return DemoFiles.rows("handlings.csv").stream().map(DemoHandling::of).toList();
    }

    void take() {
        register.enter();
        all().forEach(this::take);
    }

    /** What only came due when a day was over. */
    void close() {
        all().stream().filter(h -> h.is("handled")).forEach(h -> measures.close(h, begun(h)));
    }

    private CaseFile begun(DemoHandling h) {
        return cases.get(marks.once("handling-" + h.key(), () -> officials.begin(h.by(), PROCESS, Map.of("title", h.source(), "postId",
                String.valueOf(register.held(h.person()).id()), "leadWords", h.lead()))));
    }

    private void take(DemoHandling h) {
        CaseFile file = begun(h);
        if (h.is("received") || !file.isOpen()) {
            return;
        }
        if (h.is("withdrawn")) {
            officials.act(h.committee(), file, "withdraw-lead", Map.of("reason", h.after()));
            return;
        }
        officials.done(h.office(), file, "accept_lead", h.is("refused") ? Map.of("leadAnswer", "refuse", "leadReason", h.after())
                : Map.of("leadAnswer", "accept"));
        officials.open(file, "verify_facts").forEach(t -> verify(h, file, t));
        if (h.is("handled")) {
            decide(h, file);
            review(h, file);
            measures.carryOut(h, file);
            if (h.decided() >= FILED) {
                filed(file);
            }
        }
    }

    /** Two, one after the other; where it is being verified the second one is awaited. */
    private void verify(DemoHandling h, CaseFile file, Task first) {
        if (!"second".equals(tasks.getVariable(first.getId(), "verified"))) {
            officials.done(h.office(), first, facts(h));
        }
        if (!h.is("verifying")) {
            officials.done(h.second(), file, "verify_facts", facts(h));
        }
    }

    private Map<String, Object> facts(DemoHandling h) {
        Map<String, Object> facts = new HashMap<>(Map.of("founded", h.is("unfounded") ? "unfounded" : "founded", "facts", h.facts()));
        if (!h.is("unfounded")) {
            facts.putAll(Map.of("happenedOn", officials.ago(h.happened()), "repetition", "computed"));
            h.codes().forEach(c -> facts.put("situation_" + c, true));
        }
        if (h.circumstance() != null) {
            facts.putAll(Map.of(h.circumstance(), true, h.circumstance() + "Reason", h.facts()));
        }
        return facts;
    }

    private void decide(DemoHandling h, CaseFile file) {
        Map<String, Object> told = new HashMap<>(Map.of("toldOn", officials.ago(h.decided() + 6), "toldMeasure", h.measure(), "newFacts", "no",
                "stated", h.statement() == null ? "waived" : "stated"));
        told.put("statement", h.statement());
        officials.done(h.office(), file, "statement_and_defence", told);
        Map<String, Object> sheet = new HashMap<>(Map.of("heldOn", officials.ago(h.decided()), "place", "镇政府会议室", "chair", measures.name(
                h.committee()), "recorder", measures.name(h.office()), "present", PRESENT, "inFavour", PRESENT, "against", 0, "abstained", 0));
        sheet.putAll(Map.of("content", "听取核实情况和本人陈述申辩后集体研究，一致同意。", "decidedMeasure", h.measure(), "circularRange", "village"));
        officials.done(h.committee(), file, "committee_decision", sheet);
        officials.done(h.office(), file, "serve_decision", Map.of("servedOn", officials.ago(h.decided() - 1), "receipt", "signed",
                "rightsTold", true));
    }

    private void review(DemoHandling h, CaseFile file) {
        if (h.review() != null && unfitnesses.get(file.caseNumber()).reviewAskedOn() == null) {
            officials.act(h.office(), file, "request-review", Map.of("askedOn", officials.ago(h.decided() - 2), "reason", h.statement()));
        }
        if (h.review() != null) {
            officials.done("county-organization", file, "review_decision", Map.of("reviewResult", "lighten", "reviewMeasure", h.review(),
                    "reviewReason", "未造成损失，情节较轻，原决定偏重。"));
        }
    }

    private void filed(CaseFile file) {
        officials.done("county-organization", file, "file_organization", Map.of("acknowledged", "true"));
        officials.done("county-civil-affairs", file, "file_civil_affairs", Map.of("acknowledged", "true"));
    }
}
