package org.cunyi.modeling.trial.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.cunyi.modeling.RuleTable;

/** How an engine of trials differs from the stock one: nothing of the product in it, nothing that could reach it. */
final class TrialConfiguration {

    private final Beans beans;
    private final StandInAnswers answers;
    private final StandIns standIns;
    private final Map<String, TableSheet> tables;

    TrialConfiguration(Beans beans, StandInAnswers answers, StandIns standIns, Map<String, TableSheet> tables) {
        this.beans = beans;
        this.answers = answers;
        this.standIns = standIns;
        this.tables = tables;
    }

    ProcessEngine build(String caseNumber) {
        StandaloneInMemProcessEngineConfiguration own = new StandaloneInMemProcessEngineConfiguration();
        String name = "trial-" + UUID.randomUUID();
        own.setProcessEngineName(name);
        own.setJdbcUrl("jdbc:h2:mem:" + name);
        // it ends with its last connection, nothing needs to be dropped
        own.setDatabaseSchemaUpdate(ProcessEngineConfigurationImpl.DB_SCHEMA_UPDATE_CREATE);
        own.setHistory("audit");
        own.setJobExecutorActivate(false);
        own.setMetricsEnabled(false);
        own.setTaskMetricsEnabled(false);
        // questions are failures to the engine, nobody needs to read of them in the log
        own.setEnableCmdExceptionLogging(false);
        own.setHistoryCleanupEnabled(false);
        own.setEnforceHistoryTimeToLive(false);
        own.setDeploymentLockUsed(false);
        own.setForceCloseMybatisConnectionPool(true);
        own.setEnableExceptionsAfterUnhandledBpmnError(true);
        NoCode none = new NoCode();
        own.setArtifactFactory(none);
        own.setScriptFactory(none);
        own.setExpressionManager(new TrialExpressions(beans, new StandInBeans(beans, standIns), answers));
        // the configuration adds its own to the list
        own.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new TrialParse(standIns, (table, execution) -> answers.variables(
                tables.getOrDefault(table, TableSheet.NONE).questions(), execution), caseNumber))));
        DefaultDmnEngineConfiguration rules = NoScripts.tables();
        rules.getCustomPostDecisionTableEvaluationListeners().add((DmnDecisionTableEvaluationListener) this::asked);
        own.setDmnEngineConfiguration(rules);
        ProcessEngine built = own.buildProcessEngine();
        // the product's REST interface finds engines by name in this list
        ProcessEngines.unregister(built);
        return built;
    }

    private void asked(DmnDecisionTableEvaluationEvent event) {
        String key = event.getDecisionTable().getKey();
        TableSheet sheet = tables.getOrDefault(key, TableSheet.NONE);
        List<RuleTable> all = sheet.tables().stream().filter(t -> t.id().equals(key)).toList();
        String name = all.isEmpty() ? key : all.get(0).name();
        if (event.getMatchingRules().isEmpty()) {
            standIns.note("rule", name, "没有一行符合", "");
        }
        event.getMatchingRules().forEach(rule -> {
            RuleTable.Row row = all.stream().flatMap(t -> t.rows().stream()).filter(r -> r.id().equals(rule.getId())).findFirst().orElse(null);
            StringBuilder outputs = new StringBuilder();
            rule.getOutputEntries().forEach((output, entry) -> outputs.append(outputs.isEmpty() ? "" : "；").append(sheet.heads().label(entry.getOutputName())).append("＝")
                    .append(entry.getValue() == null ? "" : entry.getValue().getValue()));
            standIns.note("rule", name, "符合第" + (row == null ? "？" : row.number()) + "行：" + outputs, row == null ? "" : row.basis());
        });
    }
}
