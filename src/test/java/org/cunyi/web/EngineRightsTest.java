package org.cunyi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.rest.impl.DefaultProcessEngineRestServiceImpl;
import org.cunyi.Client;
import org.cunyi.Client.Answer;
import org.cunyi.CunyiTest;
import org.cunyi.Walk;
import org.cunyi.decision.Sheets;
import org.cunyi.web.login.Desk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Role by operation over the whole of the engine's REST, read from its own annotations: what may be written is on a list, everything else is
 * closed to everybody, and what is read gives nothing of a case to those who may not see it.
 */
@CunyiTest
class EngineRightsTest {

    private static final List<String> PREFIXES = List.of("/engine-rest", "/camunda/api/engine/engine/default");
    private static final String CLOSED = "此接口不开放";
    private static final String TITLE = "加固村东防洪堤四百二十米";

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;

    private Walk walk;
    private String number;
    private final SortedSet<String> operations = EngineOperations.of(DefaultProcessEngineRestServiceImpl.class);

    @BeforeEach
    void a_case_of_zhang_village() {
        walk = new Walk(context);
        number = walk.begin("zhang-clerk", "decision", Sheets.with(Sheets.matter("public-welfare"), "title", TITLE));
    }

    @AfterEach
    void remember() {
        walk.remember();
    }

    private static Set<String> open() throws IOException {
        try (var in = EngineRightsTest.class.getResourceAsStream("/rights/engine-open.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank() && !l.startsWith("#"))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void whatever_is_not_on_the_list_cannot_be_written_by_anybody() throws IOException {
        Set<String> open = open();
        assertThat(operations).containsAll(open).hasSizeGreaterThan(400);
        List<String> wrong = new ArrayList<>();
        for (String login : List.of("zhang-secretary", "county-organization", "auditor", "modeller", "admin")) {
            Client client = new Client(port, login);
            Desk desk = Desk.of(port, login, "cunyi-demo");
            desk.get("/camunda/app/tasklist/default/");
            String token = desk.cookie("XSRF-TOKEN");
            for (String operation : operations) {
                String[] parts = operation.split(" ");
                if (Set.of("GET", "HEAD", "OPTIONS").contains(parts[0])) {
                    continue;
                }
                for (String prefix : PREFIXES) {
                    String path = prefix + parts[1].replace("{}", "x");
                    Answer answer = prefix.startsWith("/camunda") ? atDesk(desk, token, parts[0], path) : client.send(parts[0], path, "{}");
                    boolean closed = answer.status() == 403 && answer.body().contains(CLOSED);
                    if (closed == open.contains(operation) || answer.status() >= 500) {
                        wrong.add(login + " " + prefix + " " + operation + " " + answer);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Through the web applications' own address, with a session and the token that they bring. */
    private static Answer atDesk(Desk desk, String token, String method, String path) {
        HttpResponse<String> answer = desk.send(HttpRequest.newBuilder(desk.uri(path)).header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", token).method(method, HttpRequest.BodyPublishers.ofString("{}")));
        return new Answer(answer.statusCode(), answer.body());
    }

    @Test
    void what_is_read_says_nothing_of_a_case_to_those_who_may_not_see_it() {
        String instance = new Client(port, "zhang-clerk").get("/api/cases/" + number).json().path("processInstanceId").asText();
        String task = walk.tasks(number, "party_proposal").get(0).getId();
        Map<String, String> ids = Map.of("task", task, "process-instance", instance, "execution", instance);
        List<String> wrong = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (String login : List.of("li-secretary", "shiqiao-committee", "admin", "modeller")) {
            read(login, instance, task, ids, wrong);
        }
        read("zhang-secretary", instance, task, ids, seen);
        assertThat(wrong).isEmpty();
        assertThat(seen).as("the same reading by whom it concerns").hasSizeGreaterThan(10);
    }

    private void read(String login, String instance, String task, Map<String, String> ids, List<String> found) {
        Client client = new Client(port, login);
        for (String operation : operations) {
            if (!operation.startsWith("GET ")) {
                continue;
            }
            String path = operation.substring(4);
            String resource = path.replaceFirst("^/(history/)?", "").replaceFirst("/.*", "");
            String asked = path.replaceFirst("\\{\\}", ids.getOrDefault(resource, "x")).replace("{}", "x");
            for (String query : List.of("", "?processInstanceId=" + instance, "?taskId=" + task)) {
                Answer answer = client.get("/engine-rest" + asked + query);
                boolean speaks = answer.body().contains(TITLE) || answer.status() == 200 && !query.contains(instance) && !asked.contains(instance)
                        && answer.body().contains(instance);
                if (speaks || answer.status() >= 500) {
                    found.add(login + " " + asked + query + " " + answer.status());
                }
            }
        }
    }
}
