package org.cunyi.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/** Sessions are rows, end for stated reasons, and a new password ends all others. */
@CunyiTest
class SessionTest {

    private static final String RIGHT = "cunyi-demo";

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private FindByIndexNameSessionRepository<? extends Session> repository;

    @Test
    void strangers_leave_no_session_behind_and_a_login_makes_one_with_a_guarded_cookie() {
        int before = sessions();
        Desk desk = new Desk(port);
        for (String path : List.of("/", "/cases?state=done", "/public/", "/login", "/camunda/app/tasklist/default/", "/api/cases", "/nothing",
                "/camunda/api/engine/engine/default/task")) {
            desk.get(path);
            assertThat(sessions()).as(path).isEqualTo(before);
        }
        assertThat(desk.cookie("CUNYI-SESSION")).isEmpty();
        HttpResponse<String> in = desk.form("/login", "username", "li-clerk", "password", RIGHT);
        assertThat(in.headers().allValues("set-cookie")).filteredOn(c -> c.startsWith("CUNYI-SESSION=")).last().asString()
                .contains("HttpOnly", "SameSite=Lax", "Path=/").doesNotContain("Secure");
        assertThat(sessions()).isEqualTo(before + 1);
        desk.get("/camunda/app/tasklist/default/");
        desk.get("/camunda/api/engine/engine/default/task");
        assertThat(jdbc.sql("select attribute_name from login_session_attributes a join login_session s on s.primary_id = a.session_primary_id"
                + " where s.principal_name = 'li-clerk'").query(String.class).list()).doesNotContain("authenticatedUser");
        desk.form("/logout");
        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void a_login_changes_the_id_of_the_session() throws Exception {
        Desk attacker = Desk.of(port, "li-secretary", RIGHT);
        String planted = attacker.cookie("CUNYI-SESSION");
        String token = attacker.token();
        HttpResponse<String> in = HttpClient.newHttpClient().send(HttpRequest.newBuilder(attacker.uri("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded").header("Cookie", "CUNYI-SESSION=" + planted + "; CUNYI-XSRF="
                        + token)
                .POST(HttpRequest.BodyPublishers.ofString("username=li-clerk&password=" + RIGHT + "&_csrf=" + token)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(in.statusCode()).isEqualTo(302);
        assertThat(in.headers().allValues("set-cookie").stream().filter(c -> c.startsWith("CUNYI-SESSION="))).isNotEmpty()
                .noneMatch(c -> c.contains(planted));
        assertThat(attacker.get("/cases").statusCode()).as("the planted id leads nowhere").isEqualTo(302);
    }

    @Test
    void a_new_password_ends_all_other_sessions_of_the_person_and_basic_with_the_old_one() {
        Desk here = Desk.of(port, "shiqiao-office-2", RIGHT);
        Desk there = Desk.of(port, "shiqiao-office-2", RIGHT);
        Desk neighbour = Desk.of(port, "shiqiao-office", RIGHT);
        assertThat(new Client(port, "shiqiao-office-2").get("/api/cases").status()).isEqualTo(200);
        String old = here.cookie("CUNYI-SESSION");
        assertThat(Desk.to(here.form("/account/password", "old", RIGHT, "wanted", "duanwu-0505", "repeated", "duanwu-0505")))
                .endsWith("/?passwordChanged");
        assertThat(here.get("/").statusCode()).isEqualTo(200);
        assertThat(here.cookie("CUNYI-SESSION")).isNotEqualTo(old);
        assertThat(there.json("/api/cases", "{}").statusCode()).isIn(401, 403);
        assertThat(neighbour.get("/").statusCode()).isEqualTo(200);
        assertThat(new Client(port, "shiqiao-office-2").get("/api/cases").status()).isEqualTo(401);
        assertThat(new Client(port, "shiqiao-office-2", "duanwu-0505").get("/api/cases").status()).isEqualTo(200);
        here.form("/account/password", "old", "duanwu-0505", "wanted", RIGHT, "repeated", RIGHT);
    }

    @Test
    void whoever_is_thrown_out_reads_why() {
        Desk here = Desk.of(port, "shiqiao-committee-2", RIGHT);
        Desk there = Desk.of(port, "shiqiao-committee-2", RIGHT);
        here.form("/account/password", "old", RIGHT, "wanted", "zhongqiu-0815", "repeated", "zhongqiu-0815");
        String to = Desk.to(there.get("/cases"));
        assertThat(to).endsWith("/login?ended=password");
        assertThat(there.get(to).body()).contains("密码已修改，请用新密码重新登录");
        here.form("/account/password", "old", "zhongqiu-0815", "wanted", RIGHT, "repeated", RIGHT);

        Desk idle = Desk.of(port, "shiqiao-committee-2", RIGHT);
        mark("shiqiao-committee-2", Sessions.USED, System.currentTimeMillis() - 31 * 60_000);
        assertThat(Desk.to(idle.get("/cases"))).endsWith("/login?ended=idle");
        assertThat(idle.get("/login?ended=idle").body()).contains("较长时间没有操作");

        Desk old = Desk.of(port, "shiqiao-committee-2", RIGHT);
        mark("shiqiao-committee-2", Sessions.BEGAN, System.currentTimeMillis() - 12 * 3_600_000L - 1);
        HttpResponse<String> api = old.get("/api/cases");
        assertThat(api.statusCode()).isEqualTo(401);
        assertThat(api.body()).contains("登录已过期");

        Desk lost = Desk.of(port, "shiqiao-committee-2", RIGHT);
        jdbc.sql("delete from login_session where principal_name = 'shiqiao-committee-2'").update();
        assertThat(Desk.to(lost.get("/cases"))).endsWith("/login?ended=idle");
    }

    @Test
    void what_tasklist_asks_by_itself_keeps_nobody_signed_in() {
        Desk desk = Desk.of(port, "shiqiao-committee", RIGHT);
        desk.get("/camunda/app/tasklist/default/");
        Matcher list = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(desk.get("/camunda/api/engine/engine/default/filter").body());
        assertThat(list.find()).isTrue();
        long longAgo = System.currentTimeMillis() - 20 * 60_000;
        mark("shiqiao-committee", Sessions.USED, longAgo);
        assertThat(desk.json("/camunda/api/engine/engine/default/filter/" + list.group(1) + "/list?firstResult=0&maxResults=15", "{}",
                "X-XSRF-TOKEN", desk.cookie("XSRF-TOKEN")).statusCode()).isEqualTo(200);
        assertThat(used("shiqiao-committee")).isEqualTo(longAgo);
        desk.get("/cases");
        assertThat(used("shiqiao-committee")).isGreaterThan(longAgo);
    }

    @Test
    void an_administrator_s_reset_ends_the_person_s_sessions() {
        Desk admin = Desk.of(port, "admin", RIGHT);
        Desk member = Desk.of(port, "wang-council-chair", RIGHT);
        Map<String, Object> before = jdbc.sql("select PWD_ as password, SALT_ as salt from ACT_ID_USER where ID_ = 'wang-council-chair'").query().singleRow();
        assertThat(admin.form("/admin/people/wang-council-chair/password").statusCode()).isEqualTo(200);
        assertThat(Desk.to(member.get("/cases"))).endsWith("/login?ended=password");
        // other tests log in as him
        jdbc.sql("update ACT_ID_USER set PWD_ = :password, SALT_ = :salt where ID_ = 'wang-council-chair'").params(before).update();
        jdbc.sql("update person set must_change_password = false where login = 'wang-council-chair'").update();
        assertThat(new Client(port, "wang-council-chair").get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void a_hash_of_the_engine_s_own_kind_opens_once_more_and_is_renewed_and_without_a_password_nobody_gets_in() {
        String old = new PasswordManager(new Sha512HashDigest(), List.of()).encrypt(RIGHT + "salt");
        jdbc.sql("update ACT_ID_USER set PWD_ = ?, SALT_ = 'salt' where ID_ = 'wang-committee'").param(old).update();
        assertThat(new Client(port, "wang-committee", "wrong-password").get("/api/me").status()).isEqualTo(401);
        assertThat(hash("wang-committee")).isEqualTo(old);
        assertThat(new Client(port, "wang-committee").get("/api/me").status()).isEqualTo(200);
        String renewed = hash("wang-committee");
        assertThat(renewed).startsWith("{pbkdf2}1000$");
        assertThat(new Client(port, "wang-committee").get("/api/me").status()).isEqualTo(200);
        jdbc.sql("update ACT_ID_USER set PWD_ = null where ID_ = 'wang-committee'").update();
        for (String password : List.of(RIGHT, "null", "")) {
            assertThat(new Client(port, "wang-committee", password).get("/api/me").status()).isEqualTo(401);
        }
        jdbc.sql("update ACT_ID_USER set PWD_ = ? where ID_ = 'wang-committee'").param(renewed).update();
        jdbc.sql("delete from login_failure").update();
    }

    private String hash(String login) {
        return jdbc.sql("select PWD_ from ACT_ID_USER where ID_ = ?").param(login).query(String.class).single();
    }

    @Test
    void without_its_profile_nothing_of_the_provider_is_there() {
        Desk desk = new Desk(port);
        assertThat(desk.get("/login").body()).doesNotContain("统一身份认证");
        assertThat(Desk.to(desk.get("/oauth2/authorization/cunyi"))).endsWith("/login");
        assertThat(Desk.to(desk.get("/login/oauth2/code/cunyi?code=x&state=y"))).endsWith("/login");
    }

    private int sessions() {
        return jdbc.sql("select count(*) from login_session").query(Integer.class).single();
    }

    private void mark(String login, String attribute, long value) {
        mark(repository, login, attribute, value);
    }

    private static <S extends Session> void mark(FindByIndexNameSessionRepository<S> repository, String login, String attribute, long value) {
        List.copyOf(repository.findByPrincipalName(login).values()).forEach(s -> {
            s.setAttribute(attribute, value);
            repository.save(s);
        });
    }

    private long used(String login) {
        return repository.findByPrincipalName(login).values().stream().map(s -> s.<Long>getAttribute(Sessions.USED)).findFirst().orElseThrow();
    }
}
