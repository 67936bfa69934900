package org.cunyi.workflow.block;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.ModelProperties;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRecord;
import org.cunyi.workflow.StepRecords;
import org.cunyi.workflow.StepRule;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The block "show what an earlier step said": {@code shows} names steps of the same case, whose newest answers fill the form's read-only fields
 * of the same keys. Where a step is done several times side by side, {@code keeps} at both names the fact that tells one from another, such as
 * the department; without it they would show each other's.
 */
@Component
@Order(4)
class EarlierStep implements StepRule {

    private final StepRecords records;

    EarlierStep(@Lazy StepRecords records) {
        this.records = records;
    }

    @Override
    public boolean concerns(Step step) {
        return step.attribute(ModelProperties.SHOWS).isPresent();
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        List<String> wanted = ModelProperties.names(step.attribute(ModelProperties.SHOWS).orElse(""));
        Map<String, Object> shown = new HashMap<>();
        for (StepRecord record : records.of(step.caseNumber())) {
            if (wanted.contains(record.step()) && !record.isTakenBack()) {
                Map<String, Object> answers = records.answers(record.answers());
                if (isOf(step, answers)) {
                    shown.putAll(Answers.flat(answers));
                }
            }
        }
        return shown;
    }

    private static boolean isOf(Step step, Map<String, Object> answers) {
        return ModelProperties.names(step.attribute(ModelProperties.KEEPS).orElse("")).stream()
                .allMatch(fact -> !answers.containsKey(fact) || Objects.equals(answers.get(fact), step.variables().get(fact)));
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        return Map.of();
    }
}
