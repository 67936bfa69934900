package org.cunyi.publicity.calendar;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.cunyi.TestClock;
import org.cunyi.TestPostgres;
import org.cunyi.shared.Act;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The calendar alone on an empty database of its own, with a clock that no other test looks at. */
@TestConfiguration(proxyBeanMethods = false)
@EnableTransactionManagement(proxyTargetClass = true)
@Import({Duties.class, Items.class, CalendarOpening.class, CalendarWarnings.class, CalendarRun.class, PublicationCalendar.class, ItemCases.class})
class CalendarConfig {

    /** What was published. */
    static class Heard {

        final List<Act> acts = new CopyOnWriteArrayList<>();
        final List<PublicationDue> due = new CopyOnWriteArrayList<>();

        @EventListener
        public void on(Act act) {
            acts.add(act);
        }

        @EventListener
        public void on(PublicationDue told) {
            due.add(told);
        }

        List<Act> of(String action) {
            return acts.stream().filter(a -> a.action().equals(action)).toList();
        }
    }

    @Bean
    Heard heard() {
        return new Heard();
    }

    @Bean
    TestClock clock() {
        return new TestClock();
    }

    @Bean
    DataSource dataSource(@Value("${calendar.database}") String kind) throws SQLException {
        DataSource database = kind.equals("h2")
                ? new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build() : postgres();
        Flyway.configure().dataSource(database).locations("classpath:db/migration/common").load().migrate();
        return database;
    }

    private static DataSource postgres() throws SQLException {
        try (Connection c = TestPostgres.server().getPostgresDatabase().getConnection(); Statement s = c.createStatement()) {
            s.execute("create database calendar");
        }
        return TestPostgres.server().getDatabase("postgres", "calendar");
    }

    @Bean
    DataSourceTransactionManager transactionManager(DataSource database) {
        return new DataSourceTransactionManager(database);
    }

    @Bean
    JdbcClient jdbcClient(DataSource database) {
        return JdbcClient.create(database);
    }
}
