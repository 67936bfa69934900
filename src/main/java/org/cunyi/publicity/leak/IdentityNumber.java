package org.cunyi.publicity.leak;

import java.time.DateTimeException;
import java.time.LocalDate;

/** GB 11643: 6 digits of region, date of birth, 3 digits of order, check character; before 1999 without century and check character. */
final class IdentityNumber {

    /** First two digits of GB/T 2260; residence permits have 81 Hong Kong, 82 Macau, 83 Taiwan, 91 foreigners. */
    private static final String PROVINCES = " 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65"
            + " 71 81 82 83 91 ";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private IdentityNumber() {
    }

    static boolean isValid18(String number, LocalDate today) {
        return isPlausible18(number, today) && check(number) == number.charAt(17);
    }

    /** Right in all but the check character. */
    static boolean isPlausible18(String number, LocalDate today) {
        return number.length() == 18 && number.lastIndexOf('X', 16) < 0 && isProvince(number)
                && isBirthDate(number.substring(6, 14), today);
    }

    static boolean isValid15(String number, LocalDate today) {
        return number.length() == 15 && number.indexOf('X') < 0 && isProvince(number)
                && isBirthDate("19" + number.substring(6, 12), today);
    }

    /** A disability certificate's number is the identity number, then a digit for the kind and one for the degree. */
    static boolean isDisabilityCertificate(String number, LocalDate today) {
        return number.length() == 20 && "1234567".indexOf(number.charAt(18)) >= 0 && "1234".indexOf(number.charAt(19)) >= 0
                && isValid18(number.substring(0, 18), today);
    }

    private static boolean isProvince(String number) {
        return PROVINCES.contains(" " + number.substring(0, 2) + " ");
    }

    private static boolean isBirthDate(String digits, LocalDate today) {
        int year = Integer.parseInt(digits.substring(0, 4));
        int month = Integer.parseInt(digits.substring(4, 6));
        int day = Integer.parseInt(digits.substring(6));
        if (year < 1900 || month < 1 || month > 12 || day < 1 || day > 31) {
            return false;
        }
        try {
            return !LocalDate.of(year, month, day).isAfter(today);
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static char check(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % 11);
    }
}
