package org.cunyi.cadre.qualification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.CaseLetter;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRecords;
import org.cunyi.workflow.StepRule;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The county looks at a candidate whom the township did not forward: it upholds that, or has the units review him, each with a reason. */
@Component
@Order(40)
class CountyLook implements StepRule {

    private final Papers papers;
    private final FirstRefusal refusal;
    private final Readings readings;
    private final StepRecords records;
    private final ApplicationEventPublisher events;

    CountyLook(Papers papers, FirstRefusal refusal, Readings readings, StepRecords records, ApplicationEventPublisher events) {
        this.papers = papers;
        this.refusal = refusal;
        this.readings = readings;
        this.records = records;
        this.events = events;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(QualificationProcess.KEY, QualificationProcess.COUNTY_LOOK);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Map<String, Object> shown = new HashMap<>(refusal.shown(step));
        papers.latest(step.caseNumber(), Paper.TOLD).ifPresent(p -> shown.put("candidateWords", p.text("candidateWords")));
        return shown;
    }

    @Override
    public void opened(Step step) {
        readings.read(step.caseNumber(), step.key(), "first-review");
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        papers.keep(step.caseNumber(), Paper.LOOK, null, Map.of("lookReason", answers.text("lookReason")));
        String event = "qualification-looked-" + step.caseNumber() + "-" + records.time(step.caseNumber(), step.key());
        events.publishEvent(CaseLetter.plain(step.caseNumber(), "qualification-looked", event, "县里复核已有结果",
                "一件任职资格联审中不予上报的人选，县委组织部已经复核，请登录后查看并告知本人。", null, "/cases/" + step.caseNumber(), List.of(),
                List.of("township-office@" + step.orgCode())));
        return Map.of();
    }
}
