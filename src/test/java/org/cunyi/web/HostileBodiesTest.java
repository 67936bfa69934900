package org.cunyi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.Walk;
import org.cunyi.decision.Sheets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nonsense at every address that changes something and at every form: it is refused, never a 5xx, and nothing has changed. */
@CunyiTest
class HostileBodiesTest {

    private static final long SEED = 20261122;
    private static final ObjectMapper JSON = new ObjectMapper();

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private JdbcClient jdbc;

    private final HttpClient http = HttpClient.newHttpClient();
    private Walk walk;
    private String number;

    @BeforeEach
    void a_case() {
        walk = new Walk(context);
        number = walk.begin("zhang-clerk", "decision", Sheets.matter("public-welfare"));
    }

    @AfterEach
    void remember() {
        walk.remember();
    }

    private int send(String method, String path, String type, String login, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Content-Type", type)
                .header("Cookie", "CUNYI-XSRF=x").header("X-XSRF-TOKEN", "x")
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((login + ":cunyi-demo").getBytes(StandardCharsets.UTF_8)))
                .method(method, HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 599;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What would show a change: rows of cases, sheets, steps, notices, objections, persons, passwords and deployed models. */
    private List<Object> state() {
        return Stream.of("case_file", "meeting_record", "step_record", "notice", "objection", "publication_item", "person", "office", "act_re_deployment",
                "act_ru_task", "act_ru_authorization", "act_id_user").<Object>map(t -> t + " " + jdbc.sql("select count(*) from " + t)
                        .query(Long.class).single()).toList();
    }

    private static List<String> operations() throws IOException {
        List<String> operations = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/rights/matrix.csv"))) {
            if (line.startsWith("POST") || line.startsWith("PUT") || line.startsWith("DELETE")) {
                operations.add(line.substring(0, line.indexOf(',')).replaceAll("\\{[^}]*\\}", "{}"));
            }
        }
        for (String line : Files.readAllLines(Path.of("src/test/resources/rights/engine-open.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                operations.add(line.replace(" /", " /engine-rest/"));
            }
        }
        return operations;
    }

    @Test
    void at_every_address_nonsense_is_refused_and_changes_nothing() throws IOException {
        String task = walk.tasks(number, "party_proposal").get(0).getId();
        List<Object> before = state();
        List<String> wrong = new ArrayList<>();
        int sent = 0;
        for (String operation : operations()) {
            String[] parts = operation.split(" ", 2);
            String id = parts[1].contains("/task/") ? task : parts[1].contains("/key/") ? "decision" : parts[1].contains("cases") ? number : "x";
            String path = parts[1].replaceFirst("\\{\\}", id).replace("{}", "withdraw");
            for (String body : HostileBodies.whole(SEED, 12)) {
                String type = path.startsWith("/engine-rest") || path.startsWith("/api") || sent % 3 == 0 ? "application/json"
                        : "application/x-www-form-urlencoded";
                // unclaim and an empty claim are in order; the withdrawal needs a reason, so no body here is one
                int status = send(parts[0], path, type, "zhang-secretary", body);
                sent++;
                if (status >= 500) {
                    wrong.add(operation + " " + type + " " + status + " " + body.substring(0, Math.min(80, body.length())));
                }
            }
        }
        assertThat(sent).isGreaterThan(2000);
        assertThat(wrong).isEmpty();
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void at_every_form_values_that_do_not_fit_are_refused() throws IOException {
        Random random = new Random(SEED);
        String task = walk.tasks(number, "party_proposal").get(0).getId();
        List<Object> before = state();
        List<String> wrong = new ArrayList<>();
        for (File form : new File("forms").listFiles()) {
            List<String> fields = new ArrayList<>();
            for (JsonNode component : JSON.readTree(form).path("components")) {
                if (component.has("key")) {
                    fields.add(component.path("key").asText());
                }
            }
            for (int i = 0; i < 25; i++) {
                String body = HostileBodies.form(fields, random);
                for (String path : List.of("/engine-rest/task/" + task + "/submit-form", "/engine-rest/process-definition/key/decision/submit-form")) {
                    int status = send("POST", path, "application/json", "zhang-secretary", body);
                    if (status >= 500 || status < 400) {
                        wrong.add(form.getName() + " " + path + " " + status + " " + body);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(state()).isEqualTo(before);
        assertThat(new Client(port, "zhang-secretary").complete(number, "party_proposal", Sheets.proposal()).status()).isEqualTo(204);
    }
}
