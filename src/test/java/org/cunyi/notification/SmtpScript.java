package org.cunyi.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A mail server in its bad hours, which GreenMail does not have: it refuses with codes, says nothing at all, or hangs up after the mail. */
class SmtpScript implements AutoCloseable {

    static final String SILENCE = "silence";
    static final String HANG_UP = "hang up";

    final CountDownLatch called = new CountDownLatch(1);
    private final ServerSocket socket;
    private final Map<String, String> answers;

    /** @param answers by the first word of the command, {@code END} for the dot after the mail; everything else is answered with yes */
    SmtpScript(Map<String, String> answers) throws IOException {
        this.answers = answers;
        this.socket = new ServerSocket(0, 10, InetAddress.getByName("localhost"));
        Thread thread = new Thread(this::serve, "smtp-script");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                called.countDown();
                converse(client);
            } catch (IOException e) {
                // the client or the test has gone
            }
        }
    }

    private void converse(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        say(client, answers.getOrDefault("GREETING", "220 localhost"));
        boolean inMail = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String word = inMail ? line.equals(".") ? "END" : "" : line.split(" ")[0].toUpperCase();
            if (word.isEmpty()) {
                continue;
            }
            String answer = answers.getOrDefault(word, word.equals("DATA") ? "354 go on" : word.equals("QUIT") ? "221 bye" : "250 ok");
            inMail = word.equals("DATA") && answer.startsWith("354");
            if (answer.equals(HANG_UP)) {
                return;
            }
            say(client, answer);
        }
    }

    private static void say(Socket client, String answer) throws IOException {
        if (!answer.equals(SILENCE)) {
            client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
            client.getOutputStream().flush();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
