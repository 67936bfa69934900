package org.cunyi.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import org.cunyi.CunyiTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What every answer tells the browser, once. */
@CunyiTest
class HeadersTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/cases", "/account/password", "/nothing-here", "/admin/people", "/public/", "/public/nothing-here", "/login",
        "/api/cases", "/api/nothing-here", "/engine-rest/task", "/engine-rest/task/nothing", "/v3/api-docs", "/css/cunyi.css",
        "/camunda/app/tasklist/default/", "/camunda/app/welcome/styles/user-styles.css", "/camunda/api/engine/engine/default/task",
        "/camunda/api/admin/setup/default/user/create", "/error"})
    void every_answer_is_guarded(String path) {
        Desk signedIn = Desk.of(port, "li-committee", "cunyi-demo");
        for (Desk desk : List.of(signedIn, new Desk(port))) {
            HttpHeaders headers = desk.get(path).headers();
            one(headers, "x-content-type-options", "nosniff");
            one(headers, "referrer-policy", "same-origin");
            one(headers, "permissions-policy", "camera=()");
            one(headers, "cross-origin-opener-policy", "same-origin");
            one(headers, "x-frame-options", "");
            one(headers, "content-security-policy", "object-src 'none'");
            assertThat(headers.firstValue("server")).isEmpty();
            assertThat(headers.firstValue("strict-transport-security")).as("only over HTTPS").isEmpty();
        }
        if (!path.startsWith("/camunda/")) {
            assertThat(signedIn.get(path).headers().firstValue("content-security-policy").orElseThrow()).doesNotContain("unsafe");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/cases", "/account/password", "/admin/people", "/api/cases", "/api/me", "/engine-rest/task",
        "/engine-rest/nothing", "/v3/api-docs", "/login", "/camunda/api/engine/engine/default/task", "/camunda/api/admin/auth/user/default",
        "/camunda/app/tasklist/default/"})
    void what_somebody_signed_in_saw_is_kept_nowhere(String path) {
        HttpResponse<String> answer = Desk.of(port, "li-committee", "cunyi-demo").get(path);
        one(answer.headers(), "cache-control", "no-store");
    }

    @Test
    void files_that_are_the_same_for_everybody_may_be_kept() {
        assertThat(new Desk(port).get("/css/cunyi.css").headers().firstValue("cache-control").orElse("")).contains("max-age");
    }

    @Test
    void crooked_addresses_are_answered_with_the_same_care() {
        assertThat(new Desk(port).get("/%65ngine-rest/task").headers().firstValue("x-content-type-options")).contains("nosniff");
    }

    private static void one(HttpHeaders headers, String name, String containing) {
        assertThat(headers.allValues(name)).as(name).hasSize(1).first().asString().contains(containing);
    }
}
