package org.cunyi.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.org.Person;
import org.cunyi.shared.Actor;
import org.cunyi.shared.SimpleAct;
import org.cunyi.shared.database.Dialect;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails are stored in the transaction of the event they tell of, and leave afterwards: claimed in a short transaction, carried outside of any,
 * noted in another short one. The number of the attempt says whose claim it is: who was too slow notes nothing.
 */
@Component
public class Outbox {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final String passOver;

    Outbox(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events, Dialect dialect) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.passOver = dialect.isPostgres() ? " on conflict (message_id) do nothing" : "";
    }

    /** @return whether it is new; a mail with that id is not stored twice */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean add(Letter letter, String messageId, Person person, String subject, String body, String state, Enclosed enclosed) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        try {
            return jdbc.sql("insert into mail_outbox (message_id, kind, login, case_number, recipient, subject, body, due_on, path, created_at,"
                            + " state, next_attempt_at, calendar_method, calendar, documents) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" + passOver)
                    .params(messageId, letter.kind(), person.login(), letter.caseNumber(), person.email().strip(), subject, body, letter.dueOn(),
                            letter.path(), now, state, now, enclosed.method(), enclosed.calendar(), enclosed.documentIds()).update() == 1;
        } catch (DuplicateKeyException promisedBefore) {
            return false;
        }
    }

    /** The mail that has waited longest, claimed for that time; one whose claim ran out is taken again. Another node takes another one. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Optional<Mail> claim(Duration time) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Optional<Long> next = jdbc.sql("select id from mail_outbox where state in ('waiting', 'sending') and next_attempt_at <= ?"
                + " order by next_attempt_at, id fetch first 1 rows only for update skip locked").param(now).query(Long.class).optional();
        return next.flatMap(id -> {
            jdbc.sql("update mail_outbox set state = 'sending', attempts = attempts + 1, next_attempt_at = ? where id = ?")
                    .params(now.plus(time), id).update();
            return find(id);
        });
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void sent(Mail mail) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (note(mail, "sent", null, null, now, now)) {
            tell("mail.sent", mail, Map.of());
        }
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void later(Mail mail, String reason, String error, Duration wait) {
        note(mail, "waiting", reason, error, OffsetDateTime.now(clock).plus(wait), null);
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void giveUp(Mail mail, String reason, String error) {
        if (note(mail, "dead", reason, error, OffsetDateTime.now(clock), null)) {
            tell("mail.failed", mail, Map.of("reason", reason));
        }
    }

    private boolean note(Mail mail, String state, String reason, String error, OffsetDateTime next, OffsetDateTime sentAt) {
        return jdbc.sql("update mail_outbox set state = ?, reason = ?, last_error = ?, next_attempt_at = ?, sent_at = ?"
                + " where id = ? and state = 'sending' and attempts = ?")
                .params(state, reason, error, next, sentAt, mail.id(), mail.attempts()).update() == 1;
    }

    /** An act of the mail's case, or of the day; the event and the person are named, the address and the words are not. */
    void tell(String action, Mail mail, Map<String, Object> more) {
        Map<String, Object> payload = new HashMap<>(more);
        payload.put("kind", mail.kind());
        payload.put("to", mail.login() == null ? "guest" : mail.login());
        payload.put("attempts", mail.attempts());
        events.publishEvent(new SimpleAct(mail.caseNumber(), Actor.current(), action, mail.messageId(), payload));
    }

    /** Of these cases, whatever has not left for that person. */
    @Transactional(propagation = Propagation.MANDATORY)
    void dropUnsent(String login, Collection<String> cases) {
        jdbc.sql("update mail_outbox set state = 'dropped' where login = :login and case_number in (:cases)"
                + " and state in ('waiting', 'collected', 'dead')").param("login", login).param("cases", cases).update();
    }

    Optional<Mail> find(long id) {
        return jdbc.sql("select * from mail_outbox where id = ?").param(id).query(Mail.class).optional();
    }

    /** The newest first, whatever became of them. */
    public List<Mail> latest(int offset, int limit) {
        return jdbc.sql("select * from mail_outbox order by id desc offset ? rows fetch next ? rows only").params(offset, limit)
                .query(Mail.class).list();
    }
}
