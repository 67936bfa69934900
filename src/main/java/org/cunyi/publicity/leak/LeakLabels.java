package org.cunyi.publicity.leak;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.cunyi.publicity.leak.LeakScan.Finding;
import org.cunyi.publicity.leak.LeakScan.Kind;

/** Masked excerpts and keys for what was found in one part. */
final class LeakLabels {

    private static final int AROUND = 6;
    private static final Pattern LINE_BREAK = Pattern.compile("[\\n\\r]");

    private final String part;
    private final String text;
    private final Paragraphs paragraphs;
    private final Map<String, Integer> seen = new HashMap<>();

    LeakLabels(String part, String text) {
        this.part = part;
        this.text = text;
        this.paragraphs = new Paragraphs(text);
    }

    /** In the order of their places. */
    Finding finding(LeakHit hit) {
        return new Finding(hit.kind(), part, hit.start(), hit.end(), part + paragraphs.place(hit.start()), excerpt(hit), key(hit));
    }

    private String excerpt(LeakHit hit) {
        String found = text.substring(hit.start(), hit.end());
        return switch (hit.kind()) {
            case IDENTITY_18, POSSIBLE_IDENTITY, BANK_CARD, POSSIBLE_CARD -> number(digits(found), 4, "********", 4);
            case IDENTITY_15 -> number(digits(found), 4, "********", 3);
            case MOBILE, POSSIBLE_MOBILE -> mobile(digits(found));
            case EMAIL -> found.charAt(0) + "***" + found.substring(Math.max(found.indexOf('@'), found.indexOf('＠')));
            case ADDRESS, BIRTH_DATE -> withoutDigits(found);
            case PRIVATE_NAME, OFFICIAL_NAME -> name(found.replaceAll("[\\p{IsWhite_Space}\\p{Cf}]", ""));
            default -> found;
        };
    }

    private static String number(String digits, int first, String middle, int last) {
        return digits.substring(0, first) + middle + digits.substring(digits.length() - last);
    }

    private static String mobile(String digits) {
        return number(digits.substring(digits.length() - 11), 3, "****", 4);
    }

    /** Written plainly, whatever it was written with. */
    private static String digits(String found) {
        StringBuilder digits = new StringBuilder();
        DigitRuns.of(found).forEach(run -> run.forEach(group -> digits.append(group.digits())));
        return digits.toString();
    }

    private static String withoutDigits(String found) {
        StringBuilder masked = new StringBuilder();
        found.codePoints().forEach(sign -> masked.appendCodePoint(DigitSign.value(sign) >= 0 || sign == '十' ? '*' : sign));
        return masked.toString();
    }

    private static String name(String found) {
        int surname = NameBook.surnameLength(found);
        return found.substring(0, surname) + "*".repeat(found.length() - surname);
    }

    /** Names and addresses count as they stand; of a number its mask, or trying all numbers would find it. Other lines do not count. */
    private String key(LeakHit hit) {
        boolean number = hit.kind().compareTo(Kind.EMAIL) < 0;
        String[] before = LINE_BREAK.split(text.substring(Math.max(0, hit.start() - 3 * AROUND), hit.start()), -1);
        String[] after = LINE_BREAK.split(text.substring(hit.end(), Math.min(text.length(), hit.end() + 3 * AROUND)), -1);
        String left = surroundings(before[before.length - 1]);
        String right = surroundings(after[0]);
        String value = hit.kind() + "|" + part + "|" + (number ? excerpt(hit) : text.substring(hit.start(), hit.end()))
                + "|" + left.substring(Math.max(0, left.length() - AROUND)) + "|" + right.substring(0, Math.min(AROUND, right.length()));
        return hash(value + "|" + seen.merge(value, 1, Integer::sum));
    }

    private static String surroundings(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().filter(sign -> !Character.isWhitespace(sign) && !DigitSign.isInvisible(sign) && DigitSign.gap(sign) != ' ')
                .forEach(sign -> plain.appendCodePoint(DigitSign.value(sign) >= 0 ? '#' : sign));
        return plain.toString();
    }

    private static String hash(String value) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
