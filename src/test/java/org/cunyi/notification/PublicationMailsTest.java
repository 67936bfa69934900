package org.cunyi.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.cunyi.CunyiTest;
import org.cunyi.publicity.calendar.Item;
import org.cunyi.publicity.calendar.PublicationDue;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever has to publish is reminded, whoever did not is told, and so is the township; one mail for all of it. */
@CunyiTest
class PublicationMailsTest {

    private static final String ZHANG = "990101101201";
    private static final String LI = "990101101202";
    private static final AtomicLong IDS = new AtomicLong(900_000_000);

    @Autowired
    private ApplicationEventPublisher events;
    @Autowired
    private PlatformTransactionManager transactions;
    @Autowired
    private Outbox outbox;

    private static Item item(String village, String name) {
        return new Item(IDS.incrementAndGet(), village, name, "finance-accounts", "财务收支明细", "finance", "monthly", "finance", true, 3, "依据", "依据",
                "2019-12", "", null, LocalDate.of(2026, 11, 15), null, "overdue", null, null, false, null, null);
    }

    private List<Mail> told(boolean overdue, List<Item> items) {
        new TransactionTemplate(transactions).executeWithoutResult(t -> events.publishEvent(new PublicationDue(overdue, "990101101", items)));
        return outbox.latest(0, 100).stream().filter(m -> items.stream().anyMatch(i -> m.messageId().contains("-" + i.id() + "-"))).toList();
    }

    @Test
    void a_reminder_goes_to_clerk_and_secretary_of_the_village() {
        List<Mail> mails = told(false, List.of(item(ZHANG, "张村"), item(ZHANG, "张村"), item(LI, "李村")));
        assertThat(mails).extracting(Mail::recipient).containsExactlyInAnyOrder("zhang-clerk@example.org", "zhang-secretary@example.org",
                "li-clerk@example.org", "li-secretary@example.org");
        assertThat(mails).filteredOn(m -> m.recipient().startsWith("zhang-clerk")).singleElement().satisfies(m -> {
            assertThat(m.subject()).isEqualTo("【村议】公开提醒：张村2项");
            assertThat(m.body()).contains("张村：2019年12月财务收支明细，期限2026年11月15日").doesNotContain("李村");
        });
    }

    @Test
    void the_township_is_told_in_one_mail_what_is_overdue() {
        List<Item> many = LongStream.range(0, 40).mapToObj(n -> item(ZHANG, "张村")).toList();
        List<Mail> mails = told(true, many);
        assertThat(mails).extracting(Mail::recipient).contains("liulin-office@example.org", "liulin-office-2@example.org",
                "zhang-clerk@example.org", "zhang-secretary@example.org").hasSize(4);
        assertThat(mails).allSatisfy(m -> assertThat(m.body()).contains("共40项").hasSizeLessThan(4000));
    }
}
