package org.cunyi.story;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.cunyi.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two nodes on one PostgreSQL of their own, with a mail server, so impatient that a takeover is seen within a test. */
final class TwoNodes implements AutoCloseable {

    private final GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final String url;
    private final DataSource database;
    private final Node first;
    private final Node second;

    /** @param lock how long a dead node's claim on a job or a mail holds */
    TwoNodes(String name, Duration lock) throws SQLException {
        try (Connection connection = TestPostgres.server().getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        url = TestPostgres.server().getJdbcUrl("postgres", name);
        database = new DriverManagerDataSource(url);
        mail.start();
        List<String> settings = List.of("--spring.mail.host=localhost", "--spring.mail.port=" + mail.getSmtp().getPort(), "--cunyi.mail.every=PT0.2S",
                "--cunyi.mail.claim=" + lock, "--camunda.bpm.job-execution.lock-time-in-millis=" + lock.toMillis(),
                "--camunda.bpm.job-execution.wait-time-in-millis=200", "--camunda.bpm.job-execution.max-wait=1000");
        first = new Node(name + "-first", url, settings);
        second = new Node(name + "-second", url, settings);
    }

    /** One after the other: an empty database is filled by one node alone. */
    void start() {
        first.start();
        second.start();
    }

    Node node(int turn) {
        return turn % 2 == 0 ? first : second;
    }

    String url() {
        return url;
    }

    DataSource database() {
        return database;
    }

    JdbcClient jdbc() {
        return JdbcClient.create(database);
    }

    long count(String sql) {
        return jdbc().sql("select count(*) from " + sql).query(Long.class).single();
    }

    GreenMail mail() {
        return mail;
    }

    @Override
    public void close() {
        first.close();
        second.close();
        mail.stop();
    }
}
