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
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 会前预审: a refusal names the clause it rests on, an unprepared topic what it lacks, a matter of the assembly its kind. */
@Component
@Order(10)
class PrereviewRule implements StepRule {

    private final Topics topics;

    PrereviewRule(Topics topics) {
        this.topics = topics;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(DeliberationProcess.TOPIC, DeliberationProcess.PREREVIEW);
    }

    /** The topic as it reads now, not as it was raised. */
    @Override
    public Map<String, Object> prefill(Step step) {
        Map<String, Object> shown = new HashMap<>();
        topics.find(step.caseNumber()).ifPresent(t -> {
            shown.put(TopicRows.CONTENT, t.content());
            shown.put(TopicRows.PROPOSAL, t.proposal());
            shown.put(TopicRows.CONCERNS, t.concerns());
        });
        return shown;
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        List<FieldError> errors = new ArrayList<>();
        if ((answers.yes("settledByLaw") || answers.yes("settledByVillageRules")) && !answers.has("clause")) {
            errors.add(new FieldError("clause", "依据的条款：法律、政策或者村规民约已有规定的，必须写明是哪一条"));
        }
        if (!answers.yes("prepared") && !answers.has("missing")) {
            errors.add(new FieldError("missing", "还缺什么：没有准备充分的，必须写明还缺什么"));
        }
        if (answers.yes("art28Matter") && !answers.has("matterKind")) {
            errors.add(new FieldError("matterKind", "事项类别：应由村民会议决定的，必须选择类别"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
        return Map.of();
    }
}
