package org.cunyi.notification;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody with a browser's cookies who fills in forms. */
public class WebForm {

    private final String base;
    private CookieManager cookies;
    private HttpClient http;

    public WebForm(int port) {
        this.base = "http://localhost:" + port;
    }

    public void login(String login) throws IOException, InterruptedException {
        cookies = new CookieManager();
        http = HttpClient.newBuilder().cookieHandler(cookies).followRedirects(HttpClient.Redirect.NEVER).build();
        get("/login");
        HttpResponse<String> answer = post("/login", Map.of("username", login, "password", "cunyi-demo"));
        if (answer.statusCode() != 302 || answer.headers().firstValue("Location").orElse("").contains("error")) {
            throw new IllegalStateException("no login for " + login + ": " + answer.statusCode());
        }
        get("/account/mail");
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(base + path)).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        String token = cookies.getCookieStore().getCookies().stream().filter(c -> c.getName().equals("CUNYI-XSRF")).map(HttpCookie::getValue)
                .findFirst().orElseThrow();
        Map<String, String> all = new HashMap<>(fields);
        all.put("_csrf", token);
        return postWithoutToken(path, all);
    }

    public HttpResponse<String> postWithoutToken(String path, Map<String, String> fields) throws IOException, InterruptedException {
        String body = fields.entrySet().stream().map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return http.send(HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
