package org.cunyi.cadre.qualification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRecords;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whom the township does not forward is told why and asked whether the county shall look at it (domain.md §6). */
@Component
@Order(40)
class CandidateTold implements StepRule {

    private final Papers papers;
    private final FirstRefusal refusal;
    private final Readings readings;
    private final StepRecords records;
    private final Clock clock;

    CandidateTold(Papers papers, FirstRefusal refusal, Readings readings, StepRecords records, Clock clock) {
        this.papers = papers;
        this.refusal = refusal;
        this.readings = readings;
        this.records = records;
        this.clock = clock;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(QualificationProcess.KEY, QualificationProcess.TELL_CANDIDATE);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Map<String, Object> shown = refusal.shown(step);
        shown.remove("identityNumber");
        return shown;
    }

    @Override
    public void opened(Step step) {
        readings.read(step.caseNumber(), step.key(), "first-review");
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        LocalDate toldOn = answers.date("toldOn");
        if (toldOn.isAfter(LocalDate.now(clock))) {
            throw Refusal.of("toldOn", "告知日期：不能晚于今天");
        }
        if (toldOn.isBefore(reviewedOn(step.caseNumber()))) {
            throw Refusal.of("toldOn", "告知日期：不能早于乡镇初审的日期");
        }
        String words = answers.text("candidateWords");
        if (words == null && answers.yes("lookAsked")) {
            throw Refusal.of("candidateWords", "人选的意见：请县里复核的，必须记录；本人没有说明理由的，写明“未说明理由”");
        }
        Map<String, Object> content = new HashMap<>();
        if (words != null) {
            content.put("candidateWords", words);
        }
        papers.keep(step.caseNumber(), Paper.TOLD, null, content);
        return Map.of();
    }

    private LocalDate reviewedOn(String caseNumber) {
        return records.newest(caseNumber, QualificationProcess.FIRST_REVIEW).orElseThrow().at().atZoneSameInstant(clock.getZone()).toLocalDate();
    }
}
