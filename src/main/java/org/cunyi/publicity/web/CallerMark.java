package org.cunyi.publicity.web;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import org.cunyi.shared.Origin;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stands for the address that somebody calls from: the same for a day, on every node, and nothing from which the address could be found again
 * once the day's secret is gone. The address itself is kept nowhere.
 */
@Component
class CallerMark {

    private static final int SECRET_BITS = 256;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CallerMark(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    String of(String address) {
        LocalDate today = LocalDate.now(clock);
        return sha256(secret(today) + today + Origin.of(address));
    }

    private String secret(LocalDate day) {
        return find(day).orElseGet(() -> {
            String fresh = new BigInteger(SECRET_BITS, random).toString(16);
            try {
                jdbc.sql("insert into throttle_secret (valid_on, secret) values (?, ?)").params(day, fresh).update();
                return fresh;
            } catch (DuplicateKeyException e) {
                return find(day).orElseThrow();
            }
        });
    }

    private Optional<String> find(LocalDate day) {
        return jdbc.sql("select secret from throttle_secret where valid_on = ?").param(day).query(String.class).optional();
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
