package org.cunyi.web.login;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Somebody at a browser without pictures: cookies, forms with their token, no following of redirections. */
public class Desk {

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).followRedirects(HttpClient.Redirect.NEVER).build();

    Desk(int port) {
        this.base = "http://localhost:" + port;
    }

    /** At a desk where somebody has logged in. */
    public static Desk of(int port, String login, String password) {
        Desk desk = new Desk(port);
        String to = desk.logIn(login, password);
        if (!to.endsWith("/")) {
            throw new AssertionError(login + " was led to " + to);
        }
        return desk;
    }

    /** @return where the login led */
    String logIn(String login, String password) {
        get("/login");
        return to(form("/login", "username", login, "password", password));
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).header("Accept",
                path.matches("/(api|engine-rest|camunda/api)/.*") ? "application/json" : "text/html"));
    }

    /** A form of ours, with its token. */
    public HttpResponse<String> form(String path, String... fields) {
        return bareForm(path, Stream.concat(Stream.of("_csrf", token()), Arrays.stream(fields)).toArray(String[]::new));
    }

    /** Ours; a login makes the old one void, and the next page with a form brings a new one. */
    String token() {
        if (cookie("CUNYI-XSRF").isEmpty()) {
            get("/account/password");
        }
        return cookie("CUNYI-XSRF");
    }

    HttpResponse<String> bareForm(String path, String... fields) {
        String body = IntStream.range(0, fields.length / 2).mapToObj(i -> fields[2 * i] + "=" + URLEncoder.encode(fields[2 * i + 1],
                StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(uri(path)).header("Accept", "text/html").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> json(String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public URI uri(String path) {
        return URI.create(path.startsWith("http") ? path : base + path);
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream().filter(c -> c.getName().equals(name)).map(HttpCookie::getValue).findFirst()
                .orElse("");
    }

    static String to(HttpResponse<String> response) {
        return response.headers().firstValue("location").orElseThrow(() -> new AssertionError(response.statusCode() + " " + response.body()));
    }

    /** What an authenticator app reads. */
    static byte[] base32(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (char c : text.toCharArray()) {
            buffer = buffer << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(buffer >> bits);
            }
        }
        return bytes.toByteArray();
    }
}
