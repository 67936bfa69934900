package org.cunyi.publicity.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cunyi.TestClock;
import org.cunyi.publicity.calendar.CalendarConfig.Heard;
import org.cunyi.shared.Act;
import org.cunyi.shared.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the calendar does with the days; on both databases. Today is 2026-11-22. */
@SpringJUnitConfig(CalendarConfig.class)
abstract class CalendarRules {

    private static final String ONE = "110101101201";
    private static final String TWO = "110101101202";

    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TestClock clock;
    @Autowired
    private CalendarRun run;
    @Autowired
    private CalendarOpening opening;
    @Autowired
    private PublicationCalendar calendar;
    @Autowired
    private ItemCases cases;
    @Autowired
    private Heard heard;
    @Autowired
    private PlatformTransactionManager transactions;

    @BeforeEach
    void county() {
        unit("110101", "county", null, "2000-01-01", null);
        unit("110101101", "township", null, "2000-01-01", null);
        unit(ONE, "village", "village", "2000-01-01", null);
        unit(TWO, "village", "village", "2000-01-01", null);
    }

    @AfterEach
    void clear() {
        clock.reset();
        heard.acts.clear();
        heard.due.clear();
        jdbc.sql("delete from publication_item").update();
        jdbc.sql("delete from publication_duty where scope_code is not null").update();
        jdbc.sql("update publication_calendar set started_on = null, last_run_on = null").update();
        for (int digits : new int[] {12, 9, 6}) {
            jdbc.sql("delete from org_unit where length(code) = ?").param(digits).update();
        }
    }

    private void unit(String code, String level, String kind, String from, String to) {
        jdbc.sql("insert into org_unit (code, name, level, kind, parent, valid_from, valid_to) values (?, ?, ?, ?, ?, ?, ?)")
                .params(code, "单位" + code, level, kind, code.length() == 6 ? null : code.substring(0, code.length() - 3),
                        LocalDate.parse(from), to == null ? null : LocalDate.parse(to)).update();
    }

    private void duty(String code, String scope, String frequency, Integer day) {
        jdbc.sql("insert into publication_duty (code, scope_code, category, title, frequency, due_day, remind_days, correction_days, notice_kind,"
                + " table_required, legal_basis, mark, due_basis, due_mark, valid_from) values (?, ?, 'finance', '本县事项', ?, ?, 5, 3, 'finance',"
                + " false, '本县规定', 'D', '本县规定', 'D', date '2026-01-01')").params(code, scope, frequency, day).update();
    }

    private List<Item> of(String org, String duty) {
        return calendar.find(new ItemQuestion(List.of(org), null, null, null, null), 0, 1000).items().stream()
                .filter(i -> i.dutyCode().equals(duty)).toList();
    }

    private Item one(String org, String duty) {
        assertThat(of(org, duty)).hasSize(1);
        return of(org, duty).get(0);
    }

    @Test
    void each_village_in_force_gets_one_item_of_each_duty_beginning_with_the_period_of_today() {
        unit("110101101301", "village", "community", "2000-01-01", null);
        unit("110101101203", "village", "village", "2000-01-01", "2026-11-21");
        unit("110101101204", "village", "village", "2026-11-23", null);
        run.run();
        assertThat(jdbc.sql("select distinct org_code from publication_item order by 1").query(String.class).list()).containsExactly(ONE, TWO);
        assertThat(one(ONE, "finance-accounts")).satisfies(i -> {
            assertThat(i.period()).isEqualTo("2026-11");
            assertThat(i.dueOn()).isEqualTo("2026-12-15");
            assertThat(i.standing()).isEqualTo("open");
        });
        assertThat(one(ONE, "village-relief").period()).isEqualTo("2026Q4");
        assertThat(of(ONE, "village-major")).isEmpty();
        assertThat(heard.of("publication.opened")).hasSize(1);
        int before = heard.acts.size();
        assertThat(opening.open()).isZero();
        run.run();
        assertThat(heard.acts).hasSize(before);
    }

    @Test
    void what_a_standstill_of_months_left_out_is_made_up_for_and_nothing_older() {
        run.run();
        clock.plusDays(100);
        run.run();
        assertThat(of(ONE, "finance-accounts")).extracting(Item::period).containsExactly("2026-11", "2026-12", "2027-01", "2027-02", "2027-03");
        assertThat(of(ONE, "village-relief")).extracting(Item::period).containsExactly("2026Q4", "2027Q1");
    }

    @Test
    void the_narrowest_scope_takes_the_place_of_the_wider_ones() {
        duty("finance-accounts", "110101", "quarterly", 20);
        duty("finance-accounts", TWO, "none", null);
        run.run();
        assertThat(one(ONE, "finance-accounts")).satisfies(i -> {
            assertThat(i.period()).isEqualTo("2026Q4");
            assertThat(i.dueOn()).isEqualTo("2027-01-20");
        });
        assertThat(of(TWO, "finance-accounts")).isEmpty();
    }

    @Test
    void the_last_day_is_in_time_and_the_day_after_is_overdue_once() {
        run.run();
        clock.plusDays(23);
        run.run();
        assertThat(of(ONE, "finance-accounts").get(0).standing()).isEqualTo("open");
        assertThat(heard.of("publication.overdue")).isEmpty();
        assertThat(calendar.overdue("110101", 0, 10).items()).isEmpty();
        clock.plusDays(1);
        run.run();
        run.run();
        assertThat(of(ONE, "finance-accounts")).filteredOn(Item::isOverdue).singleElement().extracting(Item::overdueSince)
                .isEqualTo(LocalDate.of(2026, 12, 16));
        assertThat(heard.of("publication.overdue")).extracting(Act::subject).containsExactlyInAnyOrder(ONE, TWO);
        assertThat(heard.of("publication.overdue").get(0).payload()).containsEntry("duty", "finance-accounts").containsEntry("period", "2026-11")
                .containsEntry("dueOn", "2026-12-15").containsKey("orgCode");
        assertThat(heard.due).filteredOn(PublicationDue::overdue).singleElement().extracting(d -> d.items().size()).isEqualTo(2);
        assertThat(calendar.overdue("110101", 0, 10).items()).extracting(Item::orgCode).containsExactly(ONE, TWO);
        assertThat(calendar.overdue("110102", 0, 10).items()).isEmpty();
        assertThat(calendar.overdue(ONE, 0, 10).items()).hasSize(1);
        assertThat(calendar.counts(new ItemQuestion(List.of("110101"), null, null, null, null), 9)).singleElement()
                .satisfies(c -> assertThat(c.overdue()).isEqualTo(2));
    }

    @Test
    void a_reminder_goes_out_once_so_many_days_before() {
        run.run();
        clock.plusDays(17);
        run.run();
        assertThat(heard.due).isEmpty();
        clock.plusDays(1);
        run.run();
        run.run();
        assertThat(heard.due).singleElement().satisfies(d -> {
            assertThat(d.overdue()).isFalse();
            assertThat(d.townshipCode()).isEqualTo("110101101");
            assertThat(d.items()).extracting(Item::dutyCode).containsOnly("finance-accounts").hasSize(2);
        });
    }

    @Test
    void several_nodes_at_once_make_one_row_and_one_fact_of_each() throws Exception {
        for (int n = 210; n < 240; n++) {
            unit("110101101" + n, "village", "village", "2000-01-01", null);
        }
        together(4);
        long items = jdbc.sql("select count(*) from publication_item").query(Long.class).single();
        assertThat(items).isEqualTo(32 * 11L);
        clock.plusDays(60);
        together(4);
        run.run();
        long overdue = jdbc.sql("select count(*) from publication_item where due_on < date '2027-01-21'").query(Long.class).single();
        assertThat(overdue).isEqualTo(32 * 12L);
        assertThat(heard.of("publication.overdue")).hasSize((int) overdue);
    }

    private void together(int nodes) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        CyclicBarrier start = new CyclicBarrier(nodes);
        List<Future<?>> done = new ArrayList<>();
        for (int n = 0; n < nodes; n++) {
            done.add(threads.submit(() -> {
                start.await();
                run.run();
                return null;
            }));
        }
        for (Future<?> one : done) {
            one.get();
        }
        threads.shutdown();
    }

    @Test
    void a_village_that_is_no_more_owes_nothing() {
        run.run();
        jdbc.sql("update org_unit set valid_to = date '2026-11-30' where code = ?").param(TWO).update();
        clock.plusDays(60);
        run.run();
        assertThat(of(TWO, "village-relief")).extracting(Item::standing).containsOnly("void");
        assertThat(heard.of("publication.overdue")).extracting(Act::subject).containsOnly(ONE);
    }

    @Test
    void an_event_is_due_ten_days_later_and_stands_once() {
        run.run();
        long id = cases.enter(ONE, "village-major", "村道塌方抢修", LocalDate.of(2026, 11, 20));
        assertThat(calendar.find(id).orElseThrow()).satisfies(i -> {
            assertThat(i.dueOn()).isEqualTo("2026-11-30");
            assertThat(i.title()).isEqualTo("村道塌方抢修");
            assertThat(i.heading()).isEqualTo("关于村道塌方抢修的公告");
        });
        assertThat(heard.of("publication.event-entered").get(0).payload().values()).doesNotContain("村道塌方抢修");
        refused("已经登记", () -> cases.enter(ONE, "village-major", " 村道塌方抢修", LocalDate.of(2026, 11, 20)));
        refused("不能晚于今天", () -> cases.enter(ONE, "village-major", "甲", LocalDate.of(2026, 11, 23)));
        refused("更早的事项不登记", () -> cases.enter(ONE, "village-major", "甲", LocalDate.of(2026, 9, 30)));
        refused("请从列表中选择", () -> cases.enter(ONE, "village-relief", "甲", LocalDate.of(2026, 11, 20)));
        refused("必须填写", () -> cases.enter(ONE, "village-major", "\u200b", LocalDate.of(2026, 11, 20)));
        refused("不能超过100字", () -> cases.enter(ONE, "village-major", "甲".repeat(101), LocalDate.of(2026, 11, 20)));
        cases.enter(ONE, "village-major", "甲".repeat(100), LocalDate.of(2026, 10, 1));
    }

    @Test
    void an_event_entered_by_mistake_is_taken_back_with_the_reason() {
        run.run();
        Item event = calendar.find(cases.enter(ONE, "village-major", "误登", LocalDate.of(2026, 11, 20))).orElseThrow();
        refused("必须填写", () -> cases.takeBack(event, " "));
        refused("不能撤销", () -> cases.takeBack(one(ONE, "village-relief"), "不想公开"));
        cases.takeBack(event, "登记到了别的村");
        refused("不能撤销", () -> cases.takeBack(event, "再撤一次"));
        assertThat(calendar.find(event.id()).orElseThrow()).satisfies(i -> {
            assertThat(i.standing()).isEqualTo("void");
            assertThat(i.voidReason()).isEqualTo("登记到了别的村");
        });
    }

    @Test
    void a_notice_taken_down_opens_its_item_again_with_the_days_of_a_correction() {
        run.run();
        clock.plusDays(25);
        run.run();
        Item late = of(ONE, "finance-accounts").get(0);
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        transaction.executeWithoutResult(t -> cases.posted(late, null));
        assertThat(calendar.find(late.id()).orElseThrow().standing()).isEqualTo("late");
        assertThat(heard.of("publication.published").get(0).payload()).containsEntry("late", true);
        transaction.executeWithoutResult(t -> cases.withdrawn(late));
        Item again = calendar.find(late.id()).orElseThrow();
        assertThat(again.standing()).isEqualTo("open");
        assertThat(again.dueOn()).isEqualTo("2026-12-20");
        clock.plusDays(4);
        run.run();
        assertThat(heard.of("publication.overdue").stream().filter(a -> a.payload().get("item").equals(late.id()))).hasSize(2);
    }

    private static void refused(String words, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(Refusal.class).hasMessageContaining(words);
    }
}
