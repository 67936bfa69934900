package org.cunyi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.decision.Sheets.ZHANG;
import static org.cunyi.decision.Sheets.matter;
import static org.cunyi.decision.Sheets.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.cunyi.Acting;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.decision.Course;
import org.cunyi.org.ImportKind;
import org.cunyi.org.RosterImport;
import org.cunyi.web.login.Desk;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Identities;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Every act leaves its entry with the facts that one would ask for, in the transaction of the act; cases do not wait for each other. */
@CunyiTest
class EveryActTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TODAY = "DAY-2026-11-22";
    private static final int SECONDS = 60;

    @LocalServerPort
    private int port;
    @Autowired
    private AuditChain audit;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TaskService tasks;
    @Autowired
    private ManagementService jobs;
    @Autowired
    private Cases cases;
    @Autowired
    private Identities identities;
    @Autowired
    private RosterImport imports;
    @Autowired
    private PlatformTransactionManager transactions;
    @Autowired
    private TestClock clock;

    private Client clerk;
    private Client secretary;

    @BeforeEach
    void officials() {
        clock.reset();
        clerk = new Client(port, "zhang-clerk");
        secretary = new Client(port, "zhang-secretary");
    }

    private String started() {
        return clerk.start(ZHANG, matter("public-welfare")).json().path("caseNumber").asText();
    }

    private void take(String number, List<Course.Stop> stops) {
        for (Course.Stop stop : stops) {
            Client official = new Client(port, stop.login());
            assertThat(official.complete(stop.ofNotice() ? official.notice(number) : number, stop.step(), stop.sheet()).status()).isEqualTo(204);
        }
    }

    private AuditEntry only(String chain, String action, String subject) {
        List<AuditEntry> found = audit.entries(chain).stream().filter(e -> e.action().equals(action) && e.subject().equals(subject)).toList();
        assertThat(found).as(action + " " + subject).hasSize(1);
        return found.get(0);
    }

    private AuditEntry last(String action, String subject) {
        return audit.entries(TODAY).stream().filter(e -> e.action().equals(action) && e.subject().equals(subject)).reduce((a, b) -> b)
                .orElseThrow(() -> new AssertionError("no " + action + " " + subject));
    }

    private static JsonNode facts(AuditEntry entry) {
        try {
            return JSON.readTree(entry.payload());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_step_leaves_the_task_who_took_it_the_values_the_tables_the_judgement_and_the_answer() {
        String number = started();
        String task = secretary.task(number, "party_proposal");
        assertThat(secretary.post("/engine-rest/task/" + task + "/claim", Map.of()).status()).isEqualTo(204);
        assertThat(secretary.complete(number, "party_proposal", proposal()).status()).isEqualTo(204);

        assertThat(only(number, "case.opened", "decision").actor()).isEqualTo("zhang-clerk");
        assertThat(facts(only(number, "task.created", "user_party_proposal")).path("groups").toString())
                .isEqualTo("[\"village-secretary@" + ZHANG + "\"]");
        AuditEntry claimed = only(number, "task.claimed", "user_party_proposal");
        assertThat(claimed.actor()).isEqualTo("zhang-secretary");
        assertThat(facts(claimed).path("assignee").asText()).isEqualTo("zhang-secretary");
        JsonNode answers = facts(only(number, "step.completed", "party_proposal")).path("answers");
        assertThat(answers.path("present").asInt()).isEqualTo(5);
        assertThat(answers.path("heldOn").asText()).isEqualTo("2026-09-01");
        assertThat(answers.path("chair").asText()).as("a name is no value for the record").matches("hmac:[0-9a-f]{64}");
        JsonNode table = facts(only(number, "table.evaluated", "meeting-outcome"));
        assertThat(table.path("inputs").path("实到人数").asInt()).isEqualTo(5);
        assertThat(table.path("outputs").get(0).path("passed").asBoolean()).isTrue();
        assertThat(table.path("rules")).hasSizeGreaterThan(0);
        assertThat(table.path("rules").get(0).asText()).startsWith("rule_");
        assertThat(facts(only(number, "meeting.judged", "party_proposal")).path("passed").asBoolean()).isTrue();
        JsonNode answered = audit.entries(number).stream().filter(e -> e.action().equals("question.answered")).map(EveryActTest::facts).findFirst()
                .orElseThrow();
        assertThat(answered.path("question").asText()).endsWith("？");
        assertThat(answered.path("answer").asText()).isNotBlank();
        assertThat(answered.path("flow").asText()).startsWith("flow_");
        assertThat(audit.verify(number).intact()).isTrue();
    }

    @Test
    void a_notice_an_objection_to_it_and_the_mails_about_them_leave_theirs() {
        String number = started();
        take(number, Course.toTheNotice());
        String notice = clerk.notice(number);
        String id = jdbc.sql("select id from notice where case_number = ?").param(notice).query(String.class).single();
        assertThat(new Client(port, null).post("/public/notices/" + id + "/objections", Map.of("about", "substance", "content", "王志强家的金额不对"))
                .status()).isEqualTo(201);
        take(number, Course.ofAnObjection());
        jobs.executeJob(jobs.createJobQuery().processInstanceId(cases.get(notice).processInstanceId()).timers().singleResult().getId());

        JsonNode posted = facts(only(notice, "notice.posted", id));
        assertThat(posted.path("endsOn").asText()).isEqualTo("2026-12-07");
        assertThat(posted.path("legalBasis").asText()).isNotBlank();
        assertThat(audit.entries(notice)).extracting(AuditEntry::action).contains("objection.received", "objection.referred", "objection.escalated",
                "objection.answered", "notice.closed", "case.closed", "mail.promised");
        assertThat(audit.entries(notice)).filteredOn(e -> e.action().equals("objection.received")).singleElement().satisfies(
                e -> assertThat(e.payload()).contains("hmac:").doesNotContain("王志强"));
        assertThat(audit.verify(notice).intact()).isTrue();
    }

    @Test
    void logins_and_what_an_administrator_does_stand_in_the_chain_of_the_day() {
        Desk desk = Desk.of(port, "zhang-supervision", "cunyi-demo");
        assertThat(last("login", "zhang-supervision").actor()).isEqualTo("zhang-supervision");
        assertThat(desk.form("/logout").statusCode()).isEqualTo(302);
        assertThat(last("logout", "zhang-supervision").actor()).isEqualTo("zhang-supervision");
        // over HTTP Basic a login is entered once an hour, and nobody else logs in at that hour
        clock.plus(Duration.ofHours(11));
        assertThat(new Client(port, "shiqiao-office-2", "wrong-password").get("/api/cases").status()).isEqualTo(401);
        assertThat(last("login.refused", "shiqiao-office-2").payload()).contains("hmac:").doesNotContain("127.0.0.1");
        assertThat(new Client(port, "shiqiao-office-2").get("/api/cases").status()).isEqualTo(200);
        assertThat(facts(last("login", "shiqiao-office-2")).path("by").asText()).isEqualTo("basic");
        clock.reset();

        assertThat(facts(last("models.deployed", last("models.deployed").subject())).path("processes").toString()).contains("decision:", "publicity:");
        imports.run(ImportKind.ROSTER, "roster.csv", ("login,name,unit,post,kind,offices,term_from,term_to,valid_from,valid_to,email\r\n"
                + "wang-audited,赵一,990101102201,,,council-member,,,2024-01-01,,\r\n").getBytes(StandardCharsets.UTF_8));
        assertThat(facts(last("roster.changed", "import:roster")).path("added").asInt()).isEqualTo(1);
        Desk admin = Desk.of(port, "admin", "cunyi-demo");
        assertThat(admin.form("/admin/people/wang-audited/password").statusCode()).isEqualTo(200);
        assertThat(facts(last("password.reset", "wang-audited")).path("by").asText()).isEqualTo("admin");
        assertThat(audit.verify(TODAY).intact()).isTrue();
    }

    private AuditEntry last(String action) {
        return audit.entries(TODAY).stream().filter(e -> e.action().equals(action)).reduce((a, b) -> b).orElseThrow();
    }

    @Test
    void without_its_entry_there_is_no_act_and_without_the_act_no_entry() {
        String number = started();
        String task = secretary.task(number, "party_proposal");
        int before = audit.entries(number).size();
        jdbc.sql("alter table audit_entry add constraint no_claims check (action <> 'task.claimed') not valid").update();
        try {
            assertThat(secretary.post("/engine-rest/task/" + task + "/claim", Map.of()).status()).isGreaterThanOrEqualTo(400);
            assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee()).isNull();
        } finally {
            jdbc.sql("alter table audit_entry drop constraint no_claims").update();
        }
        assertThat(secretary.submit(task, Map.of("present", 5)).status()).isEqualTo(400);
        assertThat(audit.entries(number)).hasSize(before);
        assertThat(audit.verify(number).intact()).isTrue();
    }

    @Test
    void two_cases_of_a_village_do_not_wait_for_each_other() throws Exception {
        List<String> numbers = List.of(started(), started());
        CyclicBarrier bothHaveDoneIt = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> officials = IntStream.range(0, 2).<Future<?>>mapToObj(i -> threads.submit(() -> complete(numbers.get(i), bothHaveDoneIt))).toList();
            for (Future<?> official : officials) {
                official.get(2 * SECONDS, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(numbers).allSatisfy(n -> assertThat(only(n, "step.completed", "party_proposal").actor()).isEqualTo("zhang-secretary"));
    }

    /** Holds the transaction open until the other one has written its entries too; a lock for all would let nobody get there. */
    private void complete(String number, CyclicBarrier bothHaveDoneIt) {
        String task = secretary.task(number, "party_proposal");
        new Acting(identities).as("zhang-secretary", () -> new TransactionTemplate(transactions).executeWithoutResult(t -> {
            tasks.complete(task, proposal());
            try {
                bothHaveDoneIt.await(SECONDS, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IllegalStateException("the other case has not got through", e);
            }
        }));
    }
}
