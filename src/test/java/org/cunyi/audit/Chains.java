package org.cunyi.audit;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.cunyi.shared.database.Dialect;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at the chains of a database from outside the application, those of the days too. */
public final class Chains {

    private final JdbcClient jdbc;
    private final AuditChain audit;

    public Chains(DataSource database, String url) {
        this.jdbc = JdbcClient.create(database);
        this.audit = new AuditChain(jdbc, new JdbcTemplate(database), Clock.systemUTC(), Dialect.of(url));
    }

    /** Names of the chains that do not verify. */
    public List<String> broken() {
        return jdbc.sql("select chain from audit_chain order by chain").query(String.class).list().stream()
                .filter(chain -> !audit.verify(chain).intact()).toList();
    }
}
