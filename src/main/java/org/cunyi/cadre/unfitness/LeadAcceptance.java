package org.cunyi.cadre.unfitness;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.CaseLetter;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The township takes a lead on or refuses it with a reason; who gave it hears which. */
@Component
@Order(40)
class LeadAcceptance implements StepRule {

    private final Docket docket;
    private final UnfitnessPapers papers;
    private final Cases cases;
    private final ApplicationEventPublisher events;

    LeadAcceptance(Docket docket, UnfitnessPapers papers, Cases cases, ApplicationEventPublisher events) {
        this.docket = docket;
        this.papers = papers;
        this.cases = cases;
        this.events = events;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(UnfitnessProcess.KEY, UnfitnessProcess.ACCEPT_LEAD);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Map<String, Object> shown = new HashMap<>(docket.shown(step));
        shown.put("leadWords", docket.lead(step.caseNumber()));
        return shown;
    }

    @Override
    public void opened(Step step) {
        docket.read(step, "lead");
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        docket.guard(step);
        boolean accepted = answers.text("leadAnswer").equals("accept");
        String reason = answers.text("leadReason");
        if (!accepted && reason == null) {
            throw Refusal.of("leadReason", "不予受理的理由：必须填写");
        }
        if (reason != null) {
            papers.keep(step.caseNumber(), UnfitnessPapers.REFUSED, Map.of("reason", reason));
        }
        String giver = cases.get(step.caseNumber()).startedBy();
        if (!giver.equals(Actor.SYSTEM)) {
            answer(step, giver, accepted);
        }
        return Map.of();
    }

    private void answer(Step step, String giver, boolean accepted) {
        events.publishEvent(CaseLetter.plain(step.caseNumber(), "lead-answered", "lead-answered-" + step.caseNumber() + "-" + accepted,
                accepted ? "您提出的线索已受理" : "您提出的线索不予受理", "您提出的一件线索，乡镇组织办" + (accepted ? "已经受理。" : "经研究不予受理，理由请向乡镇组织办了解。"),
                null, "/", List.of(giver), List.of()));
    }
}
