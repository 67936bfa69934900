package org.cunyi.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.cunyi.TestClock;
import org.cunyi.org.Person;
import org.cunyi.org.Roster;
import org.cunyi.shared.database.Dialect;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.transaction.support.TransactionTemplate;

/** The statements of the outbox on the main job's own database. */
class OutboxH2Test {

    private static final ApplicationEventPublisher NOBODY = event -> { };
    private static final Letter LETTER = new Letter("assigned", "assigned-1", "JC-1", "待办：一\n二", "任务", LocalDate.of(2026, 11, 25), "/cases/JC-1");

    private final EmbeddedDatabase database = database();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final TestClock clock = new TestClock();
    private final Outbox outbox = new Outbox(jdbc, clock, NOBODY, new Dialect(false));
    private final MailChoices choices = new MailChoices(jdbc, clock, NOBODY, new Dialect(false));
    private final Letters letters = new Letters(outbox, choices, NOBODY, "http://localhost:8080/");

    private static EmbeddedDatabase database() {
        EmbeddedDatabase made = new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build();
        Flyway.configure().dataSource(made).locations("classpath:db/migration/common").load().migrate();
        JdbcClient.create(made).sql("insert into person (login, name, email) values ('li', '李', 'li@example.org')").update();
        return made;
    }

    @AfterEach
    void close() {
        database.shutdown();
    }

    private static Person li() {
        return new Person(1, "li", "李", "li@example.org", false);
    }

    private String state() {
        return jdbc.sql("select state from mail_outbox where kind = 'assigned'").query(String.class).single();
    }

    @Test
    void a_mail_is_promised_once_claimed_once_and_noted_by_its_claim_only() {
        letters.promise(LETTER, java.util.List.of(li(), li()));
        letters.promise(LETTER, java.util.List.of(li()));
        Mail mail = outbox.claim(Duration.ofMinutes(5)).orElseThrow();
        assertThat(mail.subject()).isEqualTo("【村议】待办：一 二");
        assertThat(mail.messageId()).isEqualTo("<assigned-1.li@localhost>");
        assertThat(outbox.claim(Duration.ofMinutes(5))).isEmpty();
        clock.plus(Duration.ofMinutes(6));
        Mail again = outbox.claim(Duration.ofMinutes(5)).orElseThrow();
        outbox.giveUp(mail, "unreachable", "");
        assertThat(state()).isEqualTo("sending");
        outbox.sent(again);
        assertThat(state()).isEqualTo("sent");
    }

    @Test
    void a_digest_is_written_once_a_day() {
        choices.choose("li", MailChoices.DAILY);
        letters.promise(LETTER, java.util.List.of(li()));
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasename("messages");
        words.setDefaultEncoding("UTF-8");
        Clock roster = clock;
        Roster people = (Roster) org.springframework.beans.BeanUtils.instantiateClass(Roster.class.getDeclaredConstructors()[0], jdbc, roster, NOBODY);
        Digests digests = new Digests(jdbc, outbox, letters, people, words, NOBODY, clock, new DataSourceTransactionManager(database), 8);
        assertThat(digests.write()).isZero();
        clock.plusDays(1);
        assertThat(digests.write()).isEqualTo(1);
        assertThat(digests.write()).isZero();
        assertThat(state()).isEqualTo("digested");
    }

    @Test
    void what_was_sent_long_ago_is_emptied_once() {
        letters.promise(LETTER, java.util.List.of(li()));
        outbox.sent(outbox.claim(Duration.ofMinutes(5)).orElseThrow());
        MailPurge purge = new MailPurge(jdbc, new TransactionTemplate(new DataSourceTransactionManager(database)), NOBODY, clock, 180);
        assertThat(purge.purge()).isZero();
        clock.plusDays(181);
        assertThat(purge.purge()).isEqualTo(1);
        assertThat(purge.purge()).isZero();
        assertThat(jdbc.sql("select body from mail_outbox").query(String.class).single()).isEmpty();
    }
}
