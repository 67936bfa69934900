package org.cunyi.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.audit.AuditChain;
import org.cunyi.decision.Sheets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What was sent half a year ago is of no more use to anybody; that it was sent stays in the record. */
@CunyiTest
class MailPurgeTest {

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private MailPurge purge;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private ApplicationEventPublisher events;
    @Autowired
    private TestClock clock;
    @Autowired
    private AuditChain audit;

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

    private String matter() {
        return new Client(port, "zhang-clerk").start(Sheets.ZHANG, Sheets.matter("public-welfare")).json().path("caseNumber").asText();
    }

    private Mail only(String number) {
        return desk.of(number).get(0);
    }

    private String sent() {
        String number = matter();
        GreenMail greenMail = MailDesk.greenMail();
        try {
            desk.post(greenMail.getSmtp().getPort()).deliver();
        } finally {
            greenMail.stop();
        }
        return number;
    }

    @Test
    void after_half_a_year_address_and_words_of_a_sent_mail_go_and_its_acts_stay() {
        String number = sent();
        String waiting = matter();
        clock.plusDays(179);
        purge.purge();
        assertThat(only(number).body()).contains("村党组织提议");
        clock.plusDays(2);
        assertThat(purge.purge()).isPositive();
        assertThat(only(number)).satisfies(m -> {
            assertThat(m.recipient() + m.subject() + m.body()).isEmpty();
            assertThat(m.state()).isEqualTo("sent");
            assertThat(m.sentAt()).isNotNull();
            assertThat(m.messageId()).contains("zhang-secretary");
        });
        assertThat(only(waiting).body()).as("not sent yet").contains("村党组织提议");
        assertThat(audit.entries(number)).extracting(e -> e.action()).contains("mail.promised", "mail.sent");
        assertThat(audit.verify(number).intact()).isTrue();
        assertThat(audit.entries("DAY-2027-05-22")).extracting(e -> e.action()).contains("mail.purged");
        assertThat(purge.purge()).as("once is enough").isZero();
    }

    @Test
    void what_was_given_up_waits_for_the_administrator_and_zero_days_mean_never() {
        String dead = matter();
        jdbc.sql("update mail_outbox set state = 'dead' where case_number = ?").param(dead).update();
        String old = sent();
        clock.plusDays(1000);
        assertThat(new MailPurge(jdbc, transaction, events, clock, 0).purge()).isZero();
        assertThat(only(old).body()).isNotEmpty();
        new MailPurge(jdbc, transaction, events, clock, 30).purge();
        assertThat(only(old).body()).isEmpty();
        assertThat(only(dead).body()).isNotEmpty();
        assertThat(new Client(port, "admin").get("/admin/mails").status()).isEqualTo(200);
    }
}
