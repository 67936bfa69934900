package org.cunyi.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.audit.AuditChain;
import org.cunyi.decision.Sheets;
import org.cunyi.org.Settings;
import org.cunyi.publicity.Notices;
import org.cunyi.publicity.Objections;
import org.cunyi.workflow.process.DueWatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever lets a task lie is reminded the day before its last day, when that has passed, and modestly after that; an objection's way is told. */
@CunyiTest
class RemindersTest {

    @Autowired
    private ApplicationContext context;
    @Autowired
    private DueWatch watch;
    @Autowired
    private TaskService tasks;
    @Autowired
    private TestClock clock;
    @Autowired
    private Notices notices;
    @Autowired
    private Objections objections;
    @Autowired
    private AuditChain audit;
    @Autowired
    private Settings settings;
    @Autowired
    private JdbcClient jdbc;

    private MailDesk desk;
    private Walk walk;

    @BeforeEach
    void begin() {
        desk = new MailDesk(context);
        desk.clear();
        walk = new Walk(context);
        // tasks of other tests are none of our business; ours arise on the day of the test's clock
        ClockUtil.setCurrentTime(Date.from(clock.instant()));
        watch.look();
    }

    @AfterEach
    void end() {
        ClockUtil.reset();
        desk.clear();
        jdbc.sql("delete from county_setting where name like 'reminder-%'").update();
    }

    /** A case of 张村 whose first task is due after that time. */
    private String waiting(Duration time) {
        String number = walk.begin("zhang-clerk", "decision", Sheets.matter("public-welfare"));
        Task task = walk.tasks(number, "party_proposal").get(0);
        task.setDueDate(Date.from(clock.instant().plus(time)));
        tasks.saveTask(task);
        return number;
    }

    private List<String> told(String number) {
        return desk.of(number).stream().filter(m -> !m.kind().equals("assigned")).map(m -> m.kind() + " " + m.login()).toList();
    }

    private void morning(int day) {
        clock.reset();
        clock.plus(Duration.between(clock.instant(), TestClock.TODAY.plusDays(day).atTime(LocalTime.of(8, 0)).atZone(clock.getZone()).toInstant()));
        watch.look();
    }

    @Test
    void a_task_is_remembered_on_the_day_before_when_it_is_overdue_and_every_three_days_three_times() {
        String number = waiting(Duration.ofDays(5));
        morning(3);
        assertThat(told(number)).isEmpty();
        morning(4);
        assertThat(told(number)).containsExactly("soon zhang-secretary");
        watch.look();
        morning(5);
        assertThat(told(number)).hasSize(1);
        IntStream.rangeClosed(6, 30).forEach(this::morning);
        assertThat(told(number)).containsExactly("soon zhang-secretary", "overdue zhang-secretary", "overdue zhang-secretary", "overdue zhang-secretary",
                "overdue zhang-secretary");
        Mail soon = desk.of(number).get(1);
        assertThat(soon.subject()).isEqualTo("【村议】即将到期：村党组织提议（硬化村内道路三公里）");
        assertThat(soon.dueOn()).isEqualTo(LocalDate.of(2026, 11, 27));
        assertThat(soon.body()).contains("2026年11月27日", number);
        assertThat(audit.entries(number).stream().filter(e -> e.action().equals("mail.promised"))).hasSize(6);
        assertThat(audit.verify(number).intact()).isTrue();
    }

    @Test
    void after_a_stop_of_days_what_was_missed_is_told_once() {
        String number = waiting(Duration.ofDays(2));
        String later = waiting(Duration.ofDays(12));
        morning(11);
        assertThat(told(number)).containsExactly("overdue zhang-secretary");
        assertThat(told(later)).containsExactly("soon zhang-secretary");
        watch.look();
        morning(11);
        assertThat(told(number)).hasSize(1);
    }

    @Test
    void a_look_that_is_repeated_after_a_crash_tells_nobody_twice() {
        String number = waiting(Duration.ofDays(3));
        List<Map<String, Object>> marks = jdbc.sql("select * from reminder_mark").query().listOfRows();
        morning(2);
        assertThat(told(number)).hasSize(1);
        // the node died before it moved the marks
        marks.forEach(m -> jdbc.sql("update reminder_mark set told_until = ? where county_code = ? and kind = ?")
                .params(m.get("told_until"), m.get("county_code"), m.get("kind")).update());
        watch.look();
        assertThat(told(number)).hasSize(1);
        assertThat(audit.entries(number).stream().filter(e -> e.action().equals("mail.promised"))).hasSize(2);
    }

    @Test
    void nobody_is_reminded_of_what_he_was_given_today() {
        String number = waiting(Duration.ofHours(4));
        watch.look();
        assertThat(told(number)).isEmpty();
        settings.set("990101", Settings.REMINDER_DAYS_BEFORE, "3", "测试", TestClock.TODAY);
        watch.look();
        assertThat(told(number)).isEmpty();
    }

    @Test
    void the_county_says_how_many_days_before_and_how_often_again() {
        settings.set("990101", Settings.REMINDER_DAYS_BEFORE, "3", "本县规定", TestClock.TODAY);
        settings.set("990101", Settings.REMINDER_AGAIN_DAYS, "0", "本县规定", TestClock.TODAY);
        String number = waiting(Duration.ofDays(5));
        morning(2);
        assertThat(told(number)).containsExactly("soon zhang-secretary");
        IntStream.rangeClosed(3, 20).forEach(this::morning);
        assertThat(told(number)).containsExactly("soon zhang-secretary", "overdue zhang-secretary");
    }

    @Test
    void only_who_claimed_a_task_is_reminded_and_nobody_of_one_that_is_done() {
        String claimed = waiting(Duration.ofDays(5));
        tasks.setAssignee(walk.tasks(claimed, "party_proposal").get(0).getId(), "zhang-clerk");
        String done = waiting(Duration.ofDays(5));
        walk.complete("zhang-secretary", done, "party_proposal", Sheets.proposal());
        walk.tasks(done, "joint_consultation").forEach(t -> {
            t.setDueDate(Date.from(clock.instant().plus(Duration.ofDays(40))));
            tasks.saveTask(t);
        });
        morning(4);
        assertThat(told(claimed)).containsExactly("soon zhang-clerk");
        assertThat(told(done)).isEmpty();
    }

    @Test
    void of_nodes_that_look_at_once_one_works_and_all_tasks_of_many_pages_are_told() throws Exception {
        jdbc.sql("delete from reminder_mark").update();
        watch.look();
        List<String> numbers = IntStream.range(0, 3).mapToObj(i -> waiting(Duration.ofDays(5))).toList();
        clock.plusDays(4);
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> looks = IntStream.range(0, 4).mapToObj(i -> nodes.submit(watch::look)).toList();
            for (Future<Integer> look : looks) {
                look.get(60, TimeUnit.SECONDS);
            }
        } finally {
            nodes.shutdown();
        }
        assertThat(numbers).allSatisfy(n -> {
            assertThat(told(n)).containsExactly("soon zhang-secretary");
            assertThat(audit.entries(n).stream().filter(e -> e.action().equals("mail.promised"))).hasSize(2);
        });
    }

    private String posted() {
        String number = walk.begin("zhang-clerk", "decision", Sheets.matter("public-welfare"));
        walk.complete("zhang-secretary", number, "party_proposal", Sheets.proposal());
        walk.complete("zhang-clerk", number, "joint_consultation", Sheets.consultation());
        walk.complete("zhang-clerk", number, "party_review", Sheets.review());
        walk.complete("zhang-clerk", number, "villagers_resolution", Sheets.representatives());
        String publication = walk.child(number, 0);
        walk.release(publication, "公告", "决议通过。");
        return publication;
    }

    private List<String> subjects(String number, String kind) {
        return desk.of(number).stream().filter(m -> m.kind().equals(kind)).map(m -> m.login() + " " + m.subject()).toList();
    }

    @Test
    void an_objection_is_announced_with_its_last_day_remembered_and_its_escalation_told_to_township_and_village() {
        String publication = posted();
        objections.raise(notices.of(publication).get(0).id(), "publication", "金额与会议上说的不一致");
        assertThat(subjects(publication, "objection")).containsExactly(
                "zhang-committee 【村议】异议待答复：答复异议（硬化村内道路三公里），请在2026年11月25日前答复",
                "zhang-committee-2 【村议】异议待答复：答复异议（硬化村内道路三公里），请在2026年11月25日前答复",
                "zhang-secretary 【村议】异议待答复：答复异议（硬化村内道路三公里），请在2026年11月25日前答复");
        assertThat(desk.of(publication)).noneMatch(m -> m.body().contains("金额"));

        // 24:00 of the 25th: reminded on the 24th, a day of work before
        morning(2);
        assertThat(subjects(publication, "soon")).hasSize(3).allMatch(s -> s.contains("即将到期：答复异议"));
        morning(4);
        walk.fire(publication, "timer_answer_overdue", 0);
        assertThat(subjects(publication, "escalated")).contains(
                "zhang-clerk 【村议】异议升级：逾期未答复（硬化村内道路三公里）", "zhang-secretary 【村议】异议升级：逾期未答复（硬化村内道路三公里）",
                "liulin-committee 【村议】异议升级：上级处理异议（硬化村内道路三公里），请在2026年12月6日前处理").hasSize(4);
        Mail township = desk.of(publication).stream().filter(m -> m.login().equals("liulin-committee")).findFirst().orElseThrow();
        assertThat(township.dueOn()).isEqualTo(LocalDate.of(2026, 12, 6));
        assertThat(OffsetDateTime.now(clock).toLocalDate()).isEqualTo(LocalDate.of(2026, 11, 26));
    }
}
