package org.cunyi.cadre.filing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** An authority reads what was filed, acknowledges it, or returns it with a reason; whatever the procedure. */
@Component
@Order(40)
class FilingStep implements StepRule {

    private final Filings filings;
    private final List<FilingContent> contents;
    private final ApplicationEventPublisher events;

    FilingStep(Filings filings, List<FilingContent> contents, ApplicationEventPublisher events) {
        this.filings = filings;
        this.contents = contents;
        this.events = events;
    }

    @Override
    public boolean concerns(Step step) {
        return FilingProcess.STEPS.containsKey(step.key());
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Map<String, Object> shown = new HashMap<>();
        contents.stream().flatMap(c -> c.of(step.caseNumber()).stream()).findFirst().ifPresent(words -> shown.put("filed", words));
        filings.newest(step.caseNumber(), FilingProcess.STEPS.get(step.key())).flatMap(f -> filings.said(f, Filings.COMPLETED))
                .ifPresent(words -> shown.putAll(Map.of("completion", words, "handedInAgain", true)));
        return shown;
    }

    @Override
    public void opened(Step step) {
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "personal.read", step.key(), Map.of("what", "filing")));
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        String authority = FilingProcess.STEPS.get(step.key());
        boolean acknowledged = answers.yes(FilingProcess.ACKNOWLEDGED);
        String reason = answers.text("returnReason");
        if (!acknowledged && reason == null) {
            throw Refusal.of("returnReason", "退回理由：退回补正的，必须填写");
        }
        Filing filing = filings.newest(step.caseNumber(), authority).orElseThrow();
        filings.answer(filing, acknowledged);
        Map<String, Object> payload = new HashMap<>(Map.of("attempt", filing.attempt()));
        if (!acknowledged) {
            payload.put("reason", filings.say(filing, Filings.RETURNED, reason));
        }
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), acknowledged ? "filing.acknowledged" : "filing.returned", authority, payload));
        return Map.of();
    }
}
