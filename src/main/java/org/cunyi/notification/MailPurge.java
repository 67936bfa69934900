package org.cunyi.notification;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.cunyi.shared.SimpleAct;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Empties mails that are done with: address, subject and text go after a time, the row stays, because its id keeps the same event from being
 * told twice, and the acts of the chains stay. What was given up waits for the administrator however long it takes.
 */
@Component
public class MailPurge {

    private static final int AT_ONCE = 1000;
    /** An emptied mail has no next attempt: the index on state and next attempt finds the others without looking through the emptied. */
    private static final String DONE = "select id from mail_outbox where state in ('sent', 'digested', 'dropped') and next_attempt_at < ?"
            + " order by next_attempt_at fetch first " + AT_ONCE + " rows only for update skip locked";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final int days;

    MailPurge(JdbcClient jdbc, TransactionTemplate transaction, ApplicationEventPublisher events, Clock clock,
            @Value("${cunyi.mail.keep-days:180}") int days) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
        this.days = days;
    }

    /** @return how many were emptied */
    @Scheduled(cron = "${cunyi.mail.purge-cron:0 40 2 * * *}", zone = "Asia/Shanghai")
    public int purge() {
        if (days <= 0) {
            return 0;
        }
        OffsetDateTime before = OffsetDateTime.now(clock).minusDays(days);
        int emptied = 0;
        int now = AT_ONCE;
        while (now == AT_ONCE) {
            now = transaction.execute(t -> some(before));
            emptied += now;
        }
        return emptied;
    }

    private int some(OffsetDateTime before) {
        List<Long> ids = jdbc.sql(DONE).param(before).query(Long.class).list();
        if (!ids.isEmpty()) {
            jdbc.sql("update mail_outbox set recipient = '', subject = '', body = '', calendar = null, documents = null, next_attempt_at = null"
                    + " where id in (:ids)").param("ids", ids).update();
            events.publishEvent(SimpleAct.ofNow(null, "mail.purged", "mail_outbox", Map.of("count", ids.size(), "before", before.toString())));
        }
        return ids.size();
    }
}
