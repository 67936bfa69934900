package org.cunyi.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.cunyi.Client;
import org.cunyi.CunyiApplication;
import org.cunyi.TestPostgres;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Profile postgres on an empty database, with an owner role of its own, as an operator would install it. */
@Tag("own-jvm")
class InstallationTest {

    // without the user that the helper writes into its address
    private static final String URL = TestPostgres.server().getJdbcUrl("postgres", "installation").replaceFirst("\\?.*", "");

    @BeforeAll
    static void roles() throws SQLException {
        run(TestPostgres.server().getJdbcUrl("postgres", "postgres"), "postgres", "create role cunyi_owner login password 'owner'",
                "create role cunyi_app login password 'app'", "create database installation owner cunyi_owner");
    }

    private static void run(String url, String user, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, user.equals("cunyi_app") ? "app" : "owner");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static ConfigurableApplicationContext start(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--spring.profiles.active=postgres", "--server.port=0", "--management.server.port=0",
                "--CUNYI_DB_URL=" + URL, "--CUNYI_DB_USER=cunyi_app", "--CUNYI_DB_PASSWORD=app", "--CUNYI_DB_OWNER_USER=cunyi_owner",
                "--CUNYI_DB_OWNER_PASSWORD=owner", "--camunda.bpm.job-execution.enabled=false"));
        arguments.addAll(List.of(more));
        return new SpringApplicationBuilder(CunyiApplication.class).run(arguments.toArray(String[]::new));
    }

    @Test
    void it_does_not_start_without_a_first_administrator_and_the_application_s_role_cannot_touch_the_audit() throws SQLException {
        assertThatThrownBy(() -> start()).hasStackTraceContaining("CUNYI_ADMIN_USER");
        assertThatThrownBy(() -> start("--CUNYI_ADMIN_USER=chief", "--CUNYI_ADMIN_PASSWORD=chief")).hasStackTraceContaining("太弱");
        try (ConfigurableApplicationContext running = start("--CUNYI_ADMIN_USER=chief", "--CUNYI_ADMIN_PASSWORD=cunyi-demo")) {
            int port = ((ServletWebServerApplicationContext) running).getWebServer().getPort();
            assertThat(new Client(port, "chief").get("/admin/people").body()).contains("系统管理员");
            assertThat(new Client(port, "zhang-clerk").get("/api/cases").status()).isEqualTo(401);
            assertThat(new Client(port, "chief").get("/api/cases").json().path("items")).isEmpty();
            assertThatThrownBy(() -> run(URL, "cunyi_app", "update audit_entry set actor = 'nobody'"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> run(URL, "cunyi_app", "delete from audit_entry")).hasMessageContaining("permission denied");
            assertThatThrownBy(() -> run(URL, "cunyi_owner", "delete from audit_entry")).hasMessageContaining("never changed or deleted");
            assertThatThrownBy(() -> run(URL, "cunyi_owner", "truncate audit_entry")).hasMessageContaining("never changed or deleted");
        }
        try (ConfigurableApplicationContext again = start()) {
            assertThat(again.isRunning()).isTrue();
        }
    }
}
