package org.cunyi.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.audit.AuditChain;
import org.cunyi.audit.AuditEntry;
import org.cunyi.decision.Sheets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A promised mail arrives, once or with the same Message-ID; a mail server that is gone, hangs or refuses costs attempts and blocks nothing. */
@CunyiTest
class OutboxTest {

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private Outbox outbox;
    @Autowired
    private MailPost post;
    @Autowired
    private TestClock clock;
    @Autowired
    private AuditChain audit;
    @Autowired
    private DataSource database;

    private MailDesk desk;

    @BeforeEach
    void begin() {
        desk = new MailDesk(context);
        desk.clear();
    }

    @AfterEach
    void end() {
        desk.clear();
    }

    /** One mail is promised by it: to the village's secretary. */
    private String matter(String village, String login) {
        return new Client(port, login).start(village, Sheets.matter("public-welfare")).json().path("caseNumber").asText();
    }

    private Mail only(String number) {
        return desk.of(number).get(0);
    }

    private List<AuditEntry> acts(String number) {
        return audit.entries(number).stream().filter(e -> e.action().startsWith("mail.")).toList();
    }

    @Test
    void mail_waits_without_a_server_and_arrives_in_chinese_when_there_is_one() throws Exception {
        String number = matter(Sheets.ZHANG, "zhang-clerk");
        assertThat(post.deliver()).isZero();
        assertThat(desk.of(number)).hasSize(1).allSatisfy(m -> {
            assertThat(m.recipient()).isEqualTo("zhang-secretary@example.org");
            assertThat(m.state()).isEqualTo("waiting");
            assertThat(m.kind()).isEqualTo("assigned");
        });
        GreenMail greenMail = MailDesk.greenMail();
        try {
            assertThat(desk.post(greenMail.getSmtp().getPort()).deliver()).isEqualTo(1);
            Mail mail = only(number);
            assertThat(mail.state()).isEqualTo("sent");
            MimeMessage received = greenMail.getReceivedMessages()[0];
            assertThat(received.getMessageID()).isEqualTo(mail.messageId()).matches("<assigned-[0-9a-f-]+\\.zhang-secretary@localhost>");
            assertThat(received.getSubject()).isEqualTo("【村议】待办：村党组织提议（硬化村内道路三公里）");
            assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(received.getFrom()[0]).hasToString("村议 <cunyi@example.org>".replace("村议", "=?UTF-8?B?5p2R6K6u?="));
            assertThat(received.getContent().toString()).contains("张德顺").contains("村党组织提议").contains(number).contains("/cases/" + number);
        } finally {
            greenMail.stop();
        }
    }

    @Test
    void the_chain_of_the_case_tells_of_the_promise_and_the_sending_without_address_and_words() {
        String number = matter(Sheets.ZHANG, "zhang-clerk");
        GreenMail greenMail = MailDesk.greenMail();
        try {
            desk.post(greenMail.getSmtp().getPort()).deliver();
        } finally {
            greenMail.stop();
        }
        assertThat(acts(number)).extracting(AuditEntry::action).containsExactly("mail.promised", "mail.sent");
        assertThat(acts(number)).allSatisfy(e -> assertThat(e.payload()).contains("zhang-secretary").doesNotContain("example.org", "硬化", "张德顺"));
        assertThat(audit.verify(number).intact()).isTrue();
    }

    @Test
    void a_server_that_is_gone_costs_one_attempt_of_one_mail_and_the_rests_grow_until_it_is_given_up() {
        String first = matter(Sheets.LI, "li-clerk");
        String second = matter(Sheets.ZHANG, "zhang-clerk");
        MailPost withoutServer = desk.post(1);
        assertThat(withoutServer.deliver()).isZero();
        assertThat(only(first).attempts()).isEqualTo(1);
        assertThat(only(first).reason()).isEqualTo("unreachable");
        assertThat(Duration.between(clock.instant(), only(first).nextAttemptAt().toInstant())).isEqualTo(Duration.ofMinutes(1));
        assertThat(only(second).attempts()).as("the rest of the batch is not tried").isZero();
        withoutServer.deliver();
        assertThat(only(second).attempts()).isEqualTo(1);

        List<Long> rests = new ArrayList<>();
        while (!only(first).isDead()) {
            clock.plus(Duration.between(clock.instant(), only(first).nextAttemptAt().toInstant()));
            IntStream.range(0, 3).forEach(i -> withoutServer.deliver());
            rests.add(Duration.between(clock.instant(), only(first).nextAttemptAt().toInstant()).toMinutes());
        }
        assertThat(rests).containsExactly(5L, 15L, 60L, 240L, 720L, 1440L, 1440L, 0L);
        assertThat(Duration.between(only(first).createdAt().toInstant(), clock.instant())).isBetween(Duration.ofDays(2), Duration.ofDays(4));
        assertThat(acts(first)).extracting(AuditEntry::action).containsExactly("mail.promised", "mail.failed");
    }

    @Test
    void a_server_that_hangs_holds_no_connection_to_the_database_and_nobody_up() throws Exception {
        String number = matter(Sheets.LI, "li-clerk");
        try (SmtpScript silent = new SmtpScript(Map.of("GREETING", SmtpScript.SILENCE))) {
            Future<Integer> sending = CompletableFuture.supplyAsync(() -> desk.post(silent.port()).deliver());
            assertThat(silent.called.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(((HikariDataSource) database).getHikariPoolMXBean().getActiveConnections()).isZero();
            assertThat(only(number).state()).isEqualTo("sending");
            assertThat(matter(Sheets.ZHANG, "zhang-clerk")).startsWith("JC-");
            assertThat(sending.isDone()).as("all this while the server was silent").isFalse();
            assertThat(sending.get(10, TimeUnit.SECONDS)).isZero();
        }
        assertThat(only(number).state()).isEqualTo("waiting");
        assertThat(only(number).reason()).isEqualTo("unreachable");
    }

    @Test
    void a_refused_recipient_is_given_up_at_once_and_the_next_mail_is_sent() throws Exception {
        String number = matter(Sheets.LI, "li-clerk");
        String other = matter(Sheets.ZHANG, "zhang-clerk");
        try (SmtpScript refusing = new SmtpScript(Map.of("RCPT", "550 5.1.1 <li-secretary@example.org> no such user"))) {
            assertThat(desk.post(refusing.port()).deliver()).isZero();
        }
        assertThat(List.of(only(number), only(other))).allSatisfy(m -> {
            assertThat(m.state()).isEqualTo("dead");
            assertThat(m.reason()).isEqualTo("recipient");
            assertThat(m.lastError()).isEqualTo("550");
        });
    }

    @Test
    void each_refusal_of_a_server_means_what_it_says() throws Exception {
        Map<Map<String, String>, String> bad = new HashMap<>();
        bad.put(Map.of("RCPT", "452 4.2.2 mailbox full"), "waiting busy 452");
        bad.put(Map.of("MAIL", "553 5.1.8 sender refused"), "waiting sender 553");
        bad.put(Map.of("END", "554 5.7.1 looks like spam"), "dead content 554");
        bad.put(Map.of("END", "451 4.3.0 try later"), "waiting busy 451");
        bad.put(Map.of("END", SmtpScript.HANG_UP), "waiting unreachable");
        for (Map.Entry<Map<String, String>, String> hour : bad.entrySet()) {
            desk.clear();
            String number = matter(Sheets.LI, "li-clerk");
            try (SmtpScript script = new SmtpScript(hour.getKey())) {
                desk.post(script.port()).deliver();
            }
            Mail mail = only(number);
            assertThat(mail.state() + " " + mail.reason() + " " + mail.lastError()).as(hour.getKey().toString()).startsWith(hour.getValue());
        }
    }

    @Test
    void an_address_that_is_none_is_given_up_without_asking_the_server() {
        String number = matter(Sheets.LI, "li-clerk");
        context.getBean(org.springframework.jdbc.core.simple.JdbcClient.class).sql("update mail_outbox set recipient = 'li at home' where id = ?")
                .param(only(number).id()).update();
        desk.post(1).deliver();
        assertThat(only(number).state()).isEqualTo("dead");
        assertThat(only(number).reason()).isEqualTo("recipient");
    }

    @Test
    void a_node_killed_between_sending_and_noting_sends_nothing_less_and_the_second_copy_has_the_same_id() {
        String number = matter(Sheets.LI, "li-clerk");
        GreenMail greenMail = MailDesk.greenMail();
        try {
            Mail claimed = outbox.claim(Duration.ofMinutes(5)).orElseThrow();
            assertThat(desk.server(greenMail.getSmtp().getPort()).carry(claimed)).isEmpty();
            // here the node dies; another one finds the claim in force, and later run out
            MailPost other = desk.post(greenMail.getSmtp().getPort());
            assertThat(other.deliver()).isZero();
            clock.plus(Duration.ofMinutes(6));
            assertThat(other.deliver()).isEqualTo(1);
            assertThat(MailDesk.ids(greenMail)).containsExactly(claimed.messageId(), claimed.messageId());

            // the dead one was only slow: what it notes now is passed over
            outbox.later(claimed, "unreachable", "", Duration.ofMinutes(1));
            assertThat(only(number).state()).isEqualTo("sent");
            assertThat(acts(number)).extracting(AuditEntry::action).containsExactly("mail.promised", "mail.sent");
        } finally {
            greenMail.stop();
        }
    }

    @Test
    void a_mail_that_kills_every_node_is_given_up_in_the_end() {
        String number = matter(Sheets.LI, "li-clerk");
        for (int death = 0; death < 9; death++) {
            assertThat(outbox.claim(Duration.ofMinutes(5))).isPresent();
            clock.plus(Duration.ofMinutes(6));
        }
        desk.post(1).deliver();
        assertThat(only(number).state()).isEqualTo("dead");
        assertThat(only(number).reason()).isEqualTo("interrupted");
    }

    @Test
    void nodes_that_send_at_once_share_the_mails_and_send_each_of_them_once() throws Exception {
        List<String> numbers = IntStream.range(0, 12).mapToObj(i -> matter(Sheets.LI, "li-clerk")).toList();
        GreenMail greenMail = MailDesk.greenMail();
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> sending = IntStream.range(0, 4).mapToObj(i -> nodes.submit(() -> desk.post(greenMail.getSmtp().getPort()).deliver()))
                    .toList();
            int sent = 0;
            for (Future<Integer> node : sending) {
                sent += node.get(60, TimeUnit.SECONDS);
            }
            assertThat(sent).isEqualTo(12);
            assertThat(MailDesk.ids(greenMail)).containsExactlyInAnyOrderElementsOf(numbers.stream().map(n -> only(n).messageId()).toList());
        } finally {
            nodes.shutdown();
            greenMail.stop();
        }
    }
}
