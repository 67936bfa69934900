package org.cunyi.cadre.qualification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.cadre.qualification.Candidates.candidate;
import static org.cunyi.cadre.qualification.Candidates.identity;

import java.util.List;
import java.util.Map;
import org.cunyi.Client;
import org.cunyi.Client.Answer;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.audit.AuditChain;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 县里复核, as the township's and the county's people see it: what is about the person is sealed, read on the record and nobody else's. */
@CunyiTest
class CountyLookStoryTest {

    private static final String NAME = "司徒绝密";
    private static final String REASON = "绝密初审理由";
    private static final String WORDS = "绝密本人意见";
    private static final String LOOKED = "绝密复核理由";

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private AuditChain audit;
    @Autowired
    private JdbcClient jdbc;

    private final String identity = identity();
    private Walk walk;

    @BeforeEach
    void begin() {
        walk = new Walk(context);
    }

    @AfterEach
    void remember() {
        walk.remember();
    }

    private Client client(String login) {
        return new Client(port, login);
    }

    private String refused() {
        String number = walk.begin("liulin-office", "cadre-qualification", Map.of("title", "村文书"));
        walk.complete("liulin-office", number, "enter_candidate", candidate(NAME, identity));
        walk.complete("liulin-committee", number, "first_review", Map.of("firstReview", "not-forwarded", "firstReason", REASON,
                "firstFindings_N08", true));
        return number;
    }

    private Answer form(String login, String number, String key) {
        return client(login).get("/engine-rest/task/" + client(login).task(number, key) + "/form-variables");
    }

    private String asked() {
        String number = refused();
        assertThat(form("liulin-office", number, "tell_candidate").body()).contains(NAME, REASON, "N08").doesNotContain(identity);
        Answer refused = client("liulin-office").complete(number, "tell_candidate", Map.of("toldOn", TestClock.TODAY.toString(), "lookAsked", "true"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").get(0).path("field").asText()).isEqualTo("candidateWords");
        assertThat(client("liulin-office").complete(number, "tell_candidate", Map.of("toldOn", TestClock.TODAY.toString(), "lookAsked", "true",
                "candidateWords", WORDS)).status()).isEqualTo(204);
        return number;
    }

    private void look(String number, String result) {
        assertThat(client("county-organization").complete(number, "county_look", Map.of("countyLook", result, "lookReason", LOOKED)).status())
                .isEqualTo(204);
    }

    @Test
    void the_county_sees_why_and_what_the_person_says_and_the_township_learns_what_it_decided() {
        String number = asked();
        assertThat(form("county-organization", number, "county_look").body()).contains(NAME, identity, REASON, WORDS, "N08");
        look(number, "uphold");
        String page = client("liulin-office").get("/api/cases/" + number).body();
        assertThat(page).contains("不予上报", REASON, "N08", TestClock.TODAY + "，本人请县里复核", "维持不予上报", LOOKED).doesNotContain(identity, WORDS);
        assertThat(client("liulin-office").get("/cases/" + number).body()).contains("复核理由", LOOKED, "县里复核").containsPattern(
                "任职的村</dt><dd class=\"text\">张村</dd>");
        assertThat(jdbc.sql("select distinct login from mail_outbox where case_number = ? and kind = 'qualification-looked'").param(number)
                .query(String.class).list()).isNotEmpty().allMatch(l -> l.startsWith("liulin-office"));
    }

    @Test
    void what_was_written_is_sealed_and_every_reading_of_it_is_an_entry() {
        String number = asked();
        form("county-organization", number, "county_look");
        look(number, "forward");
        client("county-organization").get("/api/cases/" + number);
        for (String table : List.of("step_record", "audit_entry", "act_hi_varinst", "act_hi_detail", "act_ru_variable", "qualification_paper", "mail_outbox")) {
            String rows = jdbc.sql("select coalesce(string_agg(t::text, ' '), '') from " + table + " t").query(String.class).single();
            assertThat(rows).as(table).doesNotContain(NAME, REASON, WORDS, LOOKED);
        }
        assertThat(audit.entries(number).stream().filter(e -> e.action().equals("personal.read")).map(e -> e.actor() + " " + e.subject()))
                .containsSubsequence("liulin-office tell_candidate", "county-organization county_look", "county-organization case-page");
        assertThat(audit.entries(number)).anySatisfy(e -> assertThat(e.payload()).contains("\"countyLook\":\"forward\""));
    }

    @Test
    void nobody_else_sees_the_form_the_words_or_the_answer() {
        String number = asked();
        String task = walk.tasks(number, "county_look").get(0).getId();
        for (String login : List.of("liulin-office", "liulin-committee", "shiqiao-office", "unit-court", "zhang-secretary", "county-civil-affairs", "auditor",
                "modeller", "admin")) {
            Answer form = client(login).get("/engine-rest/task/" + task + "/form-variables");
            assertThat(form.status()).as(login).isIn(403, 404);
            assertThat(client(login).submit(task, Map.of("countyLook", "forward", "lookReason", "越权")).status()).as(login).isIn(403, 404);
        }
        assertThat(walk.tasks(number, "county_look")).hasSize(1);
    }
}
