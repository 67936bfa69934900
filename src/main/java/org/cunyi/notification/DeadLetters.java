package org.cunyi.notification;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.cunyi.org.Person;
import org.cunyi.org.Roster;
import org.cunyi.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the administrator decides about mails that were given up: once more, to the address of today, or never. */
@Component
public class DeadLetters {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Roster roster;
    private final Clock clock;

    DeadLetters(JdbcClient jdbc, Outbox outbox, Roster roster, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.roster = roster;
        this.clock = clock;
    }

    /** The oldest first. */
    public List<Long> oldest(int limit) {
        return jdbc.sql("select id from mail_outbox where state = 'dead' order by id fetch first ? rows only").param(limit).query(Long.class).list();
    }

    @Transactional
    public void again(long id) {
        Mail mail = hold(id);
        String address = roster.person(mail.login()).map(Person::email).filter(e -> !e.isBlank())
                .orElseThrow(() -> Refusal.of("", "“" + mail.login() + "”没有登记邮箱，请先在名册中登记"));
        jdbc.sql("update mail_outbox set state = 'waiting', recipient = ?, attempts = 0, next_attempt_at = ? where id = ?")
                .params(address.strip(), OffsetDateTime.now(clock), id).update();
        outbox.tell("mail.requeued", mail, Map.of());
    }

    @Transactional
    public void drop(long id) {
        Mail mail = hold(id);
        jdbc.sql("update mail_outbox set state = 'dropped' where id = ?").param(id).update();
        outbox.tell("mail.dropped", mail, Map.of());
    }

    private Mail hold(long id) {
        return jdbc.sql("select * from mail_outbox where id = ? for update").param(id).query(Mail.class).optional().filter(Mail::isDead)
                .orElseThrow(() -> Refusal.late("这封邮件已不在“发送失败”之列，请刷新页面"));
    }
}
