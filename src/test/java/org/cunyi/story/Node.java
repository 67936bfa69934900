package org.cunyi.story;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cunyi.CunyiApplication;

/** The product in a process of its own, so that it can be killed. */
public final class Node implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Demonstration data and models are there when a clerk is answered. */
    private static final String CLERK = "Basic " + Base64.getEncoder().encodeToString("zhang-clerk:cunyi-demo".getBytes(StandardCharsets.UTF_8));

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String name;
    private final String databaseUrl;
    private final List<String> settings;
    private final int port;
    private Process process;

    public Node(String name, String databaseUrl, List<String> settings) {
        this.name = name;
        this.databaseUrl = databaseUrl;
        this.settings = settings;
        this.port = freePort();
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    public int port() {
        return port;
    }

    public Node start() {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx400m", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), CunyiApplication.class.getName(),
                "--spring.profiles.active=demo", "--server.port=" + port, "--management.server.port=0", "--spring.datasource.url=" + databaseUrl,
                "--spring.datasource.username=postgres", "--spring.datasource.password=", "--spring.datasource.hikari.maximum-pool-size=10"));
        command.addAll(settings);
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(new File("target/node-" + name + ".log")).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (System.nanoTime() > until || !process.isAlive()) {
                throw new IllegalStateException("node " + name + " does not come up, see target/node-" + name + ".log");
            }
            pause();
        }
        return this;
    }

    private boolean answers() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port
                    + "/engine-rest/process-definition/key/decision")).timeout(Duration.ofSeconds(5)).header("Authorization", CLERK).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SIGKILL: no shutdown hook runs, nothing is tidied up. */
    void kill() {
        try {
            process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
