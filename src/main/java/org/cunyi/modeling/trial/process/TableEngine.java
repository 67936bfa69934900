package org.cunyi.modeling.trial.process;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.hitpolicy.DmnHitPolicyException;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.xml.ModelException;
import org.cunyi.modeling.trial.TableAnswer;
import org.springframework.stereotype.Component;

/** Asks a table by itself, with the engine that asks it for cases, and notes which rows fitted. */
@Component
public class TableEngine {

    private static final int LONGEST = 300;

    private final TimeLimit time = new TimeLimit(Duration.ofSeconds(10));

    /** The answer, or why there is none. */
    public TableAnswer ask(byte[] dmn, String decision, Map<String, Object> values) {
        try {
            return time.run(() -> asked(dmn, decision, values));
        } catch (NotAllowed e) {
            return problem("算不出结果：" + e.getMessage());
        }
    }

    private static TableAnswer asked(byte[] dmn, String decision, Map<String, Object> values) {
        List<TableAnswer.Fired> fired = new ArrayList<>();
        DefaultDmnEngineConfiguration configuration = NoScripts.tables();
        configuration.getCustomPostDecisionTableEvaluationListeners().add((DmnDecisionTableEvaluationListener) event -> event.getMatchingRules()
                .forEach(r -> fired.add(new TableAnswer.Fired(event.getDecisionTable().getKey(), r.getId()))));
        DmnEngine engine = configuration.buildEngine();
        try {
            DmnDecision found = engine.parseDecisions(new ByteArrayInputStream(dmn)).stream().filter(d -> d.getKey().equals(decision)).findFirst()
                    .orElse(null);
            if (found == null) {
                return problem("文件里没有这张表：" + decision);
            }
            DmnDecisionResult result = engine.evaluateDecision(found, Variables.fromMap(values));
            List<Map<String, Object>> outputs = result.getResultList().stream().map(r -> (Map<String, Object>) new LinkedHashMap<>(r)).toList();
            return new TableAnswer(outputs, fired, null);
        } catch (DmnHitPolicyException several) {
            return problem("填写的值同时符合不止一行，这张表不允许这样（适用方式）。");
        } catch (DmnEngineException | FeelException | ModelException e) {
            return problem("算不出结果，引擎的说明：" + reason(e));
        }
    }

    private static TableAnswer problem(String message) {
        return new TableAnswer(List.of(), List.of(), message);
    }

    private static String reason(Throwable e) {
        Throwable deepest = e;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        String text = String.valueOf(deepest.getMessage());
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
