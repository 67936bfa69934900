package org.cunyi.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cunyi.Client;
import org.cunyi.CunyiApplication;
import org.cunyi.audit.AuditChain;
import org.cunyi.audit.AuditEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Login through a real OpenID provider; who is one of ours, and what he may, our roster says. */
@SpringBootTest(classes = CunyiApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "management.server.port=0", "spring.datasource.url=jdbc:h2:mem:oidc", "camunda.bpm.job-execution.enabled=false",
    "CUNYI_OIDC_CLIENT_ID=cunyi", "CUNYI_OIDC_CLIENT_SECRET=" + Provider.SECRET, "cunyi.login.passwords=false",
    "cunyi.login.second-factor=offered", "cunyi.secret-key=0123456789abcdef0123456789abcdef"})
@ActiveProfiles({"embedded", "oidc"})
@Tag("own-jvm")
class OidcTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final int MANY = 12;

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private AuditChain audit;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("CUNYI_OIDC_ISSUER", () -> Provider.ISSUER);
    }

    @BeforeEach
    void provider() {
        if (!started) {
            // after the application: it opens although nobody can be asked yet
            Provider.start();
            Provider.knows(port);
            started = true;
        }
    }

    private static boolean started;

    @AfterAll
    static void stop() {
        Provider.stop();
    }

    private static HttpResponse<String> follow(Desk desk, String path) {
        HttpResponse<String> answer = desk.get(path);
        for (int i = 0; i < MANY && answer.statusCode() == 302; i++) {
            answer = desk.get(Desk.to(answer));
        }
        return answer;
    }

    private static HttpResponse<String> throughTheProvider(Desk desk, String login) {
        HttpResponse<String> page = follow(desk, "/oauth2/authorization/cunyi");
        assertThat(page.uri().toString()).startsWith(Provider.ISSUER + "/login");
        Matcher token = TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();
        return follow(desk, Desk.to(desk.bareForm(Provider.ISSUER + "/login", "username", login, "password", "at-the-provider", "_csrf",
                token.group(1))));
    }

    @Test
    void somebody_of_the_roster_comes_in_with_the_offices_of_the_roster_and_where_he_wanted_to_go() {
        Desk desk = new Desk(port);
        assertThat(Desk.to(desk.get("/cases?state=done"))).endsWith("/login");
        assertThat(desk.get("/login").body()).contains("用统一身份认证登录", "系统管理员用密码登录");
        HttpResponse<String> there = throughTheProvider(desk, "zhang-clerk");
        assertThat(there.uri().toString()).endsWith("/cases?state=done");
        assertThat(there.body()).contains("张村文书");
        assertThat(desk.get("/engine-rest/task").statusCode()).isEqualTo(200);
        assertThat(desk.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(desk.get("/camunda/api/admin/auth/user/default").body()).contains("zhang-clerk");
        assertThat(desk.get("/admin/people").statusCode()).as("the provider's roles are none here").isEqualTo(403);
        assertThat(desk.json("/api/cases", "{}", "X-XSRF-TOKEN", desk.token()).statusCode()).isEqualTo(400);
        assertThat(audit.entries("DAY-" + java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")))).anySatisfy(a -> {
            assertThat(a.action()).isEqualTo("login");
            assertThat(a.actor()).isEqualTo("zhang-clerk");
        });
        HttpResponse<String> out = desk.form("/logout");
        assertThat(Desk.to(out)).startsWith(Provider.ISSUER + "/connect/logout").contains("id_token_hint=");
        assertThat(follow(desk, Desk.to(out)).uri().toString()).endsWith("/login?logout");
        assertThat(desk.get("/cases").statusCode()).isEqualTo(302);
        assertThat(follow(desk, "/oauth2/authorization/cunyi").uri().toString()).as("out at the provider too").startsWith(Provider.ISSUER);
    }

    @Test
    void a_stranger_is_refused_in_chinese_and_nothing_is_made_of_him() {
        int people = jdbc.sql("select count(*) from person").query(Integer.class).single();
        for (String login : List.of("stranger", "BAD NAME")) {
            Desk desk = new Desk(port);
            HttpResponse<String> refused = throughTheProvider(desk, login);
            assertThat(refused.body()).contains("您没有在本系统的名册中登记");
            assertThat(desk.get("/cases").statusCode()).isEqualTo(302);
        }
        assertThat(jdbc.sql("select count(*) from person").query(Integer.class).single()).isEqualTo(people);
        assertThat(jdbc.sql("select count(*) from ACT_ID_USER where ID_ = 'stranger'").query(Integer.class).single()).isZero();
        assertThat(audit.entries("DAY-" + java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")))).extracting(AuditEntry::action)
                .contains("login.refused");
    }

    @Test
    void a_forged_answer_of_the_provider_lets_nobody_in() {
        Desk desk = new Desk(port);
        assertThat(follow(desk, "/login/oauth2/code/cunyi?code=x&state=y").body()).contains("统一身份认证没有完成");
        desk.get("/oauth2/authorization/cunyi");
        assertThat(follow(desk, "/login/oauth2/code/cunyi?code=x&state=y").body()).contains("统一身份认证没有完成");
        assertThat(desk.get("/cases").statusCode()).isEqualTo(302);
    }

    @Test
    void passwords_are_closed_to_all_but_administrators_who_may_take_up_a_second_factor() {
        assertThat(new Desk(port).logIn("zhang-secretary", "cunyi-demo")).endsWith("/login?error");
        assertThat(new Client(port, "zhang-secretary").get("/api/cases").status()).isEqualTo(401);
        Desk admin = Desk.of(port, "admin", "cunyi-demo");
        assertThat(admin.get("/account/password").body()).contains("/account/second-factor");
        HttpResponse<String> wrong = admin.form("/account/second-factor/begin", "password", "wrong");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("密码：不正确");
        admin.form("/account/second-factor/begin", "password", "cunyi-demo");
        Matcher secret = Pattern.compile("密钥：<code>([A-Z2-7 ]+)<").matcher(admin.get("/account/second-factor").body());
        assertThat(secret.find()).isTrue();
        assertThat(admin.form("/account/second-factor/confirm", "code", "000000").statusCode()).isEqualTo(400);
        assertThat(new Client(port, "admin").get("/api/me").status()).as("not before the first code").isEqualTo(200);
        byte[] key = Desk.base32(secret.group(1).replace(" ", ""));
        long step = Totp.step(Instant.now());
        Desk elsewhere = Desk.of(port, "admin", "cunyi-demo");
        assertThat(admin.form("/account/second-factor/confirm", "code", Totp.code(key, step)).body()).contains("备用码只显示这一次");
        assertThat(Desk.to(elsewhere.get("/cases"))).endsWith("/login?ended=factor");
        assertThat(new Client(port, "admin").get("/api/me").detail()).contains("此账号使用两步验证");
        assertThat(new Desk(port).logIn("admin", "cunyi-demo")).endsWith("/login/code");
        assertThat(Desk.to(admin.form("/account/second-factor/off", "code", Totp.code(key, step + 1)))).endsWith("?off");
        assertThat(new Client(port, "admin").get("/api/me").status()).isEqualTo(200);
    }
}
