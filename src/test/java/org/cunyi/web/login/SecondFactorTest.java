package org.cunyi.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cunyi.Client;
import org.cunyi.CunyiApplication;
import org.cunyi.CunyiTest;
import org.cunyi.TestClock;
import org.cunyi.audit.AuditChain;
import org.cunyi.audit.AuditEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A second factor for those who see a whole county, and one session for everybody. */
@SpringBootTest(classes = CunyiApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "management.server.port=0", "spring.datasource.url=jdbc:h2:mem:factor", "camunda.bpm.job-execution.enabled=false",
    "cunyi.login.second-factor=required", "cunyi.secret-key=0123456789abcdef0123456789abcdef", "cunyi.login.one-session=true",
    "server.forward-headers-strategy=native"})
@Import(CunyiTest.Configuration.class)
@Tag("own-jvm")
class SecondFactorTest {

    private static final String RIGHT = "cunyi-demo";
    private static final Pattern SECRET = Pattern.compile("密钥：<code>([A-Z2-7 ]+)</code>");
    private static final Pattern RECOVERY = Pattern.compile("<code>([a-z2-9]{5}-[a-z2-9]{5})</code>");

    @LocalServerPort
    private int port;
    @Autowired
    private TestClock clock;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private AuditChain audit;

    @BeforeEach
    void begin() {
        for (String table : List.of("login_failure", "login_lock", "second_factor")) {
            jdbc.sql("delete from " + table).update();
        }
        clock.plus(Duration.ofSeconds(60));
    }

    private record Enrolled(Desk desk, byte[] secret, String page) {
    }

    private Enrolled enrol(String login) {
        Desk desk = new Desk(port);
        assertThat(desk.logIn(login, RIGHT)).endsWith("/login/code");
        assertThat(Desk.to(desk.get("/login/code"))).endsWith("/login/enrol");
        Matcher shown = SECRET.matcher(desk.get("/login/enrol").body());
        assertThat(shown.find()).isTrue();
        byte[] secret = Desk.base32(shown.group(1).replace(" ", ""));
        assertThat(desk.form("/login/enrol", "code", "000000").statusCode()).isEqualTo(400);
        HttpResponse<String> done = desk.form("/login/enrol", "code", code(secret));
        assertThat(done.body()).contains("备用码只显示这一次");
        return new Enrolled(desk, secret, done.body());
    }

    private String code(byte[] secret) {
        return Totp.code(secret, Totp.step(clock.instant()));
    }

    @Test
    void until_the_code_is_given_nothing_is_reachable_and_the_same_code_opens_once() {
        byte[] secret = enrol("county-organization").secret();
        Desk desk = new Desk(port);
        assertThat(desk.logIn("county-organization", RIGHT)).endsWith("/login/code");
        for (String path : List.of("/", "/cases", "/account/password", "/account/second-factor", "/camunda/app/tasklist/default/")) {
            assertThat(Desk.to(desk.get(path))).as(path).endsWith("/login");
        }
        for (String path : List.of("/api/cases", "/engine-rest/task", "/camunda/api/engine/engine/default/task")) {
            assertThat(desk.get(path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(desk.json("/api/cases", "{}", "X-XSRF-TOKEN", desk.token()).statusCode()).isEqualTo(401);
        assertThat(desk.bareForm("/login/code", "code", code(secret)).statusCode()).as("no token").isEqualTo(403);
        HttpResponse<String> used = desk.form("/login/code", "code", code(secret));
        assertThat(used.statusCode()).as("that code has enrolled").isEqualTo(400);
        assertThat(used.body()).contains("验证码不正确或已经用过");
        clock.plus(Duration.ofSeconds(30));
        String before = desk.cookie("CUNYI-SESSION");
        String code = code(secret);
        assertThat(Desk.to(desk.form("/login/code", "code", code.substring(0, 3) + " " + code.substring(3)))).endsWith("/");
        assertThat(desk.cookie("CUNYI-SESSION")).isNotEqualTo(before);
        assertThat(desk.get("/cases").statusCode()).isEqualTo(200);
        Desk replay = new Desk(port);
        replay.logIn("county-organization", RIGHT);
        assertThat(replay.form("/login/code", "code", code).statusCode()).isEqualTo(400);
        assertThat(jdbc.sql("select secret from second_factor").query(String.class).single()).doesNotContain(Totp.base32(secret));
    }

    @Test
    void wrong_codes_count_like_wrong_passwords_and_the_right_password_in_between_does_not_help() {
        byte[] secret = enrol("county-civil-affairs").secret();
        jdbc.sql("delete from login_failure").update();
        clock.plus(Duration.ofSeconds(30));
        Desk desk = new Desk(port);
        for (int i = 0; i < 5; i++) {
            assertThat(desk.logIn("county-civil-affairs", RIGHT)).endsWith("/login/code");
            assertThat(desk.form("/login/code", "code", "00000" + i).statusCode()).isEqualTo(400);
        }
        assertThat(Desk.to(desk.form("/login/code", "code", code(secret)))).endsWith("/login?locked=15");
        assertThat(desk.logIn("county-civil-affairs", RIGHT)).endsWith("/login?locked=15");
    }

    @Test
    void a_recovery_code_opens_once_and_leaves_a_trace() {
        Enrolled enrolled = enrol("auditor");
        Matcher codes = RECOVERY.matcher(enrolled.page());
        assertThat(codes.find()).isTrue();
        Desk desk = new Desk(port);
        desk.logIn("auditor", RIGHT);
        assertThat(Desk.to(desk.form("/login/code", "code", codes.group(1).toUpperCase()))).endsWith("/");
        assertThat(desk.get("/account/second-factor").body()).contains("剩余备用码9个").doesNotContain("停用两步验证</button>");
        Desk again = new Desk(port);
        again.logIn("auditor", RIGHT);
        assertThat(again.form("/login/code", "code", codes.group(1)).statusCode()).isEqualTo(400);
        assertThat(jdbc.sql("select code from recovery_code").query(String.class).list()).hasSize(10).allMatch(c -> c.length() == 64);
        assertThat(audit.entries("DAY-2026-11-22")).extracting(AuditEntry::action).contains("second-factor.enrolled",
                "second-factor.recovery-used");
        clock.plus(Duration.ofSeconds(30));
        HttpResponse<String> renewed = desk.form("/account/second-factor/codes", "code", code(enrolled.secret()));
        assertThat(renewed.body()).contains("备用码只显示这一次").doesNotContain(codes.group(1));
        clock.plus(Duration.ofSeconds(30));
        assertThat(desk.form("/account/second-factor/off", "code", code(enrolled.secret())).statusCode()).isEqualTo(403);
    }

    @Test
    void basic_is_refused_with_the_reason_for_those_who_need_it_and_open_to_the_others() {
        Client.Answer refused = new Client(port, "county-organization").get("/api/cases");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.detail()).contains("此账号使用两步验证");
        assertThat(new Client(port, "county-organization", "wrong").get("/api/cases").detail()).doesNotContain("两步验证");
        assertThat(new Client(port, "zhang-clerk").get("/api/cases").status()).isEqualTo(200);
        assertThat(Desk.of(port, "zhang-clerk", RIGHT).get("/account/second-factor").statusCode()).isEqualTo(403);
    }

    @Test
    void another_administrator_resets_a_lost_one_and_nobody_his_own() {
        byte[] lost = enrol("auditor-2").secret();
        Enrolled admin = enrol("admin");
        assertThat(admin.desk().get("/admin/people?text=auditor-2").body()).contains("/admin/people/auditor-2/second-factor");
        assertThat(admin.desk().form("/admin/people/admin/second-factor").statusCode()).isEqualTo(403);
        assertThat(Desk.to(admin.desk().form("/admin/people/auditor-2/second-factor"))).endsWith("/admin/people?reset");
        assertThat(enrol("auditor-2").secret()).isNotEqualTo(lost);
        assertThat(audit.entries("DAY-2026-11-22")).anySatisfy(a -> {
            assertThat(a.action()).isEqualTo("second-factor.reset");
            assertThat(a.actor()).isEqualTo("admin");
        });
    }

    @Test
    void a_second_login_ends_the_first_where_it_is_set() {
        Desk first = Desk.of(port, "li-clerk", RIGHT);
        Desk second = Desk.of(port, "li-clerk", RIGHT);
        assertThat(second.get("/cases").statusCode()).isEqualTo(200);
        String to = Desk.to(first.get("/cases"));
        assertThat(to).endsWith("/login?ended=elsewhere");
        assertThat(first.get(to).body()).contains("您的账号已在别处登录");
        assertThat(second.get("/cases").statusCode()).isEqualTo(200);
    }

    @Test
    void behind_a_proxy_with_https_cookies_are_for_https_and_addresses_are_those_of_the_browsers() {
        Desk desk = new Desk(port);
        HttpResponse<String> page = desk.send(HttpRequest.newBuilder(desk.uri("/login")).header("X-Forwarded-Proto", "https"));
        assertThat(page.headers().firstValue("strict-transport-security").orElse("")).contains("max-age=");
        assertThat(page.headers().allValues("set-cookie")).isNotEmpty().allMatch(c -> c.contains("Secure"));
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page.body());
        assertThat(token.find()).isTrue();
        HttpResponse<String> in = desk.send(HttpRequest.newBuilder(desk.uri("/login")).header("X-Forwarded-Proto", "https")
                .header("Cookie", "CUNYI-XSRF=" + token.group(1)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=li-clerk&password=" + RIGHT + "&_csrf=" + token.group(1))));
        assertThat(in.headers().allValues("set-cookie")).filteredOn(c -> c.startsWith("CUNYI-SESSION=")).isNotEmpty()
                .allMatch(c -> c.contains("Secure") && c.contains("HttpOnly"));
        for (int i = 0; i < 5; i++) {
            assertThat(basic(desk, "li-council-chair", "wrong", "203.0.113.7")).isEqualTo(401);
        }
        assertThat(basic(desk, "li-council-chair", RIGHT, "203.0.113.7")).isEqualTo(429);
        assertThat(basic(desk, "li-council-chair", RIGHT, "203.0.113.8")).isEqualTo(200);
        for (int i = 0; i < 5; i++) {
            basic(desk, "li-council-member", "wrong", "2001:db8:1:2::" + i);
        }
        assertThat(basic(desk, "li-council-member", RIGHT, "2001:db8:1:2:ffff::1")).as("the same network").isEqualTo(429);
        assertThat(basic(desk, "li-council-member", RIGHT, "2001:db8:1:3::1")).isEqualTo(200);
    }

    private static int basic(Desk desk, String login, String password, String from) {
        return desk.send(HttpRequest.newBuilder(desk.uri("/api/me")).header("X-Forwarded-For", from).header("Authorization", "Basic "
                + Base64.getEncoder().encodeToString((login + ":" + password).getBytes()))).statusCode();
    }
}
