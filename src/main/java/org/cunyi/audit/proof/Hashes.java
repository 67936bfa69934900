package org.cunyi.audit.proof;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** SHA-256 of bytes and of UTF-8, in lower-case hexadecimal where it is text. */
public final class Hashes {

    /** What a chain and the row of anchors begin with. */
    public static final String START = "0".repeat(64);
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    private Hashes() {
    }

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String of(String text) {
        return hex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    public static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    public static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    public static boolean isHash(String text) {
        return text != null && HEX.matcher(text).matches();
    }
}
