package org.cunyi.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cunyi.org.Person;
import org.cunyi.org.Roster;
import org.cunyi.shared.SimpleAct;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One mail a day for those who want it so: what arose since the last one, the most urgent first. After the hour of the day, or as soon as the
 * product runs again; a day without news has no mail.
 */
@Component
public class Digests {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");
    private static final List<String> URGENCY = List.of("overdue", "publication-overdue", "escalated", "objection", "soon",
            "publication-soon", "assigned");
    private static final int MOST_LINES = 60;
    private static final String NEXT = "select login from mail_choice c where last_digest_on < ? and exists (select 1 from mail_outbox o"
            + " where o.login = c.login and o.state = 'collected') order by login fetch first 1 rows only for update skip locked";

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Letters letters;
    private final Roster roster;
    private final MessageSource words;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final int hour;

    Digests(JdbcClient jdbc, Outbox outbox, Letters letters, Roster roster, MessageSource words, ApplicationEventPublisher events, Clock clock,
            PlatformTransactionManager transactions, @Value("${cunyi.mail.digest-hour:8}") int hour) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.letters = letters;
        this.roster = roster;
        this.words = words;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.hour = hour;
    }

    /** Five minutes after the reminders, so that those of the morning are in it. @return how many persons were served */
    @Scheduled(cron = "${cunyi.mail.digest-cron:0 5/10 * * * *}", zone = "Asia/Shanghai")
    public int write() {
        int served = 0;
        while (LocalTime.now(clock).getHour() >= hour && Boolean.TRUE.equals(transaction.execute(t -> serveNext()))) {
            served++;
        }
        return served;
    }

    private boolean serveNext() {
        LocalDate today = LocalDate.now(clock);
        Optional<String> next = jdbc.sql(NEXT).param(today).query(String.class).optional();
        next.ifPresent(login -> {
            jdbc.sql("update mail_choice set last_digest_on = ? where login = ?").params(today, login).update();
            roster.person(login).filter(p -> p.email() != null && !p.email().isBlank()).ifPresent(p -> serve(p, today));
        });
        return next.isPresent();
    }

    private void serve(Person person, LocalDate today) {
        List<Mail> items = jdbc.sql("select * from mail_outbox where login = ? and state = 'collected' order by id for update")
                .param(person.login()).query(Mail.class).list();
        Letter letter = new Letter("digest", "digest-" + today, null, headline(items), text(items), null, "/");
        String messageId = letters.messageId(letter.event(), person);
        if (!outbox.add(letter, messageId, person, Letters.PREFIX + letter.headline(), letters.body(letter.text(), letters.link("/"), person), "waiting",
                Enclosed.NOTHING)) {
            return;
        }
        jdbc.sql("update mail_outbox set state = 'digested', digest_id = (select d.id from mail_outbox d where d.message_id = :digest)"
                + " where id in (:items)").param("digest", messageId).param("items", items.stream().map(Mail::id).toList()).update();
        events.publishEvent(SimpleAct.ofNow(null, "mail.promised", letter.event(), Map.of("kind", "digest", "to", List.of(person.login()),
                "items", items.size())));
    }

    private static String headline(List<Mail> items) {
        long overdue = items.stream().filter(m -> m.kind().endsWith("overdue")).count();
        return "每日汇总：" + items.size() + "项" + (overdue == 0 ? "" : "，其中逾期" + overdue + "项");
    }

    private String text(List<Mail> items) {
        Comparator<Mail> byDue = Comparator.comparing(Mail::dueOn, Comparator.nullsLast(Comparator.naturalOrder()));
        Comparator<Mail> byUrgency = Comparator.comparing(m -> urgency(m.kind()));
        Map<String, List<Mail>> kinds = items.stream().sorted(byUrgency.thenComparing(byDue).thenComparing(Mail::id)).limit(MOST_LINES)
                .collect(Collectors.groupingBy(Mail::kind, () -> new TreeMap<>(Comparator.comparing(Digests::urgency).thenComparing(k -> k)),
                        Collectors.toList()));
        String text = kinds.entrySet().stream().map(k -> words.getMessage("mail-kind." + k.getKey(), null, k.getKey(), Locale.SIMPLIFIED_CHINESE)
                + "\n" + k.getValue().stream().map(this::line).collect(Collectors.joining("\n"))).collect(Collectors.joining("\n\n"));
        return items.size() > MOST_LINES ? text + "\n\n另有" + (items.size() - MOST_LINES) + "项，请登录后查看。" : text;
    }

    private static int urgency(String kind) {
        int place = URGENCY.indexOf(kind);
        return place < 0 ? URGENCY.size() : place;
    }

    private String line(Mail mail) {
        String headline = mail.subject().replaceFirst("^" + Letters.PREFIX + "([^：]*：)?", "");
        return "· " + headline + (mail.dueOn() == null ? "" : "，期限" + DAY.format(mail.dueOn()))
                + (mail.path() == null ? "" : "\n  " + letters.link(mail.path()));
    }
}
