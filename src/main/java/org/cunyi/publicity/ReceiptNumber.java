package org.cunyi.publicity;

import java.security.SecureRandom;
import java.util.Locale;

/** Numbers that nobody guesses and everybody can read out on the telephone: twelve signs of Crockford's alphabet (60 bits), in groups of four. */
final class ReceiptNumber {

    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int GROUP = 4;
    private static final int LENGTH = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ReceiptNumber() {
    }

    static String next() {
        StringBuilder number = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            number.append(i > 0 && i % GROUP == 0 ? "-" : "").append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return number.toString();
    }

    /** As it was given, however it was typed: small letters, without or with other hyphens, O for 0, I or L for 1. */
    static String normal(String typed) {
        String plain = typed == null ? "" : typed.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "").replace('O', '0').replace('I', '1')
                .replace('L', '1');
        return plain.length() == LENGTH ? plain.substring(0, GROUP) + "-" + plain.substring(GROUP, 2 * GROUP) + "-" + plain.substring(2 * GROUP)
                : plain;
    }
}
