package org.cunyi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cunyi.Client;
import org.cunyi.CunyiTest;
import org.cunyi.workflow.process.IdentitySync;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One login for everything; a cookie alone changes nothing. */
@CunyiTest
class DoorTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private IdentitySync identities;
    private HttpClient browser;
    private CookieManager cookies;

    @BeforeEach
    void open() {
        cookies = new CookieManager();
        browser = HttpClient.newBuilder().cookieHandler(cookies).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String type, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void login(String user) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get("/login").body());
        assertThat(token.find()).isTrue();
        HttpResponse<String> in = post("/login", "application/x-www-form-urlencoded", "username=" + user + "&password=cunyi-demo&_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
        assertThat(in.statusCode()).isEqualTo(302);
        assertThat(in.headers().firstValue("location").orElse("")).doesNotContain("error");
    }

    @Test
    void pages_lead_to_the_login_and_apis_say_401() throws Exception {
        assertThat(get("/cases").headers().firstValue("location").orElse("")).endsWith("/login");
        assertThat(get("/camunda/app/tasklist/default/").headers().firstValue("location").orElse("")).endsWith("/login");
        for (String path : new String[] {"/engine-rest/engine", "/engine-rest/task", "/api/cases", "/audit/", "/registers/cases",
            "/camunda/api/engine/engine/default/task", "/v3/api-docs"}) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(401);
        }
        assertThat(get("/public/").statusCode()).isEqualTo(200);
    }

    @Test
    void one_login_opens_pages_rest_and_web_applications_and_logging_out_there_ends_it_everywhere() throws Exception {
        login("zhang-clerk");
        assertThat(get("/").body()).contains("张村文书");
        assertThat(get("/engine-rest/task").statusCode()).isEqualTo(200);
        assertThat(get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(get("/camunda/api/admin/auth/user/default").body()).contains("zhang-clerk");
        String token = cookies.getCookieStore().getCookies().stream().filter(c -> c.getName().equals("XSRF-TOKEN")).findFirst().orElseThrow()
                .getValue();
        assertThat(post("/camunda/api/admin/auth/user/default/logout", "application/json", "", "X-XSRF-TOKEN", token).statusCode())
                .isEqualTo(204);
        assertThat(get("/engine-rest/task").statusCode()).isEqualTo(401);
    }

    @Test
    void a_session_cookie_without_the_token_changes_nothing() throws Exception {
        login("zhang-clerk");
        String matter = "{\"process\":\"decision\",\"variables\":{\"title\":\"x\"}}";
        assertThat(post("/api/cases", "application/json", matter).statusCode()).isEqualTo(403);
        assertThat(post("/engine-rest/process-definition/key/decision/submit-form", "application/json", "{}").statusCode()).isEqualTo(403);
        String token = cookies.getCookieStore().getCookies().stream().filter(c -> c.getName().equals("CUNYI-XSRF")).findFirst().orElseThrow()
                .getValue();
        assertThat(post("/api/cases", "application/json", matter, "X-XSRF-TOKEN", token).statusCode()).isEqualTo(400);
        assertThat(post("/camunda/api/engine/engine/default/process-definition/key/decision/submit-form", "application/json", "{}")
                .statusCode()).isEqualTo(403);
    }

    @Test
    void pages_carry_a_strict_policy_and_administrators_see_no_case() throws Exception {
        assertThat(get("/public/").headers().firstValue("content-security-policy").orElse("")).contains("script-src 'self'")
                .doesNotContain("unsafe");
        Client admin = new Client(port, "admin");
        assertThat(admin.get("/engine-rest/process-instance").json()).isEmpty();
        assertThat(admin.get("/engine-rest/task").json()).isEmpty();
        assertThat(admin.get("/api/cases").json().path("items")).isEmpty();
        assertThat(new Client(port, "zhang-clerk").get("/engine-rest/user").json()).hasSize(1);
        assertThat(new Client(port, "zhang-clerk").get("/admin/people").status()).isEqualTo(403);
    }

    @Test
    void the_api_describes_itself_and_health_needs_no_login() {
        Client clerk = new Client(port, "zhang-clerk");
        assertThat(clerk.get("/v3/api-docs").json().path("paths").has("/api/cases")).isTrue();
        assertThat(clerk.get("/api/nothing-here").detail()).isEqualTo("没有这个地址");
        assertThat(new Client(port, null).get("/api/cases").detail()).contains("请先登录");
        assertThat(clerk.send("DELETE", "/api/cases", null).detail()).contains("不接受这种请求方式");
        assertThat(clerk.get("/api/cases?size=0").status()).isEqualTo(400);
        assertThat(clerk.get("/api/cases?from=morgen").detail()).contains("不是有效日期");
        assertThat(clerk.get("/api/cases?to=%2B999999999-12-31").status()).isEqualTo(400);
        assertThat(clerk.get("/api/cases?text=%00%25").json().path("items")).isEmpty();
        assertThat(clerk.get("/api/resolutions?text=%00%25").json().path("items")).isEmpty();
        assertThat(clerk.get("/registers/cadres?text=%00%25").status()).isEqualTo(200);
        assertThat(clerk.get("/api/cases?state=x").detail()).contains("状态");
        assertThat(clerk.post("/engine-rest/decision-definition/key/publicity-roles/evaluate", Map.of("variables", Client.typed(Map.of(
                "noticeKind", "x".repeat(5000))))).status()).isEqualTo(400);
        assertThat(clerk.post("/engine-rest/history/cleanup", null).status()).isEqualTo(403);
        assertThat(clerk.post("/api/cases", "{not json").detail()).contains("JSON");
        assertThat(clerk.get("/api/cases/JC-000000000000-2026-0001").detail()).contains("没有编号");
    }

    @Test
    void crooked_addresses_end_at_the_door() throws Exception {
        for (String path : new String[] {"/%65ngine-rest/task", "//engine-rest/task", "/engine-rest;x/task", "/public/..;/engine-rest/task",
            "/camunda/%61pi/engine/engine/default/task"}) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(400);
        }
        assertThat(new Client(port, "zhang\u0000clerk").get("/api/cases").status()).isEqualTo(401);
    }

    @Test
    void an_administrator_gives_a_first_password_that_has_to_be_changed() throws Exception {
        jdbc.sql("insert into person (login, name) values ('xin-lai-de-ren', '新来的人')").update();
        jdbc.sql("insert into office (person_id, role, org_code, valid_from) select id, 'modeller', '990101', date '2024-01-01' from person"
                + " where login = 'xin-lai-de-ren'").update();
        identities.syncAll();
        login("admin");
        String page = get("/admin/people?text=xin-lai-de-ren").body();
        Matcher token = TOKEN.matcher(page);
        assertThat(token.find()).isTrue();
        String shown = post("/admin/people/xin-lai-de-ren/password", "application/x-www-form-urlencoded", "_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8)).body();
        Matcher password = Pattern.compile("class=\"secret\"><code>([^<]+)<").matcher(shown);
        assertThat(password.find()).as(shown).isTrue();
        Client.Answer told = new Client(port, "xin-lai-de-ren", password.group(1)).get("/api/me");
        assertThat(told.status()).isEqualTo(403);
        assertThat(told.detail()).contains("修改初始密码");
    }
}
