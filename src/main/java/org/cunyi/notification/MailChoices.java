package org.cunyi.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.shared.database.Dialect;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How each person wants mail: at once unless they chose otherwise, in one mail a day, or not at all. */
@Component
public class MailChoices {

    public static final String NOW = "now";
    public static final String DAILY = "daily";
    public static final String NONE = "none";
    public static final List<String> ALL = List.of(NOW, DAILY, NONE);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final String passOver;

    MailChoices(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events, Dialect dialect) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.passOver = dialect.passOver();
    }

    private record Choice(String login, String choice) {
    }

    public String of(String login) {
        return of(List.of(login)).getOrDefault(login, NOW);
    }

    /** Only those who have chosen. */
    Map<String, String> of(Collection<String> logins) {
        return logins.isEmpty() ? Map.of() : jdbc.sql("select login, choice from mail_choice where login in (:logins)").param("logins", logins)
                .query(Choice.class).list().stream().collect(Collectors.toMap(Choice::login, Choice::choice));
    }

    /** What was collected for a digest goes out now when its reader wants mail at once; what is not sent yet is dropped when he wants none. */
    @Transactional
    public void choose(String login, String choice) {
        if (!ALL.contains(choice)) {
            throw Refusal.of("choice", "接收方式：请选择其中一项");
        }
        begin(login);
        String before = jdbc.sql("select choice from mail_choice where login = ? for update").param(login).query(String.class).single();
        if (before.equals(choice)) {
            return;
        }
        OffsetDateTime now = OffsetDateTime.now(clock);
        // today's hour may have passed already: the first digest is that of tomorrow, and never one in the middle of the day
        jdbc.sql("update mail_choice set choice = ?, changed_at = ?, last_digest_on = ? where login = ?")
                .params(choice, now, LocalDate.now(clock), login).update();
        if (choice.equals(NOW)) {
            jdbc.sql("update mail_outbox set state = 'waiting', next_attempt_at = ? where login = ? and state = 'collected'").params(now, login).update();
        } else if (choice.equals(NONE)) {
            jdbc.sql("update mail_outbox set state = 'dropped' where login = ? and state in ('waiting', 'collected', 'dead')").param(login).update();
        }
        events.publishEvent(SimpleAct.ofNow(null, "mail.choice-changed", login, Map.of("from", before, "to", choice)));
    }

    private void begin(String login) {
        try {
            if (of(List.of(login)).isEmpty()) {
                jdbc.sql("insert into mail_choice (login, choice, changed_at, last_digest_on) values (?, 'now', ?, ?)" + passOver)
                        .params(login, OffsetDateTime.now(clock), LocalDate.now(clock)).update();
            }
        } catch (DuplicateKeyException twiceAtOnce) {
            // the row is there, which is all that is wanted
        }
    }
}
