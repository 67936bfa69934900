package org.cunyi.cadre.qualification;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** 公民身份号码 by GB 11643: eighteen characters, a date of birth that exists, a check character. */
final class IdentityNumber {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private IdentityNumber() {
    }

    /** What is wrong with it, in Chinese; the number itself is never repeated. */
    static Optional<String> problem(String number, LocalDate today) {
        if (!number.matches("[0-9]{17}[0-9X]")) {
            return Optional.of("应为18位，前17位是数字，最后一位是数字或者大写X");
        }
        if (birth(number).filter(b -> !b.isAfter(today)).isEmpty()) {
            return Optional.of("其中的出生日期不存在");
        }
        return check(number) == number.charAt(WEIGHTS.length) ? Optional.empty() : Optional.of("校验码不正确，请核对");
    }

    /** With the date of birth and what follows it hidden, but for the last four characters. */
    static String masked(String number) {
        return number.length() != WEIGHTS.length + 1 ? "" : number.substring(0, 6) + "********" + number.substring(14);
    }

    private static Optional<LocalDate> birth(String number) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(number.substring(6, 10)), Integer.parseInt(number.substring(10, 12)),
                    Integer.parseInt(number.substring(12, 14))));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static char check(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % CHECKS.length());
    }
}
