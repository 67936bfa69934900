package org.cunyi.publicity.leak;

import java.util.List;

/** Card numbers: an issuer's prefix (ISO/IEC 7812) in one of the lengths that issuer uses, and the Luhn check digit. */
final class BankCard {

    /**
     * @param from first prefix of the range, as many digits as {@code to}
     * @param telling no other kind of number in a notice begins like this in that length, so it needs no word beside it
     */
    private record Issuer(String from, String to, int shortest, int longest, boolean telling) {

        boolean issues(String number) {
            String prefix = number.substring(0, from.length());
            return number.length() >= shortest && number.length() <= longest && prefix.compareTo(from) >= 0 && prefix.compareTo(to) <= 0;
        }
    }

    /** Prefixes 3, 4 and 5 are 16 digits only: longer ones in a village's papers are corporate accounts and social credit codes. */
    private static final List<Issuer> ISSUERS = List.of(
            new Issuer("62", "62", 16, 19, true),           // UnionPay
            new Issuer("810", "817", 16, 19, true),         // UnionPay, newer
            new Issuer("60", "60", 16, 19, true),           // UnionPay partners and debit cards before 2002
            new Issuer("9558", "9559", 16, 19, true),       // 9558 ICBC, 9559 ABC: debit cards before UnionPay
            new Issuer("4", "4", 16, 16, false),            // Visa
            new Issuer("51", "55", 16, 16, false),          // Mastercard
            new Issuer("2221", "2720", 16, 16, false),      // Mastercard
            new Issuer("3528", "3589", 16, 16, false),      // JCB
            new Issuer("30", "30", 16, 16, false),          // Diners Club
            new Issuer("36", "36", 16, 16, false),          // Diners Club
            new Issuer("38", "39", 16, 16, false));         // Diners Club

    private BankCard() {
    }

    static boolean isValid(String number) {
        return number.indexOf('X') < 0 && ISSUERS.stream().anyMatch(i -> i.issues(number)) && luhn(number);
    }

    static boolean isTelling(String number) {
        return ISSUERS.stream().anyMatch(i -> i.telling() && i.issues(number));
    }

    private static boolean luhn(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = number.charAt(number.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : digit * 2;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }
}
