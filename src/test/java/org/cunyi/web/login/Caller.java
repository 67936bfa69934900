package org.cunyi.web.login;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Whoever calls the API from an address of his choice: all of 127.0.0.0/8 is this machine. */
record Caller(int port, String address) {

    record Answer(int status, String head, String body) {
    }

    Answer asks(String login, String password) {
        return asks("GET /api/cases", login, password);
    }

    Answer asks(String what, String login, String password) {
        String basic = Base64.getEncoder().encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(address), 0)) {
            socket.getOutputStream().write((what + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n"
                    + "Authorization: Basic " + basic + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = all.indexOf("\r\n\r\n");
            return new Answer(Integer.parseInt(all.substring(9, 12)), all.substring(0, end), all.substring(end));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
