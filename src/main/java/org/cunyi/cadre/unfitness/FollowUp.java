package org.cunyi.cadre.unfitness;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.cunyi.workflow.Wording;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What goes with a measure beyond it: the villagers are told of their right, a resignation is recommended, a contract ends. Never more than that:
 * a contract may end here, and a post that ends by law does, each confirmed by a person.
 */
@Component
@Order(40)
class FollowUp implements StepRule {

    private final Docket docket;
    private final UnfitnessPapers papers;
    private final EndsOfPosts ends;
    private final Wording words;

    FollowUp(Docket docket, UnfitnessPapers papers, EndsOfPosts ends, Wording words) {
        this.docket = docket;
        this.papers = papers;
        this.ends = ends;
        this.words = words;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(UnfitnessProcess.KEY, UnfitnessProcess.FOLLOW_UP);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Map<String, Object> shown = new HashMap<>(docket.shown(step));
        shown.put("followUpShown", words.of("follow-up", docket.row(step).followUp()));
        return shown;
    }

    @Override
    public void opened(Step step) {
        docket.read(step, "decision");
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        docket.guard(step);
        Unfitness row = docket.row(step);
        LocalDate day = docket.day(answers.date("doneOn"), "doneOn", "办理日期", row.servedOn(), "送达日期");
        LocalDate ended = answers.date("endedOn");
        String cause = switch (row.followUp()) {
            case "end-of-contract" -> "dismissed";
            case "record-end-by-law" -> "by-law";
            default -> null;
        };
        if (cause == null && ended != null) {
            throw Refusal.of("endedOn", "职务终止日期：这一后续事项不终止职务，不能填写");
        }
        if (row.followUp().equals("record-end-by-law") && ended == null) {
            throw Refusal.of("endedOn", "职务终止日期：必须填写");
        }
        if (ended != null) {
            boolean byLaw = cause.equals("by-law");
            docket.day(ended, "endedOn", "职务终止日期", byLaw ? docket.facts(step.caseNumber()).orElseThrow().happenedOn() : row.decidedOn(),
                    byLaw ? "事情发生的日期" : "决定日期");
            ends.end(row, UnfitnessProcess.OTHER, ended, cause, words.of("follow-up", row.followUp()));
        }
        papers.keep(step.caseNumber(), UnfitnessPapers.MEASURE, Map.of("heading", words.of("follow-up", row.followUp()), "day", day.toString(), "words",
                answers.text("followUpWords"), "case", step.caseNumber(), UnfitnessProcess.FOLLOW_UP_KIND, row.followUp()));
        docket.tell(step.caseNumber(), "follow-up.done", Map.of("followUp", row.followUp(), "day", day.toString()));
        return Map.of();
    }
}
