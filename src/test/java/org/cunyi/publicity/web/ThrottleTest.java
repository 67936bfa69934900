package org.cunyi.publicity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counting for all nodes together. */
@CunyiTest
class ThrottleTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Autowired
    private JdbcClient jdbc;

    @Test
    void two_nodes_at_once_never_let_one_too_many_through() throws Exception {
        TestClock clock = new TestClock();
        List<Throttle> nodes = List.of(new Throttle(jdbc, clock), new Throttle(jdbc, clock));
        String bucket = "test:" + UUID.randomUUID();
        ExecutorService people = Executors.newFixedThreadPool(20);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Optional<Duration>>> answers = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Throttle node = nodes.get(i % 2);
            answers.add(people.submit(() -> {
                start.await();
                return node.use(bucket, HOUR, 7);
            }));
        }
        start.countDown();
        int passed = 0;
        for (Future<Optional<Duration>> answer : answers) {
            passed += answer.get().isEmpty() ? 1 : 0;
        }
        people.shutdown();
        assertThat(passed).isEqualTo(7);
    }

    @Test
    void the_next_window_begins_anew_and_what_is_a_day_old_is_forgotten() {
        TestClock clock = new TestClock();
        Throttle throttle = new Throttle(jdbc, clock);
        String bucket = "test:" + UUID.randomUUID();
        assertThat(throttle.use(bucket, Duration.ofDays(1), 1)).isEmpty();
        assertThat(throttle.use(bucket, Duration.ofDays(1), 1)).as("it is ten in the morning").contains(Duration.ofHours(14));
        clock.plusDays(1);
        assertThat(throttle.use(bucket, Duration.ofDays(1), 1)).isEmpty();
        clock.plusDays(2);
        throttle.forget();
        assertThat(jdbc.sql("select count(*) from throttle where bucket = ?").param(bucket).query(Integer.class).single()).isZero();
    }

    @Test
    void an_address_has_one_mark_a_day_on_every_node_and_its_household_shares_it() {
        TestClock clock = new TestClock();
        clock.plusDays(400);
        CallerMark here = new CallerMark(jdbc, clock);
        CallerMark there = new CallerMark(jdbc, clock);
        String mark = here.of("203.0.113.7");
        assertThat(mark).matches("[0-9a-f]{64}").isEqualTo(there.of("203.0.113.7")).isNotEqualTo(here.of("203.0.113.8"));
        assertThat(here.of("2001:db8:1:2::1")).isEqualTo(there.of("2001:db8:1:2:ffff::9")).isNotEqualTo(here.of("2001:db8:1:3::1"));
        clock.plusDays(1);
        assertThat(here.of("203.0.113.7")).isNotEqualTo(mark);
        new Throttle(jdbc, clock).forget();
        assertThat(jdbc.sql("select count(*) from throttle_secret where valid_on = ?").param(java.time.LocalDate.now(clock).minusDays(1))
                .query(Integer.class).single()).isZero();
        jdbc.sql("delete from throttle_secret where valid_on > ?").param(TestClock.TODAY).update();
    }
}
