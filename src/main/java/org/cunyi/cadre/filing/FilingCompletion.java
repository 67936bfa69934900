package org.cunyi.cadre.filing;

import java.util.HashMap;
import java.util.Map;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.cunyi.workflow.Wording;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What an authority returned is answered and handed in with the same authority again. */
@Component
@Order(40)
class FilingCompletion implements StepRule {

    private final Filings filings;
    private final FilingDesk desk;
    private final Wording words;

    FilingCompletion(Filings filings, FilingDesk desk, Wording words) {
        this.filings = filings;
        this.desk = desk;
        this.words = words;
    }

    @Override
    public boolean concerns(Step step) {
        return step.key().equals(FilingProcess.COMPLETE_FILING);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        String authority = step.text(FilingProcess.AUTHORITY);
        Map<String, Object> shown = new HashMap<>(Map.of("authority", words.of("filing-authority", authority)));
        filings.newest(step.caseNumber(), authority).flatMap(f -> filings.said(f, Filings.RETURNED)).ifPresent(r -> shown.put("returnReason", r));
        return shown;
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        Filing next = desk.handInAgain(filings.newest(step.caseNumber(), step.text(FilingProcess.AUTHORITY)).orElseThrow());
        filings.say(next, Filings.COMPLETED, answers.text("completion"));
        return Map.of();
    }
}
