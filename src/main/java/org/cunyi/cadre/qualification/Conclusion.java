package org.cunyi.cadre.qualification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.CaseLetter;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRecords;
import org.cunyi.workflow.StepRule;
import org.cunyi.workflow.Wording;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The table recommends, the department concludes: it confirms, or departs with a written reason (《个人信息保护法》第二十四条). */
@Component
@Order(40)
class Conclusion implements StepRule {

    private final Papers papers;
    private final Qualifications qualifications;
    private final Baseline baseline;
    private final Readings readings;
    private final StepRecords records;
    private final ApplicationEventPublisher events;
    private final Wording words;

    Conclusion(Papers papers, Qualifications qualifications, Baseline baseline, Readings readings, StepRecords records,
            ApplicationEventPublisher events, Wording words) {
        this.papers = papers;
        this.qualifications = qualifications;
        this.baseline = baseline;
        this.readings = readings;
        this.records = records;
        this.events = events;
        this.words = words;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(QualificationProcess.KEY, QualificationProcess.CONCLUSION);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Map<String, Object> shown = new HashMap<>(readings.identity(step.caseNumber()));
        shown.put("explanation", readings.conclusions(step));
        papers.latest(step.caseNumber(), Paper.STATEMENT).ifPresent(p -> shown.put("statement", p.text("statement")));
        String recommendation = step.text(QualificationProcess.RECOMMENDATION);
        shown.put("recommended", words.of("outcome", recommendation));
        return shown;
    }

    @Override
    public void opened(Step step) {
        readings.read(step.caseNumber(), step.key(), "findings");
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        String conclusion = answers.text("conclusion");
        String recommendation = step.text(QualificationProcess.RECOMMENDATION);
        String reason = answers.text("departureReason");
        Baseline.Post post = baseline.post(step, qualifications.find(step.caseNumber()).orElseThrow().post());
        if (!conclusion.equals(recommendation) && reason == null) {
            throw Refusal.of("departureReason", "与建议不一致的理由：结论与系统建议不一致的，必须书面说明理由");
        }
        if (conclusion.equals("reject") && post.chosenByVillagers() && absolute(step) == 0) {
            throw Refusal.of("conclusion", "结论：由村民选举或者推选产生的职务，只有法律规定不得任职的情形才能驳回（《村民委员会组织法》2025年修订第十四条、第十八条），其他情形可以暂缓");
        }
        qualifications.conclude(step.caseNumber(), recommendation, conclusion);
        if (reason != null) {
            papers.keep(step.caseNumber(), Paper.CONCLUSION, null, Map.of("departureReason", reason));
        }
        tell(step);
        return Map.of(QualificationProcess.PUBLISHED, conclusion.equals("pass") && post.published());
    }

    /** A case may be concluded more than once, after an objection or a step taken back: each of them is told, none twice. */
    private void tell(Step step) {
        String event = "qualification-concluded-" + step.caseNumber() + "-" + records.time(step.caseNumber(), step.key());
        events.publishEvent(CaseLetter.plain(step.caseNumber(), "qualification-concluded", event, "任职资格联审已有结论",
                "一件任职资格联审已有结论，请登录后查看并告知本人。", null, "/cases/" + step.caseNumber(), List.of(),
                List.of("township-office@" + step.orgCode())));
    }

    private static int absolute(Step step) {
        return ((Number) step.variables().get("absoluteFindings")).intValue();
    }
}
