package org.cunyi.modeling.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricDecisionInputInstance;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.cunyi.modeling.PastEvaluation;
import org.cunyi.modeling.RuleTable;
import org.cunyi.workflow.EngineCalls;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What tables were asked and answered, from the engine's own record; of which case is not read. */
@Component
public class PastEvaluations {

    private static final int PIECE = 1000;

    private final ProcessEngine engine;
    private final EngineCalls calls;

    PastEvaluations(@Lazy ProcessEngine engine, EngineCalls calls) {
        this.engine = engine;
        this.calls = calls;
    }

    /** The newest, at most so many. */
    public List<PastEvaluation> of(String table, int most) {
        List<PastEvaluation> all = new ArrayList<>();
        for (int from = 0; from < most; from += PIECE) {
            int first = from;
            List<HistoricDecisionInstance> piece = calls.free(() -> engine.getHistoryService().createHistoricDecisionInstanceQuery()
                    .decisionDefinitionKey(table).includeInputs().includeOutputs().orderByEvaluationTime().desc().listPage(first, Math.min(PIECE, most - first)));
            piece.forEach(i -> all.add(past(i)));
            if (piece.size() < PIECE) {
                break;
            }
        }
        return all;
    }

    /** Tables of a model file as they are written. */
    public List<RuleTable> tables(byte[] dmn) {
        return DmnRules.read(dmn);
    }

    private static PastEvaluation past(HistoricDecisionInstance instance) {
        Map<String, Object> inputs = new HashMap<>();
        for (HistoricDecisionInputInstance input : instance.getInputs()) {
            inputs.put(input.getClauseId(), input.getValue());
        }
        Map<Integer, Map<String, Object>> rows = new TreeMap<>();
        List<String> rules = new ArrayList<>();
        for (HistoricDecisionOutputInstance output : instance.getOutputs()) {
            rows.computeIfAbsent(output.getRuleOrder(), r -> {
                rules.add(output.getRuleId());
                return new TreeMap<>();
            }).put(output.getVariableName(), output.getValue());
        }
        return new PastEvaluation(inputs, List.copyOf(rows.values()), rules);
    }
}
