package org.cunyi.deliberation.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRecords;
import org.cunyi.workflow.StepRule;
import org.cunyi.workflow.StepTakenBack;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** An unprepared topic goes back to who raised it: he completes it, or withdraws it with a reason. */
@Component
@Order(10)
class CompletionRule implements StepRule {

    private static final String REASON = "withdrawReason";
    private static final List<Map.Entry<String, String>> FIELDS = List.of(Map.entry(TopicRows.CONTENT, "议题内容"),
            Map.entry(TopicRows.PROPOSAL, "建议方案"), Map.entry(TopicRows.CONCERNS, "涉及的人或者户"));

    private final Topics topics;
    private final Prereviews prereviews;
    private final TopicRows rows;
    private final TopicLetters letters;
    private final StepRecords records;

    CompletionRule(Topics topics, Prereviews prereviews, TopicRows rows, TopicLetters letters, StepRecords records) {
        this.topics = topics;
        this.prereviews = prereviews;
        this.rows = rows;
        this.letters = letters;
        this.records = records;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(DeliberationProcess.TOPIC, DeliberationProcess.COMPLETE_MATERIAL);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        Map<String, Object> shown = new HashMap<>();
        topics.find(step.caseNumber()).ifPresent(t -> {
            shown.put(TopicRows.CONTENT, t.content());
            shown.put(TopicRows.PROPOSAL, t.proposal());
            shown.put(TopicRows.CONCERNS, t.concerns());
        });
        prereviews.latest(step.caseNumber()).ifPresent(p -> shown.put("missing", p.missing()));
        return shown;
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        if ("withdraw".equals(answers.text("materialDecision"))) {
            if (!answers.has(REASON)) {
                throw Refusal.of(REASON, "撤回理由：撤回议题必须说明理由");
            }
            rows.stand(step.caseNumber(), "withdrawn");
            letters.withdrawn(step.caseNumber());
        } else {
            required(answers);
            rows.rewrite(step.caseNumber(), answers, "raised");
        }
        return Map.of();
    }

    private static void required(Answers answers) {
        List<FieldError> errors = new ArrayList<>();
        FIELDS.stream().filter(f -> !answers.has(f.getKey())).forEach(f -> errors.add(new FieldError(f.getKey(), f.getValue() + "：必须填写")));
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
    }

    /** A completion that was taken back leaves the topic as it read before. A pre-review cannot be: its verdict has been entered and told. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(StepTakenBack back) {
        if (back.process().equals(DeliberationProcess.TOPIC) && back.step().equals(DeliberationProcess.COMPLETE_MATERIAL)) {
            Map<String, Object> before = records.latest(back.caseNumber(), DeliberationProcess.COMPLETE_MATERIAL)
                    .or(() -> records.latest(back.caseNumber(), Step.START)).orElseThrow();
            rows.rewrite(back.caseNumber(), new Answers(before), "incomplete");
        }
    }
}
