package org.cunyi.web.login;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keeps secrets in the database so that a dump alone does not give them away: AES-256-GCM under a key from {@code CUNYI_SECRET_KEY}, bound to
 * the owner's login. The demonstration makes a key of its own beside its database.
 */
@Component
class SecretBox {

    private static final int SHORTEST = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final String given;
    private final String file;
    private final SecureRandom random = new SecureRandom();
    private volatile SecretKeySpec key;

    SecretBox(@Value("${cunyi.secret-key:}") String given, @Value("${cunyi.secret-key-file:}") String file, LoginSettings settings) {
        this.given = given.strip();
        this.file = file;
        if (!this.given.isEmpty() && this.given.length() < SHORTEST) {
            throw new IllegalStateException("CUNYI_SECRET_KEY 太短：至少" + SHORTEST + "个字符，例如 openssl rand -base64 32 的结果");
        }
        if (settings.secondFactor() == LoginSettings.Demand.REQUIRED && !isOpen()) {
            throw new IllegalStateException("cunyi.login.second-factor=required 需要设置环境变量 CUNYI_SECRET_KEY（至少" + SHORTEST + "个字符）");
        }
    }

    boolean isOpen() {
        return !given.isEmpty() || !file.isEmpty();
    }

    String seal(String owner, byte[] secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, owner, nonce, secret);
        return Base64.getEncoder().encodeToString(ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array());
    }

    /** @throws IllegalStateException where the key is another one or the row belongs to somebody else */
    byte[] open(String owner, String sealed) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return run(Cipher.DECRYPT_MODE, owner, nonce, rest);
    }

    private byte[] run(int mode, String owner, byte[] nonce, byte[] in) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(in);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored secret cannot be read: is CUNYI_SECRET_KEY another one than before?", e);
        }
    }

    private SecretKeySpec key() throws GeneralSecurityException {
        if (key == null) {
            String text = given.isEmpty() ? fromFile(Path.of(file)) : given;
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            key = new SecretKeySpec(mac.doFinal("cunyi second factor".getBytes(StandardCharsets.UTF_8)), "AES");
        }
        return key;
    }

    private String fromFile(Path path) {
        try {
            if (!Files.exists(path)) {
                byte[] bytes = new byte[SHORTEST];
                random.nextBytes(bytes);
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, Base64.getEncoder().encodeToString(bytes), StandardOpenOption.CREATE_NEW);
            }
            return Files.readString(path).strip();
        } catch (FileAlreadyExistsException twoAtOnce) {
            return fromFile(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
