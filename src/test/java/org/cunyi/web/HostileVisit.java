package org.cunyi.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.Map;
import java.util.Random;
import org.cunyi.Client;
import org.cunyi.decision.Course;
import org.cunyi.decision.Sheets;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes a matter through its course and sends nonsense at every step on the way, and to every address; notes each 5xx and each change. */
final class HostileVisit {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NO_ANSWER = 599;
    private static final List<String> TYPES = List.of("application/x-www-form-urlencoded", "application/json", "multipart/form-data; boundary=x",
            "multipart/form-data", "text/plain", "application/json;charset=nonsense", "application/xml", "*/*", "x");
    /** What nonsense could change, row by row. Not the assignee of a task: an empty claim and an unclaim are in order. */
    private static final List<String> KEPT = List.of("case_file", "meeting_record", "step_record", "household_poll", "notice", "notice_table", "objection",
            "publication_item", "document", "case_link", "deliberation_topic", "topic_prereview", "deliberation_session", "session_topic", "session_attendance", "session_vote",
            "session_report", "deliberation_resolution", "resolution_event", "council_term", "council_member", "council_points", "qualification", "qualification_paper",
            "cadre_entry", "cadre_evaluation", "cadre_review", "kinship", "recusal", "substitution", "mail_choice", "person", "office", "post", "org_unit", "second_factor",
            "act_re_deployment", "act_re_procdef", "act_ru_execution", "act_ru_variable", "act_ru_job", "act_ru_authorization", "act_id_user",
            "act_id_membership");

    private final int port;
    private final JdbcClient jdbc;
    private final Random random;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> wrong = new ArrayList<>();
    private int sent;

    HostileVisit(int port, JdbcClient jdbc, long seed) {
        this.port = port;
        this.jdbc = jdbc;
        this.random = new Random(seed);
    }

    int sent() {
        return sent;
    }

    List<String> wrong() {
        return wrong;
    }

    /** From the start to a notice that hangs, so many times at each form. @return the number of the matter */
    String upToTheNotice(int times) {
        atForm("zhang-clerk", "/engine-rest/process-definition/key/decision/submit-form", "decision-start", Sheets.matter("public-welfare"), times);
        String number = new Client(port, "zhang-clerk").start(Sheets.ZHANG, Sheets.matter("public-welfare")).json().path("caseNumber").asText();
        steps(number, Course.toTheNotice(), times);
        return number;
    }

    /** An objection to that notice, and how it is answered. */
    void objection(String number, int times) {
        String notice = jdbc.sql("select id from notice where case_number = ?").param(new Client(port, "zhang-clerk").notice(number))
                .query(String.class).single();
        expect(201, new Client(port, null).post("/public/notices/" + notice + "/objections",
                Map.of("about", "substance", "content", "金额与会议上说的不一致")));
        steps(number, Course.ofAnObjection(), times);
    }

    /** When the period of the notice is over. */
    void execution(String number, int times) {
        steps(number, Course.ofTheExecution(), times);
    }

    private void steps(String number, List<Course.Stop> stops, int times) {
        for (Course.Stop stop : stops) {
            Client official = new Client(port, stop.login());
            String task = official.task(stop.ofNotice() ? official.notice(number) : number, stop.step());
            atForm(stop.login(), "/engine-rest/task/" + task + "/submit-form", stop.form(), stop.sheet(), times);
            expect(204, official.submit(task, stop.sheet()));
        }
    }

    private void expect(int status, Client.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException("what is in order is refused: " + answer + " after " + wrong);
        }
    }

    /** Nonsense altogether, and sheets that would be in order but for one field. */
    private void atForm(String login, String path, String form, Map<String, Object> sheet, int times) {
        List<JsonNode> fields = fields(form);
        List<Object> before = state();
        for (int i = 0; i < times; i++) {
            String body = i % 2 == 0 ? HostileBodies.form(fields.stream().map(f -> f.path("key").asText()).toList(), random) : bent(fields, sheet);
            int status = send("POST", path, "application/json", login, body);
            if (status >= 500 || status < 400) {
                note(form + " " + path, status, body);
            }
        }
        unchanged(form, before);
    }

    private String bent(List<JsonNode> fields, Map<String, Object> sheet) {
        List<JsonNode> filled = fields.stream().filter(f -> sheet.containsKey(f.path("key").asText())).toList();
        JsonNode field = filled.get(random.nextInt(filled.size()));
        ObjectNode variables = JSON.valueToTree(Client.typed(sheet));
        String marker = "\"unfit\"";
        variables.set(field.path("key").asText(), JsonNodeFactory.instance.objectNode().put("value", "unfit"));
        return ("{\"variables\":" + variables + "}").replace(marker, HostileBodies.unfit(field, random));
    }

    private static List<JsonNode> fields(String form) {
        List<JsonNode> fields = new ArrayList<>();
        try {
            JSON.readTree(new File("forms/" + form + ".form")).path("components").forEach(c -> {
                if (c.has("key")) {
                    fields.add(c);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fields;
    }

    /** So many bodies at each address; one that needs no body gets the id of nothing. */
    void everyAddress(String number, int times) throws IOException {
        String task = new Client(port, "zhang-secretary").get("/engine-rest/task?maxResults=1").json().path(0).path("id").asText();
        String notice = jdbc.sql("select id from notice where state = 'posted' fetch first 1 rows only").query(String.class).optional().orElse("x");
        String item = jdbc.sql("select id from publication_item where org_code = ? fetch first 1 rows only").param(Sheets.ZHANG).query(String.class)
                .optional().orElse("x");
        String post = jdbc.sql("select id from post where org_code = ? fetch first 1 rows only").param(Sheets.ZHANG).query(String.class).single();
        for (String operation : operations()) {
            String[] parts = operation.split(" ", 2);
            String path = parts[1].replaceFirst("(/task/)\\{\\}", "$1" + task).replaceFirst("(/key/)\\{\\}", "$1decision")
                    .replaceFirst("(cases/)\\{\\}", "$1" + number).replaceFirst("(/notices/)\\{\\}", "$1" + notice)
                    .replaceFirst("(/cadres/)\\{\\}", "$1" + post).replaceFirst("(/deliberation/)\\{\\}", "$1" + Sheets.ZHANG)
                    .replaceFirst("(/publication/)\\{\\}/tables", "$1" + item + "/tables").replaceFirst("(cases/[^/]*/)\\{\\}", "$1withdraw").replace("{}", "x");
            List<Object> before = state();
            boolean json = path.startsWith("/engine-rest") || path.startsWith("/api");
            for (String body : HostileBodies.whole(random.nextLong(), times)) {
                String type = json && random.nextInt(3) > 0 ? "application/json" : TYPES.get(random.nextInt(TYPES.size()));
                int status = send(parts[0], path, type, who(path), body);
                if (status >= 500) {
                    note(operation + " " + type, status, body);
                }
            }
            unchanged(operation, before);
        }
    }

    /** The one who may, so that the body is read at all. */
    private static String who(String path) {
        return path.startsWith("/admin") ? "admin" : path.startsWith("/registers/cadres") ? "liulin-office" : path.startsWith("/registers") ? "zhang-clerk"
                : path.startsWith("/deliberation") ? "zhang-council-chair" : path.startsWith("/public") ? null : "zhang-secretary";
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

    private int send(String method, String path, String type, String login, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Content-Type", type)
                .header("Cookie", "CUNYI-XSRF=x").header("X-XSRF-TOKEN", "x").method(method, HttpRequest.BodyPublishers.ofString(body));
        if (login != null) {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((login + ":cunyi-demo").getBytes(StandardCharsets.UTF_8)));
        }
        sent++;
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return NO_ANSWER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void note(String where, int status, String body) {
        wrong.add(where + " " + status + " " + body.substring(0, Math.min(300, body.length())));
    }

    private void unchanged(String where, List<Object> before) {
        List<Object> after = state();
        for (int i = 0; i < after.size(); i++) {
            if (!after.get(i).equals(before.get(i))) {
                wrong.add(where + " has changed " + KEPT.get(i));
            }
        }
    }

    private List<Object> state() {
        return KEPT.stream().<Object>map(t -> jdbc.sql("select count(*) || ' ' || coalesce(md5(string_agg(t::text, ';' order by t::text)), '') from " + t + " t")
                .query(String.class).single()).toList();
    }
}
