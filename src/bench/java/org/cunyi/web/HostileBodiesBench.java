package org.cunyi.web;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.cunyi.TestPostgres;
import org.cunyi.story.Node;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * More than ten thousand bodies that nobody honest sends, at every address and every form:
 * {@code mvn -q -Pbench process-test-classes -Dbench=org.cunyi.web.HostileBodiesBench -Dbench.size=150}, the size being bodies for each address
 * and each form.
 */
final class HostileBodiesBench {

    private static final int BODIES = 150;

    private HostileBodiesBench() {
    }

    public static void main(String[] args) throws Exception {
        try (Connection connection = TestPostgres.server().getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("create database nonsense");
        }
        String url = TestPostgres.server().getJdbcUrl("postgres", "nonsense");
        JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(url));
        int more = Integer.getInteger("bench.size") > 0 ? Integer.getInteger("bench.size") : BODIES;
        try (Node node = new Node("nonsense", url, List.of("--cunyi.objections.per-address-and-hour=1000000",
                "--cunyi.objections.per-notice-and-day=1000000", "--cunyi.objections.lookups-per-address-and-hour=1000000",
                "--camunda.bpm.job-execution.max-wait=500")).start()) {
            HostileVisit visit = new HostileVisit(node.port(), jdbc, Long.getLong("bench.seed"));
            String number = visit.upToTheNotice(more);
            visit.objection(number, more);
            endPeriods(jdbc);
            visit.execution(number, more);
            System.out.printf("%d bodies at the forms%n", visit.sent());
            String hanging = visit.upToTheNotice(0);
            visit.everyAddress(hanging, more);
            visit.wrong().forEach(System.out::println);
            System.out.printf("%d bodies, %d answers or changes that should not be%n", visit.sent(), visit.wrong().size());
        }
    }

    private static void endPeriods(JdbcClient jdbc) throws InterruptedException {
        jdbc.sql("update act_ru_job set duedate_ = duedate_ - interval '100 days'").update();
        while (jdbc.sql("select count(*) from act_ru_job").query(Long.class).single() > 0) {
            Thread.sleep(100);
        }
    }
}
