package org.cunyi.decision;

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

/** Raising a matter, the township's pre-check and what follows from its advice, execution of a change of boundary. */
@Component
@Order(10)
class MatterRule implements StepRule {

    private static final String ADVICE = "advice";

    private final DecidingBody bodies;
    private final StepRecords records;
    private final Clock clock;

    MatterRule(DecidingBody bodies, StepRecords records, Clock clock) {
        this.bodies = bodies;
        this.records = records;
        this.clock = clock;
    }

    @Override
    public boolean concerns(Step step) {
        return DecisionProcess.isDecision(step.process());
    }

    /** The village sees what the township advised and on which ground. */
    @Override
    public Map<String, Object> prefill(Step step) {
        if (!step.key().equals(DecisionProcess.JOINT_CONSULTATION)) {
            return Map.of();
        }
        Map<String, Object> given = records.latest(step.caseNumber(), DecisionProcess.TOWNSHIP_PRECHECK).orElse(Map.of());
        return given.get(ADVICE) == null ? Map.of() : Map.of(ADVICE, given.get(ADVICE) + "（依据：" + given.get("adviceBasis") + "）");
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        return switch (step.key()) {
            case Step.START -> raise(step, answers);
            case DecisionProcess.TOWNSHIP_PRECHECK -> precheck(answers);
            case DecisionProcess.JOINT_CONSULTATION -> consult(step, answers);
            case DecisionProcess.IMPLEMENTATION -> implement(step, answers);
            default -> Map.of();
        };
    }

    private Map<String, Object> raise(Step step, Answers answers) {
        String kind = answers.text(DecisionProcess.MATTER_KIND);
        boolean assets = answers.yes(DecisionProcess.COLLECTIVE_ASSET);
        if (assets && bodies.on(step, kind, true, LocalDate.now(clock)).isEmpty()) {
            throw Refusal.of(DecisionProcess.COLLECTIVE_ASSET, "涉及集体资产：此类事项不能标注涉及集体资产，请改选相应的集体经济组织事项");
        }
        Map<String, Object> facts = new HashMap<>();
        facts.put(DecisionProcess.MATTER_KIND, kind);
        facts.put(DecisionProcess.COLLECTIVE_ASSET, assets);
        facts.put(DecisionProcess.AMOUNT, answers.has(DecisionProcess.AMOUNT) ? answers.decimal(DecisionProcess.AMOUNT).doubleValue() : null);
        facts.put(DecisionProcess.MERGED, false);
        facts.put(DecisionProcess.PRECHECK_ANSWER, null);
        return facts;
    }

    private static Map<String, Object> precheck(Answers answers) {
        if (!ADVICE.equals(answers.text(DecisionProcess.PRECHECK_ANSWER))) {
            return Map.of();
        }
        if (!answers.has(ADVICE)) {
            throw Refusal.of(ADVICE, "建议：提出建议时必须写明内容");
        }
        if (!answers.has("adviceBasis")) {
            throw Refusal.of("adviceBasis", "依据的条款：提出建议时必须写明依据");
        }
        return Map.of(DecisionProcess.MERGED, false);
    }

    /** The township advises and has no veto (VC2025 6): the village follows or says in writing why it does not. */
    private static Map<String, Object> consult(Step step, Answers answers) {
        if (ADVICE.equals(step.text(DecisionProcess.PRECHECK_ANSWER))) {
            if (!answers.has("adviceHandling")) {
                throw Refusal.of("adviceHandling", "对乡镇建议的处理：乡镇预审提出了建议，必须说明采纳与否");
            }
            if ("kept".equals(answers.text("adviceHandling")) && !answers.has("adviceReason")) {
                throw Refusal.of("adviceReason", "处理说明：不采纳乡镇建议的，必须说明理由");
            }
        }
        return Map.of();
    }

    private static Map<String, Object> implement(Step step, Answers answers) {
        if ("village-boundary".equals(step.text(DecisionProcess.MATTER_KIND)) && !answers.has("approvalDocument")) {
            throw Refusal.of("approvalDocument", "批准文号：村界变更须经县级人民政府批准后实施（《村民委员会组织法》第三条），必须填写");
        }
        return Map.of();
    }
}
