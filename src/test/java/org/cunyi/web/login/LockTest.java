package org.cunyi.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.audit.AuditChain;
import org.cunyi.audit.AuditEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wrong passwords: counted by account and address, and nobody keeps another out of his own office. */
@CunyiTest
class LockTest {

    private static final String RIGHT = "cunyi-demo";
    private static final String WRONG = "wrong-password";

    @LocalServerPort
    private int port;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private LoginCounts counts;
    @Autowired
    private AuditChain audit;

    @BeforeEach
    @AfterEach
    void forget() {
        clock.reset();
        for (String table : List.of("login_failure", "login_lock", "login_known_address")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    private Caller from(String address) {
        return new Caller(port, address);
    }

    private void wrong(String login, String address, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(from(address).asks(login, WRONG).status()).isEqualTo(401);
        }
    }

    private List<AuditEntry> acts(String login) {
        return audit.entries("DAY-2026-11-22").stream().filter(e -> e.subject().equals(login) && e.action().startsWith("login.")).toList();
    }

    @Test
    void five_wrong_passwords_lock_the_account_for_that_address_only_and_for_a_quarter_of_an_hour() {
        int before = acts("unit-justice").size();
        wrong("unit-justice", "127.0.1.1", 5);
        Caller.Answer locked = from("127.0.1.1").asks("unit-justice", RIGHT);
        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.head()).contains("Retry-After: 900");
        assertThat(locked.body()).contains("密码输错次数过多，请在15分钟后再试");
        assertThat(from("127.0.1.2").asks("unit-justice", RIGHT).status()).isEqualTo(200);
        assertThat(from("127.0.1.1").asks("unit-petition", RIGHT).status()).isEqualTo(200);
        clock.plus(Duration.ofSeconds(14 * 60));
        assertThat(from("127.0.1.1").asks("unit-justice", RIGHT).head()).contains("Retry-After: 60");
        clock.plus(Duration.ofSeconds(61));
        assertThat(from("127.0.1.1").asks("unit-justice", RIGHT).status()).isEqualTo(200);
        List<AuditEntry> acts = acts("unit-justice").subList(before, before + 6);
        assertThat(acts).extracting(AuditEntry::action).containsExactly("login.refused", "login.refused", "login.refused", "login.refused",
                "login.refused", "login.locked");
        assertThat(acts).allSatisfy(a -> assertThat(a.payload()).contains("hmac:").doesNotContain("127.0.1"));
        assertThat(jdbc.sql("select count(*) from login_failure where address like '127%' or account like 'unit%'").query(Integer.class)
                .single()).isZero();
    }

    @Test
    void four_wrong_passwords_and_the_right_one_begin_anew() {
        wrong("unit-police", "127.0.2.1", 4);
        assertThat(from("127.0.2.1").asks("unit-police", RIGHT).status()).isEqualTo(200);
        wrong("unit-police", "127.0.2.1", 4);
        assertThat(from("127.0.2.1").asks("unit-police", RIGHT).status()).isEqualTo(200);
        wrong("unit-police", "127.0.2.1", 3);
        clock.plus(Duration.ofSeconds(15 * 60 + 1));
        wrong("unit-police", "127.0.2.1", 4);
        assertThat(from("127.0.2.1").asks("unit-police", RIGHT).status()).isEqualTo(200);
    }

    @Test
    void an_account_that_does_not_exist_is_answered_like_one_that_does() {
        Desk page = new Desk(port);
        for (String login : List.of("unit-court", "nobody-of-this-name", "乡村", "Not A Login")) {
            Caller caller = from("127.0.3." + (login.length() % 50 + 1));
            List<String> answers = IntStream.range(0, 7).mapToObj(i -> caller.asks(login, WRONG)).map(a -> a.status() + a.body()).toList();
            assertThat(answers).startsWith(answers.get(0)).element(4).isEqualTo(answers.get(0));
            assertThat(answers.get(5)).startsWith("429").isEqualTo(answers.get(6));
            assertThat(answers.get(5)).doesNotContain(login);
        }
        assertThat(page.logIn("unit-health", WRONG)).endsWith("/login?error");
        assertThat(page.logIn("nobody-here", WRONG)).endsWith("/login?error");
        assertThat(acts("unknown").stream().map(AuditEntry::actor)).containsOnly("unknown");
    }

    @Test
    void the_login_page_and_the_api_count_together_and_the_page_says_how_long() {
        Desk page = new Desk(port);
        for (int i = 0; i < 3; i++) {
            assertThat(page.logIn("unit-social-work", WRONG)).endsWith("/login?error");
        }
        wrong("unit-social-work", "127.0.0.1", 2);
        String to = page.logIn("unit-social-work", RIGHT);
        assertThat(to).endsWith("/login?locked=15");
        assertThat(page.get(to).body()).contains("请在15分钟后再试");
        assertThat(page.json("/camunda/api/admin/auth/user/default/login/tasklist", "username=unit-social-work&password=" + RIGHT)
                .statusCode()).isIn(401, 403);
        assertThat(from("127.0.0.1").asks("GET /engine-rest/task", "unit-social-work", RIGHT).status()).isEqualTo(429);
    }

    @Test
    void an_attack_from_many_addresses_slows_strangers_and_not_the_usual_address() {
        assertThat(from("127.0.4.200").asks("unit-agriculture", RIGHT).status()).isEqualTo(200);
        for (int i = 1; i <= 7; i++) {
            for (int n = 0; n < 4 && (i < 7 || n < 1); n++) {
                assertThat(from("127.0.4." + i).asks("unit-agriculture", WRONG).status()).isEqualTo(401);
            }
        }
        Caller.Answer stranger = from("127.0.4.99").asks("unit-agriculture", RIGHT);
        assertThat(stranger.status()).isEqualTo(429);
        assertThat(stranger.head()).contains("Retry-After: 120");
        assertThat(from("127.0.4.200").asks("unit-agriculture", RIGHT).status()).isEqualTo(200);
        clock.plus(Duration.ofSeconds(121));
        assertThat(from("127.0.4.99").asks("unit-agriculture", RIGHT).status()).as("the right person waits two minutes").isEqualTo(200);
        assertThat(from("127.0.4.99").asks("unit-agriculture", RIGHT).status()).isEqualTo(200);
    }

    @Test
    void one_address_that_tries_many_accounts_is_slowed_for_accounts_that_do_not_know_it() {
        assertThat(from("127.0.5.1").asks("unit-discipline", RIGHT).status()).isEqualTo(200);
        for (int i = 0; i < 50; i++) {
            assertThat(from("127.0.5.1").asks("guess-" + i, WRONG).status()).isEqualTo(401);
        }
        assertThat(from("127.0.5.1").asks("unit-politics-law", RIGHT).status()).isEqualTo(429);
        assertThat(from("127.0.5.1").asks("unit-discipline", RIGHT).status()).isEqualTo(200);
        assertThat(from("127.0.5.2").asks("unit-politics-law", RIGHT).status()).isEqualTo(200);
    }

    @Test
    void many_at_once_are_not_more_than_five() throws InterruptedException, ExecutionException {
        ExecutorService many = Executors.newFixedThreadPool(20);
        List<Future<Integer>> answers = IntStream.range(0, 60).mapToObj(i -> many.submit(
                () -> from("127.0.6.1").asks("unit-procuratorate", WRONG + i).status())).toList();
        int looked = 0;
        for (Future<Integer> answer : answers) {
            looked += answer.get() == 401 ? 1 : 0;
        }
        many.shutdown();
        assertThat(looked).isEqualTo(5);
    }

    @Test
    void many_right_ones_at_once_are_all_let_in() throws InterruptedException, ExecutionException {
        ExecutorService many = Executors.newFixedThreadPool(20);
        List<Future<Integer>> answers = IntStream.range(0, 60).mapToObj(i -> many.submit(
                () -> from("127.0.7.1").asks("unit-environment", RIGHT).status())).toList();
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isEqualTo(200);
        }
        many.shutdown();
    }

    @Test
    void an_administrator_sees_who_is_locked_and_unlocks_and_nobody_else_does() {
        wrong("unit-natural-resources", "127.0.8.1", 5);
        Desk admin = Desk.of(port, "admin", RIGHT);
        assertThat(admin.get("/admin/people").body()).contains("暂时锁定的账号", "/admin/people/unit-natural-resources/unlock", "11月22日 10:15");
        assertThat(admin.bareForm("/admin/people/unit-natural-resources/unlock").statusCode()).isEqualTo(403);
        Desk clerk = Desk.of(port, "zhang-clerk", RIGHT);
        assertThat(clerk.form("/admin/people/unit-natural-resources/unlock").statusCode()).isEqualTo(403);
        assertThat(from("127.0.8.1").asks("unit-natural-resources", RIGHT).status()).isEqualTo(429);
        assertThat(Desk.to(admin.form("/admin/people/unit-natural-resources/unlock"))).endsWith("/admin/people?unlocked");
        assertThat(admin.get("/admin/people").body()).doesNotContain("暂时锁定的账号");
        assertThat(from("127.0.8.1").asks("unit-natural-resources", RIGHT).status()).isEqualTo(200);
        assertThat(acts("unit-natural-resources")).last().satisfies(a -> {
            assertThat(a.action()).isEqualTo("login.unlocked");
            assertThat(a.actor()).isEqualTo("admin");
        });
    }

    @Test
    void rows_that_have_had_their_day_are_deleted() {
        wrong("unit-petition", "127.0.9.1", 5);
        assertThat(from("127.0.9.2").asks("unit-petition", RIGHT).status()).isEqualTo(200);
        clock.plus(Duration.ofSeconds(16 * 60));
        counts.forget();
        assertThat(jdbc.sql("select (select count(*) from login_failure) + (select count(*) from login_lock)").query(Integer.class).single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from login_known_address").query(Integer.class).single()).isPositive();
        clock.plusDays(91);
        counts.forget();
        assertThat(jdbc.sql("select count(*) from login_known_address").query(Integer.class).single()).isZero();
    }
}
