package org.cunyi.cadre.qualification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A unit sees who it is and its own items, and answers each of them; what the others say it never learns. */
@Component
@Order(40)
class UnitReview implements StepRule {

    private static final String ANSWER = "unitAnswer";
    private static final String BASIS = "unitBasis";
    private static final String REMARK = "unitRemark";

    private final Papers papers;
    private final Baseline baseline;
    private final Readings readings;

    UnitReview(Papers papers, Baseline baseline, Readings readings) {
        this.papers = papers;
        this.baseline = baseline;
        this.readings = readings;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(QualificationProcess.KEY, QualificationProcess.UNIT_REVIEW);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        return readings.person(step.caseNumber());
    }

    @Override
    public void opened(Step step) {
        readings.read(step.caseNumber(), step.text(QualificationProcess.UNIT), "identity");
    }

    @Override
    public Map<String, List<Option>> options(Step step) {
        return Map.of("unit-items", items(step).stream().map(i -> new Option(i.code(), i.words())).toList());
    }

    private List<Baseline.Item> items(Step step) {
        return baseline.items(step, baseline.units(step, step.text(QualificationProcess.UNIT)).get(0).items());
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        Answers given = answers.each(ANSWER);
        Answers basis = answers.each(BASIS);
        List<FieldError> errors = new ArrayList<>();
        for (Baseline.Item item : items(step)) {
            if (!given.has(item.code())) {
                errors.add(new FieldError(ANSWER + "_" + item.code(), item.words() + "：必须答复，没有答复不能视为没有问题"));
            } else if (given.text(item.code()).equals("finding") && !basis.has(item.code())) {
                errors.add(new FieldError(BASIS + "_" + item.code(), item.words() + "：发现问题的，必须写明法律条款或者文书编号"));
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
        Map<String, Object> content = new LinkedHashMap<>();
        content.put(ANSWER, given.values());
        content.put(BASIS, basis.values());
        content.put(REMARK, answers.each(REMARK).values());
        papers.keep(step.caseNumber(), Paper.ANSWER, step.text(QualificationProcess.UNIT), content);
        return Map.of();
    }
}
