package org.cunyi.deliberation.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cunyi.deliberation.resolution.Sitting.LI;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.Walk;
import org.cunyi.audit.AuditChain;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.process.DueWatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a session says of resolutions: who may, what is missing, one answer wins, and two hundred cost what five cost. */
@CunyiTest
class ReportsTest {

    private static final String CHAIR = "li-council-chair";
    private static final String RESPONSIBLE = "li-committee";
    private static final LocalDate DEADLINE = TestClock.TODAY.plusDays(20);
    private static final ReportAnswer GO_ON = new ReportAnswer("continue", DEADLINE.plusDays(30), null);

    @Autowired
    private ApplicationContext context;
    @Autowired
    private Reports reports;
    @Autowired
    private Resolutions resolutions;
    @Autowired
    private Cases cases;
    @Autowired
    private AuditChain audit;
    @Autowired
    private DueWatch watch;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TestClock clock;

    private Walk walk;
    private HeldSession session;

    @BeforeEach
    void begin() {
        walk = new Walk(context);
        Sitting.forgetOthers(context);
        session = new HeldSession(context, LI, "li-council-member");
    }

    @AfterEach
    void remember() {
        walk.remember();
    }

    private String resolved() {
        return walk.follow(session.resolve(session.wanted(RESPONSIBLE, DEADLINE)));
    }

    private void answer(String login, String sitting, String resolution, ReportAnswer said, OffsetDateTime seen) {
        walk.acting().as(login, () -> reports.answer(sitting, resolution, said, seen));
    }

    @Test
    void only_who_leads_the_session_answers_and_says_all_that_is_needed() {
        String number = resolved();
        String sitting = new Sitting(context, walk).number();
        assertThatThrownBy(() -> answer("zhang-council-chair", sitting, number, GO_ON, null)).as("the neighbour").isInstanceOf(Refusal.class);
        for (String other : List.of("li-clerk", "li-council-member", "liulin-committee")) {
            assertThatThrownBy(() -> answer(other, sitting, number, GO_ON, null)).as(other).isInstanceOf(Refusal.class).hasMessageContaining("理事长");
        }
        assertThatThrownBy(() -> answer(CHAIR, sitting, number, new ReportAnswer("strike-off", null, null), null)).hasMessageContaining("还没有核验认可");
        assertThatThrownBy(() -> answer(CHAIR, sitting, number, new ReportAnswer("continue", LocalDate.now(clock), null), null))
                .hasMessageContaining("晚于今天");
        assertThatThrownBy(() -> answer(CHAIR, sitting, number, new ReportAnswer("withdraw", null, " "), null)).hasMessageContaining("理由");
        assertThatThrownBy(() -> answer(CHAIR, sitting, number, new ReportAnswer("vanish", null, null), null)).hasMessageContaining("请选择");
        assertThatThrownBy(() -> answer(CHAIR, sitting, session.number(), GO_ON, null)).hasMessageContaining("没有编号");
        assertThat(reports.unanswered(sitting)).containsExactly(number);
        answer(CHAIR, sitting, number, GO_ON, null);
        assertThat(reports.unanswered(sitting)).isEmpty();
        assertThat(resolutions.get(number).deadline()).isEqualTo(DEADLINE);
        assertThat(audit.entries(sitting)).anyMatch(e -> e.action().equals("resolution.reported") && e.subject().equals(number));
    }

    @Test
    void an_answer_is_corrected_by_who_has_seen_it_and_no_longer_once_the_step_is_done() {
        String number = resolved();
        Sitting sitting = new Sitting(context, walk);
        answer(CHAIR, sitting.number(), number, GO_ON, null);
        OffsetDateTime seen = reports.find(sitting.number(), number).orElseThrow().answeredAt();
        clock.plus(Duration.ofMinutes(1));
        ReportAnswer other = new ReportAnswer("withdraw", null, "镇里统一安装");
        assertThatThrownBy(() -> answer(CHAIR, sitting.number(), number, other, null)).isInstanceOfSatisfying(Refusal.class,
                r -> assertThat(r.kind().status()).isEqualTo(409));
        answer(CHAIR, sitting.number(), number, other, seen);
        assertThatThrownBy(() -> answer(CHAIR, sitting.number(), number, GO_ON, seen)).hasMessageContaining("先行答复");
        sitting.go();
        assertThat(resolutions.get(number).state()).isEqualTo("withdrawn");
        OffsetDateTime last = reports.find(sitting.number(), number).orElseThrow().answeredAt();
        assertThatThrownBy(() -> answer(CHAIR, sitting.number(), number, GO_ON, last)).hasMessageContaining("不在听取决议进展");
        sitting.hear();
        assertThat(cases.get(number).outcome()).isEqualTo("withdrawn");
    }

    @Test
    void of_two_who_answer_at_once_one_wins_and_the_other_is_told() throws Exception {
        String number = resolved();
        String sitting = new Sitting(context, walk).number();
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> tries = List.of(GO_ON, new ReportAnswer("withdraw", null, "镇里统一安装")).stream().map(said -> people.submit(() -> {
                together.await(30, TimeUnit.SECONDS);
                try {
                    answer(CHAIR, sitting, number, said, null);
                    return 204;
                } catch (Refusal late) {
                    return late.kind().status();
                }
            })).toList();
            assertThat(List.of(tries.get(0).get(60, TimeUnit.SECONDS), tries.get(1).get(60, TimeUnit.SECONDS))).containsExactlyInAnyOrder(204, 409);
        } finally {
            people.shutdown();
        }
        assertThat(audit.entries(sitting)).filteredOn(e -> e.action().equals("resolution.reported")).hasSize(1);
    }

    @Test
    void the_responsible_person_is_reminded_before_and_after_the_deadline() {
        ClockUtil.setCurrentTime(Date.from(clock.instant()));
        try {
            jdbc.sql("delete from reminder_mark").update();
            watch.look();
            String number = resolved();
            IntStream.rangeClosed(18, 21).forEach(day -> {
                clock.reset();
                clock.plus(Duration.between(clock.instant(), TestClock.TODAY.plusDays(day).atTime(LocalTime.of(9, 0)).atZone(clock.getZone()).toInstant()));
                watch.look();
            });
            assertThat(jdbc.sql("select kind || ' ' || login || ' ' || due_on from mail_outbox where case_number = ? order by id").param(number)
                    .query(String.class).list()).containsExactly("assigned " + RESPONSIBLE + " " + DEADLINE, "soon " + RESPONSIBLE + " " + DEADLINE,
                            "overdue " + RESPONSIBLE + " " + DEADLINE);
        } finally {
            ClockUtil.reset();
        }
    }

    @Test
    void twenty_five_resolutions_take_as_many_statements_as_five() {
        int[] few = statements(5);
        int[] many = statements(25);
        assertThat(many[0]).as("ours, of which few took %d and the engine %d and %d", few[0], few[1], many[1]).isEqualTo(few[0]);
        assertThat(many[1]).as("the engine's").isEqualTo(few[1]);
    }

    /** A fifth is struck off, a fifth withdrawn, the others go on. */
    private int[] statements(int number) {
        Sitting.forgetOthers(context);
        List<String> all = IntStream.range(0, number).mapToObj(i -> resolved()).toList();
        all.stream().limit(number / 5).forEach(n -> {
            walk.complete(RESPONSIBLE, n, "execute", Map.of("content", "都换好了", "finished", "true"));
            walk.complete("li-council-member", n, "verify_result", Map.of("accepted", "true"));
        });
        Sitting sitting = new Sitting(context, walk);
        long member = join();
        try {
            IntStream.range(0, number).forEach(i -> answer(CHAIR, sitting.number(), all.get(i), i < number / 5 ? new ReportAnswer("strike-off", null, null)
                    : i < 2 * number / 5 ? new ReportAnswer("withdraw", null, "不再需要") : GO_ON, null));
            int[] counted;
            try (StatementCount count = StatementCount.here()) {
                sitting.go();
                counted = new int[] {count.ours(), count.engine()};
            }
            assertThat(sitting.hear()).isGreaterThanOrEqualTo(number);
            assertThat(all).allSatisfy(n -> assertThat(cases.get(n).isOpen()).isEqualTo(resolutions.get(n).state().equals("open")));
            assertThat(jdbc.sql("select count(*) from council_points where member_id = :member and case_number in (:all)")
                    .param("member", member).param("all", all).query(Integer.class).single()).isEqualTo(number / 5);
            clock.reset();
            return counted;
        } finally {
            jdbc.sql("delete from council_points where member_id = ?").param(member).update();
            jdbc.sql("delete from council_member where id = ?").param(member).update();
        }
    }

    /** The responsible person sits in the council for once. */
    private long join() {
        jdbc.sql("insert into council_member (term_id, org_code, name, login, kind, chair, joined_on) select max(id), org_code, '李春阳', 'li-committee',"
                + " 'two-committees', false, date '2026-01-01' from council_term where org_code = ? group by org_code").param(LI).update();
        return jdbc.sql("select max(id) from council_member where login = 'li-committee'").query(Long.class).single();
    }
}
