package org.cunyi.deliberation.resolution;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.org.Roster;
import org.cunyi.org.Substitutions;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 回访: whoever raised the matter, or whom the chair named, says whether it is really done; nobody checks his own work. */
@Component
@Order(20)
class VerifyStep implements StepRule {

    private static final String REMARKS = "remarks";

    private final Resolutions resolutions;
    private final ResolutionEvents history;
    private final ResolutionPeople people;
    private final Substitutions substitutions;
    private final Roster roster;

    VerifyStep(Resolutions resolutions, ResolutionEvents history, ResolutionPeople people, Substitutions substitutions, Roster roster) {
        this.resolutions = resolutions;
        this.history = history;
        this.people = people;
        this.substitutions = substitutions;
        this.roster = roster;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(DeliberationProcess.RESOLUTION, DeliberationProcess.VERIFY_RESULT);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Resolution resolution = resolutions.get(step.caseNumber());
        Map<String, Object> shown = new HashMap<>(ExecuteStep.shown(resolution));
        shown.put("responsibleName", roster.name(resolution.responsible()));
        done(step).ifPresent(e -> shown.put("report", e.words()));
        // what was said of an earlier report is not this one's answer
        shown.put("accepted", null);
        return shown;
    }

    private Optional<ResolutionEvent> done(Step step) {
        return history.of(step.caseNumber()).stream().filter(e -> e.kind().equals("done")).reduce((first, second) -> second);
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        Resolution resolution = resolutions.atWork(step, Resolution.CHECKING);
        refuseOthers(step, resolution);
        boolean accepted = answers.yes("accepted");
        if (!accepted && !answers.has(REMARKS)) {
            throw Refusal.of(REMARKS, "核验意见：不认可时必须说明还要做什么");
        }
        history.add(step.caseNumber(), accepted ? "checked" : "refused", answers.text(REMARKS));
        resolutions.put(step.caseNumber(), accepted ? Resolution.AWAITING : Resolution.OPEN);
        return Map.of();
    }

    private void refuseOthers(Step step, Resolution resolution) {
        Set<String> mine = substitutions.behind(Actor.current());
        if (mine.contains(resolution.responsible()) || done(step).filter(e -> mine.contains(e.actor())).isPresent()) {
            throw Refusal.notYours("决议由您或者您代理的人办理，不能由您核验结果");
        }
        String verifier = people.verifier(resolution).orElseThrow(() -> Refusal.notYours("还没有核验人，请理事长在案件页面指定"));
        if (!mine.contains(verifier)) {
            throw Refusal.notYours("这项决议由" + roster.name(verifier) + "核验");
        }
    }
}
