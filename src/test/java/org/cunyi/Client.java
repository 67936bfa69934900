package org.cunyi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Somebody at a plain HTTP client: what integrators and auditors' scripts do. */
public class Client {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private final String base;
    private final String login;
    private final String password;

    public Client(int port, String login) {
        this(port, login, "cunyi-demo");
    }

    public Client(int port, String login, String password) {
        this.base = "http://localhost:" + port;
        this.login = login;
        this.password = password;
    }

    /** What came back. */
    public record Answer(int status, String body) {

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(body, e);
            }
        }

        /** The Chinese words of a refusal. */
        public String detail() {
            return json().path("detail").asText();
        }
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer send(String method, String path, Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/json");
        if (login != null) {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((login + ":" + password).getBytes(
                    StandardCharsets.UTF_8)));
        }
        try {
            String text = body == null ? "" : body instanceof String s ? s : JSON.writeValueAsString(body);
            HttpResponse<String> response = HTTP.send(request.method(method, HttpRequest.BodyPublishers.ofString(text)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts a case through {@code POST /api/cases}. */
    public Answer start(String villageCode, Map<String, Object> variables) {
        Map<String, Object> body = new HashMap<>();
        body.put("process", "decision");
        body.put("villageCode", villageCode);
        body.put("variables", variables);
        return post("/api/cases", body);
    }

    /** The open task of that key in a case or in a case it called. */
    public String task(String caseNumber, String key) {
        JsonNode tasks = get("/engine-rest/task?taskDefinitionKey=user_" + key + "&processInstanceBusinessKey="
                + URLEncoder.encode(caseNumber, StandardCharsets.UTF_8)).json();
        if (tasks.size() != 1) {
            throw new AssertionError("expected one task " + key + " in " + caseNumber + " but found " + tasks);
        }
        return tasks.get(0).path("id").asText();
    }

    /** The number of the latest publication that a case has called. */
    public String notice(String caseNumber) {
        JsonNode children = get("/api/cases/" + caseNumber).json().path("children");
        return children.path(children.size() - 1).path("caseNumber").asText();
    }

    public Answer complete(String caseNumber, String key, Map<String, Object> values) {
        return submit(task(caseNumber, key), values);
    }

    public Answer submit(String taskId, Map<String, Object> values) {
        return post("/engine-rest/task/" + taskId + "/submit-form", Map.of("variables", typed(values)));
    }

    public static Map<String, Object> typed(Map<String, Object> values) {
        Map<String, Object> typed = new HashMap<>();
        values.forEach((k, v) -> {
            Map<String, Object> value = new HashMap<>();
            value.put("value", v);
            typed.put(k, value);
        });
        return typed;
    }
}
