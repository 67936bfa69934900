package org.cunyi.workflow.process;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.cunyi.shared.database.Dialect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/**
 * Where the database has an owner role of its own, that role makes the tables, the engine's too, and the application's role gets only what
 * its work needs: it can add audit entries and never change or delete one (contract.md §1).
 */
@Component
@DependsOnDatabaseInitialization
class OwnerSchema {

    private static final Logger LOG = LoggerFactory.getLogger(OwnerSchema.class);

    private final Dialect dialect;
    private final String url;
    private final String role;
    private final String owner;
    private final String password;

    OwnerSchema(Dialect dialect, @Value("${spring.datasource.url}") String url, @Value("${spring.datasource.username}") String role,
            @Value("${CUNYI_DB_OWNER_USER:}") String owner, @Value("${CUNYI_DB_OWNER_PASSWORD:}") String password) {
        this.dialect = dialect;
        this.url = url;
        this.role = role;
        this.owner = owner;
        this.password = password;
    }

    /** @return whether the owner has made the engine's tables, so that the engine itself must not try */
    boolean prepare() {
        if (owner.isBlank()) {
            if (dialect.isPostgres()) {
                LOG.warn("没有设置 CUNYI_DB_OWNER_USER：应用角色拥有各表，审计记录只由触发器防止修改");
            }
            return false;
        }
        var engine = new StandaloneProcessEngineConfiguration();
        engine.setProcessEngineName("cunyi-schema");
        engine.setJdbcDriver("org.postgresql.Driver");
        engine.setJdbcUrl(url);
        engine.setJdbcUsername(owner);
        engine.setJdbcPassword(password);
        engine.setDatabaseSchemaUpdate("true");
        engine.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        engine.setJobExecutorActivate(false);
        engine.setMetricsEnabled(false);
        engine.buildProcessEngine().close();
        grant();
        return true;
    }

    private void grant() {
        String quoted = "\"" + role.replace("\"", "\"\"") + "\"";
        try (Connection connection = DriverManager.getConnection(url, owner, password); Statement statement = connection.createStatement()) {
            for (String sql : List.of("grant usage on schema public to %s", "grant select, insert, update, delete on all tables in schema public to %s",
                    "grant usage, select on all sequences in schema public to %s",
                    "revoke update, delete, truncate on audit_entry, audit_anchor, audit_anchor_leaf, audit_anchor_tile from %s")) {
                statement.execute(sql.formatted(quoted));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot grant the application's role its rights", e);
        }
    }
}
