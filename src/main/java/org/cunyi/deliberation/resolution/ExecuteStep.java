package org.cunyi.deliberation.resolution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.cunyi.workflow.StepTakenBack;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The responsible person says how far it is, as often as he likes, and that it is done once. */
@Component
@Order(20)
class ExecuteStep implements StepRule {

    private final Resolutions resolutions;
    private final ResolutionEvents history;

    ExecuteStep(Resolutions resolutions, ResolutionEvents history) {
        this.resolutions = resolutions;
        this.history = history;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(DeliberationProcess.RESOLUTION, DeliberationProcess.EXECUTE);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Map<String, Object> shown = new HashMap<>(shown(resolutions.get(step.caseNumber())));
        List<ResolutionEvent> all = history.of(step.caseNumber());
        all.stream().filter(e -> e.kind().equals("refused")).reduce((first, second) -> second).ifPresent(e -> shown.put("lastRemarks", e.words()));
        // what the last report said of it is not this one's answer
        shown.put("finished", null);
        return shown;
    }

    static Map<String, Object> shown(Resolution resolution) {
        return Map.of("resolutionTitle", resolution.title(), "resolutionContent", resolution.content(), "measure", resolution.measure(), "dueOn",
                resolution.deadline().toString());
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        resolutions.atWork(step, Resolution.OPEN);
        boolean finished = answers.yes("finished");
        history.add(step.caseNumber(), finished ? "done" : "progress", answers.text("content"));
        if (finished) {
            resolutions.put(step.caseNumber(), Resolution.CHECKING);
        }
        return Map.of();
    }

    /** Possible only while nobody is there to check; the report stays in the history. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(StepTakenBack back) {
        if (back.process().equals(DeliberationProcess.RESOLUTION)) {
            history.add(back.caseNumber(), "taken-back", null);
            resolutions.put(back.caseNumber(), Resolution.OPEN);
        }
    }
}
