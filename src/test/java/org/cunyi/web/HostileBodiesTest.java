package org.cunyi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.camunda.bpm.engine.ManagementService;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.decision.Sheets;
import org.cunyi.workflow.Cases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Nonsense at every address that changes something and at every form on a matter's way: it is refused, never a 5xx, and nothing has changed.
 * {@code HostileBodiesBench} sends some ten thousand more.
 */
@CunyiTest
class HostileBodiesTest {

    private static final long SEED = 20261122;

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private ManagementService jobs;
    @Autowired
    private Cases cases;

    @Test
    void at_every_address_nonsense_is_refused_and_changes_nothing() throws IOException {
        HostileVisit visit = new HostileVisit(port, jdbc, SEED);
        String number = new Client(port, "zhang-clerk").start(Sheets.ZHANG, Sheets.matter("public-welfare")).json().path("caseNumber").asText();
        visit.everyAddress(number, 28);
        assertThat(visit.sent()).isGreaterThan(1500);
        assertThat(visit.wrong()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /api/cases                 | */*                               | {}
            /api/cases                 | application/*                     | {}
            /engine-rest/filter/x/list | application/json;charset=nonsense | {}
            /engine-rest/task          | x                                 | {}
            /api/cases/x/documents     | multipart/form-data               | --x
            /account/mail              | multipart/form-data               | --x
            /api/cases                 | application/x-www-form-urlencoded | %00=1
            """)
    void what_once_was_answered_with_500_is_the_sender_s_mistake(String path, String type, String body) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", type).header("Cookie", "CUNYI-XSRF=x").header("X-XSRF-TOKEN", "x").header("Authorization", "Basic "
                        + Base64.getEncoder().encodeToString("zhang-clerk:cunyi-demo".getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("不正确");
    }

    @Test
    void at_every_form_values_that_do_not_fit_are_refused_and_those_that_fit_are_taken() {
        HostileVisit visit = new HostileVisit(port, jdbc, SEED);
        String number = visit.upToTheNotice(40);
        visit.objection(number, 40);
        String notice = cases.children(number).get(0).processInstanceId();
        jobs.executeJob(jobs.createJobQuery().processInstanceId(notice).activityId("timer_period_ended").singleResult().getId());
        visit.execution(number, 40);
        assertThat(visit.sent()).isGreaterThan(400);
        assertThat(visit.wrong()).isEmpty();
    }
}
