package org.cunyi.web;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Role by operation over every address of the running application: what each is answered stands in {@code rights/matrix.csv}, and an address
 * that is not in it fails. An operation that changes something is asked with nothing in it: 400 means that the person may, and said too little.
 */
@CunyiTest
class RightsMatrixTest {

    private static final Path MATRIX = Path.of("src/test/resources/rights/matrix.csv");
    /** Nobody, the village's own, the neighbour's, the township's, the county's, a review unit's, and those who work on no case. */
    private static final List<String> ROLES = List.of("-", "zhang-secretary", "zhang-clerk", "zhang-supervision", "li-clerk", "liulin-committee",
            "shiqiao-committee", "county-organization", "unit-police", "auditor", "modeller", "admin");

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private JdbcClient jdbc;

    private final HttpClient http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private Walk walk;
    private Map<String, String> samples;

    @BeforeEach
    void a_case_of_zhang_village_that_is_being_published() {
        jdbc.sql("delete from throttle").update();
        // the last verification of everything is another test's
        List.of("audit_verification_finding", "audit_verification").forEach(t -> jdbc.sql("delete from " + t).update());
        walk = new Walk(context);
        String number = walk.begin("zhang-clerk", "decision", Sheets.matter("public-welfare"));
        walk.complete("zhang-secretary", number, "party_proposal", Sheets.proposal());
        walk.complete("zhang-clerk", number, "joint_consultation", Sheets.consultation());
        walk.complete("zhang-clerk", number, "party_review", Sheets.review());
        walk.complete("zhang-clerk", number, "villagers_resolution", Sheets.representatives());
        walk.release(walk.child(number, 0), "公告", "内容");
        String notice = new Client(port, "zhang-clerk").get("/api/cases/" + number).json().path("notices").get(0).path("id").asText();
        samples = new HashMap<>(Map.of("draft", "999999999", "folder", "dmn", "file", "meeting-outcome.dmn", "number", "999999999", "process", "decision"));
        samples.put("table", "county-days");
        samples.putAll(Map.of("caseNumber", number, "id", notice, "orgCode", Sheets.ZHANG, "login", "nobody-here", "action", "withdraw",
                "villageCode", Sheets.ZHANG, "kinship", "999999999"));
    }

    @AfterEach
    void remember() {
        walk.remember();
    }

    @Test
    void every_address_answers_every_role_as_the_matrix_says() throws IOException {
        SortedMap<String, List<String>> seen = new TreeMap<>();
        operations().forEach((operation, path) -> seen.put(operation, ROLES.stream().map(r -> ask(operation, path, r)).toList()));
        if ("write".equals(System.getProperty("cunyi.matrix"))) {
            Files.writeString(MATRIX, written(seen));
        }
        assertThat(seen.values().stream().flatMap(List::stream)).noneMatch(s -> s.startsWith("5"));
        assertThat(written(seen)).isEqualTo(Files.readString(MATRIX));
    }

    private static String written(SortedMap<String, List<String>> matrix) {
        return "operation," + String.join(",", ROLES) + "\n" + matrix.entrySet().stream()
                .map(e -> e.getKey() + "," + String.join(",", e.getValue())).collect(Collectors.joining("\n")) + "\n";
    }

    /** Every mapping of our own and of Spring's, by what is asked for. */
    private Map<String, String> operations() {
        Map<String, String> operations = new LinkedHashMap<>();
        RequestMappingHandlerMapping mappings = context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        for (RequestMappingInfo mapping : mappings.getHandlerMethods().keySet()) {
            for (String pattern : mapping.getPatternValues()) {
                if (pattern.equals("/error")) {
                    continue;
                }
                String plain = pattern.replaceAll("\\{(\\w+):(?:[^{}]|\\{[^{}]*\\})*\\}", "{$1}");
                for (String method : methods(mapping)) {
                    operations.put(method + " " + plain, filled(plain));
                }
            }
        }
        return operations;
    }

    private static List<String> methods(RequestMappingInfo mapping) {
        List<String> methods = new ArrayList<>(mapping.getMethodsCondition().getMethods().stream().map(m -> m.asHttpMethod().name()).toList());
        return methods.isEmpty() ? List.of(HttpMethod.GET.name(), HttpMethod.POST.name()) : methods;
    }

    /** A sample for every variable; a number that nothing has where it is not a notice that is asked for. */
    private String filled(String pattern) {
        String path = pattern.startsWith("/public/") ? pattern : pattern.replace("{id}", "999999999");
        for (Map.Entry<String, String> sample : samples.entrySet()) {
            path = path.replace("{" + sample.getKey() + "}", sample.getValue());
        }
        return path.replaceAll("\\{[^}]*\\}", "x");
    }

    private String ask(String operation, String path, String login) {
        String method = operation.split(" ")[0];
        boolean api = path.startsWith("/api");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Cookie", "CUNYI-XSRF=matrix").header("X-XSRF-TOKEN", "matrix")
                .header("Content-Type", api ? "application/json" : "application/x-www-form-urlencoded").header("Accept", "text/html,application/json;q=0.9,*/*;q=0.8");
        if (!login.equals("-")) {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((login + ":cunyi-demo").getBytes(StandardCharsets.UTF_8)));
        }
        String body = method.equals("GET") ? "" : api ? "{}" : "";
        try {
            HttpResponse<String> answer = http.send(request.method(method, HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.ofString());
            String to = answer.headers().firstValue("Location").map(l -> l.contains("/login") ? " login" : "").orElse("");
            return answer.statusCode() + to;
        } catch (IOException e) {
            return "broken: " + e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
