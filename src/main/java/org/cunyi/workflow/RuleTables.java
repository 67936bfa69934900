package org.cunyi.workflow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.DecisionDefinitionQuery;
import org.cunyi.workflow.process.RuleAudit;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks the decision tables: those of the case's own deployment, so that a case keeps the rules it began with. */
@Component
public class RuleTables {

    private final ProcessEngine engine;
    private final EngineCalls calls;

    RuleTables(@Lazy ProcessEngine engine, EngineCalls calls) {
        this.engine = engine;
        this.calls = calls;
    }

    /** The one row that fits, empty where the rules have none. */
    public Optional<Map<String, Object>> row(Step step, String table, Map<String, Object> inputs) {
        List<Map<String, Object>> rows = rows(step.caseNumber(), step.deploymentId(), table, inputs);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
    }

    /** All rows that fit, in the order of the table. */
    public List<Map<String, Object>> rows(Step step, String table, Map<String, Object> inputs) {
        return rows(step.caseNumber(), step.deploymentId(), table, inputs);
    }

    /** The same; nothing is recorded, because what is looked up may itself be personal. */
    public List<Map<String, Object>> look(Step step, String table, Map<String, Object> inputs) {
        return RuleAudit.silently(() -> rows(step.caseNumber(), step.deploymentId(), table, inputs));
    }

    /** The same of a table that is asked for no case, as it is now. */
    public List<Map<String, Object>> look(String table, Map<String, Object> inputs) {
        return RuleAudit.silently(() -> rows(null, null, table, inputs));
    }

    private List<Map<String, Object>> rows(String caseNumber, String deploymentId, String table, Map<String, Object> inputs) {
        return RuleAudit.forCase(caseNumber, () -> calls.free(() -> engine.getDecisionService()
                .evaluateDecisionTableById(definition(deploymentId, table).getId(), inputs).getResultList().stream()
                .map(r -> (Map<String, Object>) new LinkedHashMap<>(r)).toList()));
    }

    private DecisionDefinition definition(String deploymentId, String table) {
        DecisionDefinition own = deploymentId == null ? null : tables(table).deploymentId(deploymentId).singleResult();
        // a case that is older than the table goes by the table as it is now
        DecisionDefinition found = own != null ? own : tables(table).latestVersion().singleResult();
        if (found == null) {
            throw new IllegalStateException("no table " + table);
        }
        return found;
    }

    private DecisionDefinitionQuery tables(String table) {
        return engine.getRepositoryService().createDecisionDefinitionQuery().decisionDefinitionKey(table);
    }
}
