package org.cunyi.notification;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Mails are stored in the transaction of the act they tell of, and leave afterwards. */
@Component
public class Outbox {

    private static final int LONGEST_ERROR = 400;
    private static final int MOST_ATTEMPTS = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(String messageId, String recipient, String subject, String body) {
        jdbc.sql("insert into mail_outbox (message_id, recipient, subject, body, created_at) values (?, ?, ?, ?, ?)")
                .params(messageId, recipient, subject, body, OffsetDateTime.now(clock)).update();
    }

    /** Rows to send now, held for this transaction; another node takes others. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Mail> due(int limit) {
        return jdbc.sql("select * from mail_outbox where sent_at is null and attempts < ? order by id fetch first ? rows only"
                + " for update skip locked").params(MOST_ATTEMPTS, limit).query(Mail.class).list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void sent(Mail mail) {
        jdbc.sql("update mail_outbox set sent_at = ?, attempts = attempts + 1, last_error = null where id = ?")
                .params(OffsetDateTime.now(clock), mail.id()).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void failed(Mail mail, String error) {
        String brief = error == null ? "" : error.substring(0, Math.min(LONGEST_ERROR, error.length()));
        jdbc.sql("update mail_outbox set attempts = attempts + 1, last_error = ? where id = ?").params(brief, mail.id()).update();
    }

    /** The newest first, delivered or not. */
    public List<Mail> latest(int offset, int limit) {
        return jdbc.sql("select * from mail_outbox order by id desc offset ? rows fetch next ? rows only").params(offset, limit)
                .query(Mail.class).list();
    }
}
