package org.cunyi.publicity.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes numbers that nobody has and writes them in the ways people write numbers. Regions are codes that GB/T 2260 never gave out; check
 * digits are computed here a second time, so that an error in the scan does not hide behind the same error in its test.
 */
final class LeakSamples {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)((?::[^:{}]+)*)}");
    private static final String[] REGIONS = {
        "110098", "130099", "330097", "420096", "500298", "510099", "620095", "710099", "830098", "910099"
    };
    private static final String[] HAN = {"〇零○", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    private static final String FINANCIAL = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] INVISIBLE = {"\u200B", "\u200C", "\u200D", "\uFEFF", "\u2060", "\u00AD", "\u200E"};

    private final Random random;

    LeakSamples(long seed) {
        random = new Random(seed);
    }

    /** Replaces every {@code {kind:style:grouping}}. */
    String fill(String template) {
        Matcher placeholders = PLACEHOLDER.matcher(template);
        StringBuilder filled = new StringBuilder();
        while (placeholders.find()) {
            List<String> styles = List.of(placeholders.group(2).isEmpty() ? new String[0] : placeholders.group(2).substring(1).split(":"));
            placeholders.appendReplacement(filled, Matcher.quoteReplacement(sample(placeholders.group(1), styles)));
        }
        return placeholders.appendTail(filled).toString();
    }

    private String sample(String kind, List<String> styles) {
        String number = number(kind, styles);
        for (String style : styles) {
            number = style(number, style, grouping(kind, number.length(), styles));
        }
        return number;
    }

    private String number(String kind, List<String> styles) {
        return switch (kind) {
            case "id" -> identity(styles.contains("x"));
            case "badid" -> wrongIdentity();
            case "id15" -> identity15();
            case "card16" -> card("62", 16);
            case "card17" -> card("62", 17);
            case "card18" -> card("62", 18);
            case "card19" -> card("62", 19);
            case "visa" -> card("4", 16);
            case "master" -> card("5" + (1 + random.nextInt(5)), 16);
            case "jcb" -> card("3550", 16);
            case "icbc" -> card("955880", 19);
            case "abc" -> card("95599", 19);
            case "mobile" -> mobile();
            case "badcard" -> wrongCard();
            case "digits" -> digits(Integer.parseInt(styles.get(0)));
            default -> throw new IllegalArgumentException(kind);
        };
    }

    String identity(boolean endsWithX) {
        while (true) {
            String body = REGIONS[random.nextInt(REGIONS.length)] + birthDate(1900 + random.nextInt(126)) + digits(3);
            String number = body + checkCharacter(body);
            if (number.endsWith("X") == endsWithX || !endsWithX && random.nextInt(10) == 0) {
                return number;
            }
        }
    }

    private String wrongIdentity() {
        String right = identity(false);
        int last = right.charAt(17) == 'X' ? 10 : right.charAt(17) - '0';
        return right.substring(0, 17) + (last + 1 + random.nextInt(8)) % 10;
    }

    String identity15() {
        return REGIONS[random.nextInt(REGIONS.length)] + birthDate(1900 + random.nextInt(100)).substring(2) + digits(3);
    }

    private String birthDate(int year) {
        return "%04d%02d%02d".formatted(year, 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    /** By the definition of ISO 7064 MOD 11-2: the sum over all 18 with weights 2^(17-i) is 1 modulo 11. */
    static char checkCharacter(String body) {
        int rest = 0;
        for (char digit : body.toCharArray()) {
            rest = (rest + digit - '0') * 2 % 11;
        }
        int check = (12 - rest) % 11;
        return check == 10 ? 'X' : (char) ('0' + check);
    }

    String card(String prefix, int length) {
        String body = prefix + digits(length - 1 - prefix.length());
        for (char last = '0'; last <= '9'; last++) {
            if (isLuhn(body + last)) {
                return body + last;
            }
        }
        throw new IllegalStateException("one of ten check digits fits");
    }

    private String wrongCard() {
        String right = card("62", 19);
        return right.substring(0, 18) + (right.charAt(18) - '0' + 1 + random.nextInt(9)) % 10;
    }

    /** By a table of doubled digits, from the left. */
    static boolean isLuhn(String number) {
        int sum = 0;
        boolean doubled = number.length() % 2 == 0;
        for (char digit : number.toCharArray()) {
            sum += doubled ? "0246813579".charAt(digit - '0') - '0' : digit - '0';
            doubled = !doubled;
        }
        return sum % 10 == 0;
    }

    String mobile() {
        return "1" + (3 + random.nextInt(7)) + digits(9);
    }

    String digits(int count) {
        StringBuilder digits = new StringBuilder().append((char) ('1' + random.nextInt(9)));
        while (digits.length() < count) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return count == 0 ? "" : digits.toString();
    }

    private static String grouping(String kind, int length, List<String> styles) {
        return styles.stream().filter(s -> s.matches("\\d+(-\\d+)+")).findFirst().orElseGet(() -> switch (kind) {
            case "id", "badid" -> "6-8-4";
            case "id15" -> "6-6-3";
            case "mobile" -> "3-4-4";
            default -> "4-4-4-4" + (length > 16 ? "-" + (length - 16) : "");
        });
    }

    String style(String number, String style, String grouping) {
        return switch (style) {
            case "wide" -> each(number, d -> String.valueOf((char) (d + 0xFEE0)));
            case "han" -> each(number, this::han);
            case "yao" -> each(number, d -> d == '1' ? "幺" : han(d));
            case "fin" -> each(number, d -> d == 'X' ? "X" : "" + FINANCIAL.charAt(d - '0'));
            case "mixed" -> each(number, this::mixed);
            case "circled" -> each(number, d -> d == 'X' ? "Ⅹ" : d == '0' ? "⓪" : "" + (char) ('①' + d - '1'));
            case "arabicindic" -> each(number, d -> d == 'X' ? "x" : "" + (char) (0x0660 + d - '0'));
            case "bold" -> each(number, d -> d == 'X' ? "X" : Character.toString(0x1D7CE + d - '0'));
            case "keycap" -> each(number, d -> d + "\uFE0F\u20E3");
            case "oh" -> number.charAt(0) + each(number.substring(1), d -> d == '0' ? "O" : "" + d);
            case "lower" -> number.toLowerCase();
            case "bidi" -> "\u202A" + number + "\u202C";
            case "zw" -> each(number, d -> d + (random.nextBoolean() ? INVISIBLE[random.nextInt(INVISIBLE.length)] : ""))
                    .replaceAll("\\p{Cf}$", "");
            case "sp4" -> number.replaceAll("(.{4})(?=.)", "$1 ");
            default -> style.startsWith("+") ? number + style.substring(1) : separated(number, style, grouping);
        };
    }

    private String separated(String number, String style, String grouping) {
        return switch (style) {
            case "sp" -> grouped(number, grouping, " ");
            case "nb" -> grouped(number, grouping, "\u00A0");
            case "hy" -> grouped(number, grouping, "-");
            case "dot" -> grouped(number, grouping, random.nextBoolean() ? "." : "·");
            case "slash" -> grouped(number, grouping, "/");
            case "underscore" -> grouped(number, grouping, "_");
            case "spdash" -> grouped(number, grouping, " - ");
            case "tabs" -> grouped(number, grouping, "\t");
            case "singles" -> String.join(" ", number.split(""));
            case "singleshy" -> String.join("-", number.split(""));
            case "nl" -> broken(number, "\n");
            case "crlf" -> broken(number, "\r\n");
            case "irregular" -> irregular(number);
            default -> number;
        };
    }

    private interface Writing {
        String of(char digit);
    }

    private static String each(String number, Writing writing) {
        StringBuilder written = new StringBuilder();
        for (char digit : number.toCharArray()) {
            written.append(Character.isDigit(digit) && digit <= '9' || digit == 'X' ? writing.of(digit) : String.valueOf(digit));
        }
        return written.toString();
    }

    private String han(char digit) {
        return digit == 'X' ? "X" : String.valueOf(HAN[digit - '0'].charAt(random.nextInt(HAN[digit - '0'].length())));
    }

    private String mixed(char digit) {
        String hidden = random.nextInt(4) == 0 ? "\u200B" : "";
        return hidden + switch (random.nextInt(3)) {
            case 0 -> String.valueOf(digit);
            case 1 -> String.valueOf((char) (digit + 0xFEE0));
            default -> han(digit);
        };
    }

    private static String grouped(String number, String grouping, String separator) {
        List<String> pieces = new ArrayList<>();
        int at = 0;
        for (String length : grouping.split("-")) {
            pieces.add(number.substring(at, at + Integer.parseInt(length)));
            at += Integer.parseInt(length);
        }
        return String.join(separator, pieces);
    }

    private String broken(String number, String lineBreak) {
        int at = 1 + random.nextInt(number.length() - 1);
        return number.substring(0, at) + lineBreak + number.substring(at);
    }

    /** Pieces of 1 to 3 digits with changing separators. */
    String irregular(String number) {
        String[] separators = {" ", "-", ".", "\u00A0", "　", "–", " - ", "·", "－", "\n"};
        StringBuilder written = new StringBuilder();
        int next = 1 + random.nextInt(3);
        for (int at = 0; at < number.length(); at++) {
            if (at == next) {
                written.append(separators[random.nextInt(separators.length - 1)]);
                next += 1 + random.nextInt(3);
            }
            written.append(number.charAt(at));
        }
        return written.toString();
    }
}
