package org.cunyi.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cunyi.Client;
import org.cunyi.Client.Answer;
import org.cunyi.decision.Sheets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database goes away under a running node and comes back: clear errors meanwhile, then everything works again without a hand. */
@Tag("own-jvm")
class DatabaseGoneTest {

    private static final Duration BACK_WITHIN = Duration.ofMinutes(2);

    @Test
    void while_the_database_is_away_people_are_told_and_afterwards_work_goes_on() throws Exception {
        Path data = Files.createTempDirectory("cunyi-database");
        int port = freePort();
        EmbeddedPostgres database = start(data, port);
        try (Node node = new Node("gone", "jdbc:postgresql://localhost:" + port + "/postgres", List.of(
                "--spring.datasource.hikari.connection-timeout=2000"))) {
            node.start();
            Client clerk = new Client(node.port(), "zhang-clerk");
            Client secretary = new Client(node.port(), "zhang-secretary");
            String number = clerk.start(Sheets.ZHANG, Sheets.matter("public-welfare")).json().path("caseNumber").asText();
            String task = secretary.task(number, "party_proposal");

            database.close();
            for (Answer answer : List.of(clerk.get("/api/cases"), secretary.submit(task, Sheets.proposal()), clerk.get("/cases"),
                    new Client(node.port(), null).get("/public/" + Sheets.ZHANG))) {
                assertThat(answer.status()).as(answer.body()).isEqualTo(503);
                assertThat(answer.body()).contains("数据库").doesNotContain("Exception").doesNotContain("jdbc");
            }

            database = start(data, port);
            long until = System.nanoTime() + BACK_WITHIN.toNanos();
            while (clerk.get("/api/cases").status() != 200 && System.nanoTime() < until) {
                Thread.sleep(500);
            }
            Answer submitted = secretary.submit(task, Sheets.proposal());
            assertThat(submitted.status()).as("what was not accepted is handed in again: %s", submitted.body()).isEqualTo(204);
            assertThat(clerk.get("/api/cases/" + number).json().path("sheets")).hasSize(1);
            assertThat(clerk.get("/api/audit/cases/" + number + "/verify").json().path("intact").asBoolean()).isTrue();
        } finally {
            database.close();
        }
    }

    private static EmbeddedPostgres start(Path data, int port) throws IOException {
        return EmbeddedPostgres.builder().setPort(port).setDataDirectory(data).setCleanDataDirectory(false).start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
