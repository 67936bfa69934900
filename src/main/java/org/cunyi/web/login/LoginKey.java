package org.cunyi.web.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The installation's key, the same on every node, under which logins and addresses are counted without being kept. */
@Component
class LoginKey {

    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private volatile SecretKeySpec key;

    LoginKey(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return 64 hexadecimal digits; the same value gives others for another purpose */
    String of(String purpose, String value) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key());
            return HexFormat.of().formatHex(mac.doFinal((purpose + ":" + value).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private SecretKeySpec key() {
        if (key == null) {
            String stored = find();
            key = new SecretKeySpec(HexFormat.of().parseHex(stored == null ? make() : stored), "HmacSHA256");
        }
        return key;
    }

    private String find() {
        return jdbc.sql("select secret from login_key").query(String.class).optional().orElse(null);
    }

    private String make() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        try {
            jdbc.sql("insert into login_key (id, secret) values (1, ?)").param(HexFormat.of().formatHex(secret)).update();
        } catch (DuplicateKeyException anotherNodeDid) {
            // its key counts
        }
        return find();
    }
}
