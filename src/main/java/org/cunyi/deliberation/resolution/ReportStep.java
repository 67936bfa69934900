package org.cunyi.deliberation.resolution;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 逐一销号: the session does not go on while one resolution is unanswered; some are answered on the form, more on a page of their own. */
@Component
@Order(20)
class ReportStep implements StepRule {

    /** A form of more than that is no help; the rest stands on the page. */
    private static final int ON_FORM = 20;
    private static final List<String> FIELDS = List.of("answer", "deadline", "reason");

    private final Reports reports;
    private final Settlement settlement;

    ReportStep(Reports reports, Settlement settlement) {
        this.reports = reports;
        this.settlement = settlement;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(DeliberationProcess.SESSION, DeliberationProcess.RESOLUTION_PROGRESS);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        int open = reports.unanswered(step.caseNumber()).size();
        String beyond = open > ON_FORM ? "，本表列出前" + ON_FORM + "项，其余请在页面上答复" : "";
        return Map.of("openCount", "共" + reports.count(step.caseNumber()) + "项，未答复" + open + "项" + beyond, "pageAddress",
                "/deliberation/sessions/" + step.caseNumber() + "/resolutions");
    }

    @Override
    public Map<String, List<Option>> options(Step step) {
        return Map.of("open-resolutions", reports.of(step.caseNumber(), true, 0, ON_FORM).stream().map(r -> new Option(r.resolutionCase(),
                r.title() + "（" + r.responsibleName() + "负责，期限" + r.dueOn() + (r.isChecked() ? "，已核验" : "，未办结") + "）")).toList());
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        Set<String> named = new LinkedHashSet<>();
        FIELDS.forEach(f -> named.addAll(answers.each(f).values().keySet()));
        List<FieldError> errors = new ArrayList<>();
        for (String resolution : named) {
            ReportAnswer said = new ReportAnswer(answers.each("answer").text(resolution), answers.each("deadline").date(resolution),
                    answers.each("reason").text(resolution));
            reports.record(step.caseNumber(), resolution, said, null).forEach(e -> errors.add(new FieldError(e.field() + "_" + resolution,
                    resolution + "　" + e.message())));
        }
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
        settlement.settle(step);
        return Map.of();
    }
}
