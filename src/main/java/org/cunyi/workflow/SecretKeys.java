package org.cunyi.workflow;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.cunyi.shared.Personal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keeps values in the database so that a dump alone does not give them away: AES-256-GCM under a key that stands outside, one for each purpose,
 * bound to the row's owner. What is sealed names its key, so that keys can be changed: the new one seals, those before it, the newest first,
 * still open.
 */
@Component
public class SecretKeys {

    private static final int SHORTEST = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int ID_DIGITS = 8;

    private final String given;
    private final String file;
    private final List<String> before;
    private volatile String current;
    private final SecureRandom random = new SecureRandom();

    public SecretKeys(@Value("${cunyi.secret-key:}") String given, @Value("${cunyi.secret-key-file:}") String file,
            @Value("${cunyi.secret-keys-before:}") String before) {
        this.given = given.strip();
        this.file = file;
        this.before = Arrays.stream(before.split(",")).map(String::strip).filter(k -> !k.isEmpty()).toList();
        if (!this.given.isEmpty() && this.given.length() < SHORTEST) {
            throw new IllegalStateException("CUNYI_SECRET_KEY 太短：至少" + SHORTEST + "个字符，例如 openssl rand -base64 32 的结果");
        }
    }

    public boolean isOpen() {
        return !given.isEmpty() || !file.isEmpty();
    }

    /** @param owner the row; what is moved to another row cannot be opened there */
    public String seal(String purpose, String owner, byte[] secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, current(), purpose, owner, nonce, secret);
        return id(current()) + "." + Base64.getEncoder().encodeToString(
                ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array());
    }

    /** @throws IllegalStateException where no known key fits or the row belongs to somebody else */
    public byte[] open(String purpose, String owner, String sealed) {
        int dot = sealed.indexOf('.');
        // what was sealed before keys had names was sealed with the oldest
        String key = dot < 0 ? keys().get(before.size()) : keys().stream().filter(k -> id(k).equals(sealed.substring(0, dot))).findFirst()
                .orElseThrow(() -> new IllegalStateException("a stored secret was sealed with a key that is not given (CUNYI_SECRET_KEYS_BEFORE)"));
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(sealed.substring(dot + 1)));
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return run(Cipher.DECRYPT_MODE, key, purpose, owner, nonce, rest);
    }

    /** Beginning of whatever the key of today seals; all else is to be sealed anew. */
    public String currentId() {
        return id(current()) + ".";
    }

    /** The same words give the same mark, from which nobody without the key finds the words. */
    public String mark(String purpose, String words) {
        return marks(purpose, words).get(0);
    }

    /**
     * What the audit chain of a case keeps of words about a person: its own key lies in the database beside it and a number can be guessed, so that a
     * mark goes there, made with the key outside.
     */
    public Personal told(String caseNumber, String words) {
        return new Personal(mark("cunyi told " + caseNumber, words));
    }

    /** What these words were marked with under this key and those before it, that of today first: only who has the words makes a mark anew. */
    public List<String> marks(String purpose, String words) {
        return keys().stream().map(key -> HexFormat.of().formatHex(hmac(hmac(bytes(key), purpose), words))).toList();
    }

    private static byte[] run(int mode, String key, String purpose, String owner, byte[] nonce, byte[] in) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(hmac(bytes(key), purpose), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(bytes(owner));
            return cipher.doFinal(in);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored secret cannot be read: is CUNYI_SECRET_KEY another one than before?", e);
        }
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>(before);
        keys.add(0, current());
        return keys;
    }

    private static String id(String key) {
        return HexFormat.of().formatHex(hmac(bytes(key), "cunyi key id")).substring(0, ID_DIGITS);
    }

    private static byte[] hmac(byte[] key, String words) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(words));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String current() {
        if (current == null) {
            current = given.isEmpty() ? fromFile(Path.of(file)) : given;
        }
        return current;
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
