package org.cunyi.web.login;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Codes for the day when the telephone is lost, each good for once; only their HMACs are kept. */
@Component
class RecoveryCodes {

    private static final int HOW_MANY = 10;
    private static final int HALF = 5;
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final LoginKey key;
    private final SecureRandom random = new SecureRandom();

    RecoveryCodes(JdbcClient jdbc, Clock clock, LoginKey key) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.key = key;
    }

    /** The old ones are void. */
    List<String> renew(String login) {
        jdbc.sql("delete from recovery_code where login = ?").param(login).update();
        List<String> codes = Stream.generate(() -> half() + "-" + half()).limit(HOW_MANY).toList();
        codes.forEach(c -> jdbc.sql("insert into recovery_code (login, code) values (?, ?)").params(login, hash(login, c)).update());
        return codes;
    }

    /** @return whether there was such a code, which there is no more */
    boolean use(String login, String typed) {
        return jdbc.sql("update recovery_code set used_at = ? where login = ? and code = ? and used_at is null")
                .params(OffsetDateTime.now(clock), login, hash(login, typed)).update() == 1;
    }

    int left(String login) {
        return jdbc.sql("select count(*) from recovery_code where login = ? and used_at is null").param(login).query(Integer.class).single();
    }

    private String hash(String login, String code) {
        return key.of("recovery " + login, code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT));
    }

    private String half() {
        return random.ints(HALF, 0, ALPHABET.length()).mapToObj(i -> String.valueOf(ALPHABET.charAt(i))).collect(Collectors.joining());
    }
}
