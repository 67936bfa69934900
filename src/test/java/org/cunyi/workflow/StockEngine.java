package org.cunyi.workflow;

import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/** An engine as it comes, with its own check of authorisations, on the application's tables, to be asked the same questions. */
public final class StockEngine {

    /** Seconds after which a statement is given up. */
    public static final int LONGEST = 20;

    private StockEngine() {
    }

    public static ProcessEngine on(DataSource source) {
        var engine = new StandaloneProcessEngineConfiguration();
        engine.setProcessEngineName("stock");
        engine.setDataSource(source);
        engine.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        engine.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        engine.setJobExecutorActivate(false);
        engine.setMetricsEnabled(false);
        engine.setAuthorizationEnabled(true);
        engine.setJdbcStatementTimeout(LONGEST);
        engine.setGroupResourceWhitelistPattern(".+");
        return engine.buildProcessEngine();
    }
}
