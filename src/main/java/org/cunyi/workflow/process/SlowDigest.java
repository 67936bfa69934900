package org.cunyi.workflow.process;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;

/**
 * Passwords as PBKDF2 (HMAC-SHA-512), {@code rounds$salt$hash}: slow for whoever steals the table. Scripts that send the password with every
 * request would pay for it every time, so a password that has fitted is remembered for a while, as an HMAC under a key that dies with the
 * process and together with the stored hash, so that a changed password is never taken for the old one (ADR 0014).
 */
class SlowDigest implements PasswordEncryptor {

    private static final String NAME = "pbkdf2";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final int REMEMBERED = 2_000;
    private static final long MEMORY = Duration.ofMinutes(10).toNanos();

    private final int rounds;
    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final String decoy;
    private final Map<String, Long> fitted = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    SlowDigest(int rounds) {
        this.rounds = rounds;
        this.key = new SecretKeySpec(bytes(), "HmacSHA256");
        this.decoy = encrypt("");
    }

    @Override
    public String hashAlgorithmName() {
        return NAME;
    }

    @Override
    public String encrypt(String password) {
        byte[] salt = bytes();
        Base64.Encoder text = Base64.getEncoder().withoutPadding();
        return rounds + "$" + text.encodeToString(salt) + "$" + text.encodeToString(derive(password, salt, rounds));
    }

    @Override
    public boolean check(String password, String encrypted) {
        String memory = memory(password, encrypted);
        if (remembers(memory)) {
            return true;
        }
        String[] parts = encrypted.split("\\$");
        Base64.Decoder text = Base64.getDecoder();
        byte[] wanted = text.decode(parts[2]);
        boolean fits = MessageDigest.isEqual(wanted, derive(password, text.decode(parts[1]), Integer.parseInt(parts[0])));
        if (fits) {
            synchronized (fitted) {
                fitted.put(memory, System.nanoTime());
            }
        }
        return fits;
    }

    /** Takes as long as a check, for where there is nothing to check against. */
    void pretend(String password) {
        String[] parts = decoy.split("\\$");
        derive(password, Base64.getDecoder().decode(parts[1]), rounds);
    }

    /** Whether what stands in the table was made by an older algorithm or with fewer rounds. */
    boolean isOutdated(String stored) {
        String prefix = "{" + NAME + "}";
        return !stored.startsWith(prefix) || Integer.parseInt(stored.substring(prefix.length(), stored.indexOf('$'))) < rounds;
    }

    private boolean remembers(String memory) {
        synchronized (fitted) {
            Long since = fitted.get(memory);
            return since != null && System.nanoTime() - since < MEMORY;
        }
    }

    private String memory(String password, String encrypted) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(encrypted.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Base64.getEncoder().encodeToString(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] derive(String password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            spec.clearPassword();
        }
    }

    private byte[] bytes() {
        byte[] bytes = new byte[SALT_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
