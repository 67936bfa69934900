package org.cunyi.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.cunyi.Client;
import org.cunyi.Client.Answer;
import org.cunyi.TestPostgres;
import org.cunyi.decision.Sheets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two nodes on one PostgreSQL, killed in turn with SIGKILL while officials complete steps and mails leave: every acknowledged completion is
 * there, nothing happened twice, every chain verifies, and a mail that was sent twice has the same Message-ID.
 */
@Tag("own-jvm")
class KillTest {

    private static final int OFFICIALS = 4;
    private static final int ROUNDS = 2;
    /** Steps acknowledged between one blow and the next. */
    private static final int STEPS = 12;
    private static final int PATIENCE_SECONDS = 120;

    private final AtomicBoolean working = new AtomicBoolean(true);
    private final AtomicInteger turn = new AtomicInteger();
    /** case number and step, as the server acknowledged them */
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    @Test
    void what_was_acknowledged_survives_the_death_of_a_node() throws Exception {
        String admin = TestPostgres.server().getJdbcUrl("postgres", "postgres");
        try (Connection connection = DriverManager.getConnection(admin); Statement statement = connection.createStatement()) {
            statement.execute("create database kills");
        }
        String url = TestPostgres.server().getJdbcUrl("postgres", "kills");
        GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mail.start();
        List<String> settings = List.of("--spring.mail.host=localhost", "--spring.mail.port=" + mail.getSmtp().getPort(), "--cunyi.mail.every=PT0.2S",
                "--cunyi.mail.claim=PT10S");
        try (Node first = new Node("first", url, settings); Node second = new Node("second", url, settings)) {
            first.start();
            give(url, "update person set email = login || '@example.org' where login in ('zhang-secretary', 'zhang-clerk', 'li-secretary')");
            second.start();
            ExecutorService officials = Executors.newFixedThreadPool(OFFICIALS);
            for (int i = 0; i < OFFICIALS; i++) {
                officials.submit(() -> work(first, second));
            }
            for (int round = 0; round < ROUNDS; round++) {
                getSomethingDone();
                Node dying = round % 2 == 0 ? first : second;
                dying.kill();
                getSomethingDone();
                dying.start();
            }
            getSomethingDone();
            working.set(false);
            officials.shutdown();
            assertThat(officials.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
            check(url, first, mail);
        } finally {
            mail.stop();
        }
    }

    private void getSomethingDone() throws InterruptedException {
        int wanted = acknowledged.size() + STEPS;
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (acknowledged.size() < wanted && System.nanoTime() < until) {
            Thread.sleep(20);
        }
        assertThat(acknowledged).as("the officials go on working").hasSizeGreaterThanOrEqualTo(wanted);
    }

    private void work(Node first, Node second) {
        while (working.get()) {
            int port = (turn.incrementAndGet() % 2 == 0 ? first : second).port();
            try {
                Client clerk = new Client(port, "zhang-clerk");
                Client secretary = new Client(port, "zhang-secretary");
                Answer started = clerk.start(Sheets.ZHANG, Sheets.matter("public-welfare"));
                if (started.status() == 201) {
                    String number = started.json().path("caseNumber").asText();
                    acknowledged.add(number + " start");
                    acknowledge(secretary, number, "party_proposal", Sheets.proposal());
                    acknowledge(clerk, number, "joint_consultation", Sheets.consultation());
                    acknowledge(clerk, number, "party_review", Sheets.review());
                } else if (started.status() >= 500) {
                    failures.add(started.toString());
                }
            } catch (UncheckedIOException nodeIsDown) {
                // an official would try again at the other node, and so does the next turn
            } catch (AssertionError goneMeanwhile) {
                failures.add(goneMeanwhile.getMessage());
            }
        }
    }

    private void acknowledge(Client who, String number, String step, Map<String, Object> sheet) {
        Answer answer = who.complete(number, step, sheet);
        if (answer.status() == 204) {
            acknowledged.add(number + " " + step);
        } else {
            failures.add(number + " " + step + " " + answer);
        }
    }

    private void check(String url, Node node, GreenMail mail) throws Exception {
        Map<String, Integer> kept = counted(url, "select case_number || ' ' || step, count(*) from step_record group by case_number, step");
        assertThat(acknowledged).as("the officials got something done").hasSizeGreaterThan(20);
        assertThat(kept.keySet()).containsAll(new HashSet<>(acknowledged));
        assertThat(kept.values()).containsOnly(1);
        assertThat(failures).isEmpty();

        Client clerk = new Client(node.port(), "zhang-clerk");
        Map<String, Integer> open = counted(url, "select c.case_number, count(t.id_) from case_file c left join act_ru_task t"
                + " on t.proc_inst_id_ = c.process_instance_id where c.ended_at is null group by c.case_number");
        assertThat(open.values()).as("every case stands at one task").containsOnly(1);
        for (String number : open.keySet()) {
            assertThat(clerk.get("/api/audit/cases/" + number + "/verify").json().path("intact").asBoolean()).as(number).isTrue();
        }
        Map<String, Integer> numbers = counted(url, "select org_code, count(*) - max(substring(case_number from '[0-9]+$')::int) from case_file"
                + " where process = 'decision' group by org_code");
        assertThat(numbers.values()).as("numbers without gaps").containsOnly(0);
        mails(url, mail);
    }

    /** Whatever was promised has left at the end; twice only with the same Message-ID. */
    private static void mails(String url, GreenMail mail) throws Exception {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        List<String> promised = new ArrayList<>(counted(url, "select message_id, 1 from mail_outbox").keySet());
        assertThat(promised).isNotEmpty();
        Set<String> arrived = new HashSet<>();
        while (!arrived.containsAll(promised) && System.nanoTime() < until) {
            Thread.sleep(500);
            for (var message : mail.getReceivedMessages()) {
                arrived.add(message.getHeader("Message-ID", null));
            }
        }
        assertThat(arrived).containsAll(promised);
        assertThat(promised).containsAll(arrived);
    }

    private static Map<String, Integer> counted(String url, String sql) throws SQLException {
        Map<String, Integer> counts = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getInt(2));
            }
        }
        return counts;
    }

    private static void give(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
