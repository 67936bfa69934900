package org.cunyi.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.cunyi.CunyiTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A request that changes something and carries a session needs a token, whatever its path; a wrong one costs nobody the session. */
@CunyiTest
class TokenTest {

    private static final String BASIC = "Basic " + Base64.getEncoder().encodeToString("wang-clerk:cunyi-demo".getBytes(
            StandardCharsets.UTF_8));

    @LocalServerPort
    private int port;
    private Desk desk;

    @BeforeEach
    void sitDown() {
        desk = Desk.of(port, "wang-clerk", "cunyi-demo");
        desk.get("/camunda/app/tasklist/default/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/logout", "/account/password", "/admin/people/wang-clerk/unlock", "/account/second-factor/begin", "/api/cases",
        "/engine-rest/task/1/claim", "/engine-rest/process-definition/key/decision/submit-form", "/audit/x", "/registers/x", "/login",
        "/login/code", "/public/notices/1/objections", "/camunda/api/engine/engine/default/task", "/camunda/api/admin/auth/user/default/logout",
        "/camunda/api/engine/engine/default/task/1/claim", "/camunda/app/tasklist/default/"})
    void a_cookie_alone_or_with_a_wrong_token_changes_nothing_and_stays_a_login(String path) {
        assertThat(desk.json(path, "{}").statusCode()).isEqualTo(403);
        assertThat(desk.json(path, "{}", "X-XSRF-TOKEN", "0123456789ABCDEF0123456789ABCDEF").statusCode()).isEqualTo(403);
        assertThat(desk.json(path, "{}", "Authorization", BASIC).statusCode()).as("a login in the header does not excuse the cookie")
                .isEqualTo(403);
        assertThat(desk.get("/cases").statusCode()).as("still signed in").isEqualTo(200);
        assertThat(desk.get("/camunda/api/engine/engine/default/task").statusCode()).isEqualTo(200);
    }

    @Test
    void the_other_methods_need_it_as_well() {
        for (String method : new String[] {"PUT", "DELETE", "PATCH"}) {
            for (String path : new String[] {"/api/cases", "/engine-rest/task/1/variables/x", "/camunda/api/engine/engine/default/task/1"}) {
                HttpResponse<String> answer = desk.send(HttpRequest.newBuilder(desk.uri(path)).method(method,
                        HttpRequest.BodyPublishers.ofString("{}")));
                assertThat(answer.statusCode()).as(method + path).isEqualTo(403);
                assertThat(answer.body()).contains("防伪令牌");
            }
        }
        assertThat(desk.get("/cases").statusCode()).isEqualTo(200);
    }

    @Test
    void with_its_token_each_kind_of_path_does_its_work() {
        assertThat(desk.json("/api/cases", "{}", "X-XSRF-TOKEN", desk.token()).statusCode()).isEqualTo(400);
        assertThat(desk.json("/engine-rest/task", "{}", "X-XSRF-TOKEN", desk.token()).statusCode()).isEqualTo(200);
        String theirs = desk.cookie("XSRF-TOKEN");
        assertThat(theirs).isNotEmpty();
        assertThat(desk.json("/camunda/api/engine/engine/default/task", "{}", "X-XSRF-TOKEN", theirs).statusCode()).isEqualTo(200);
        assertThat(desk.json("/camunda/api/engine/engine/default/task", "{}", "X-XSRF-TOKEN", desk.token()).statusCode())
                .as("ours is not theirs").isEqualTo(403);
        assertThat(desk.json("/camunda/api/admin/auth/user/default/logout", "", "X-XSRF-TOKEN", theirs).statusCode()).isEqualTo(204);
        assertThat(desk.get("/cases").statusCode()).isEqualTo(302);
        Desk other = Desk.of(port, "wang-clerk", "cunyi-demo");
        assertThat(Desk.to(other.form("/logout"))).endsWith("/login?logout");
        assertThat(other.get("/cases").statusCode()).isEqualTo(302);
    }

    @Test
    void without_a_cookie_basic_needs_none_on_the_api_and_pages_do() {
        Desk script = new Desk(port);
        assertThat(script.json("/api/cases", "{}", "Authorization", BASIC).statusCode()).isEqualTo(400);
        assertThat(script.json("/engine-rest/task", "{}", "Authorization", BASIC).statusCode()).isEqualTo(200);
        assertThat(script.json("/account/password", "{}", "Authorization", BASIC).statusCode()).isEqualTo(403);
        assertThat(script.json("/camunda/api/engine/engine/default/task", "{}", "Authorization", BASIC).statusCode()).isEqualTo(403);
        assertThat(script.json("/api/cases", "{}").statusCode()).isIn(401, 403);
        assertThat(script.json("/login", "{}").statusCode()).isEqualTo(403);
        assertThat(script.json("/public/notices/1/objections", "{}").statusCode()).as("a villager without a session").isNotEqualTo(403);
    }
}
