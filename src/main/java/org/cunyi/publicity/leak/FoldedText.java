package org.cunyi.publicity.leak;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text as a reader sees it: without invisible characters, full-width letters and signs as half-width ones, and without the blanks that
 * stretch a name of two characters to the width of three. Knows where each character came from.
 */
final class FoldedText {

    private static final Pattern STRETCHED = Pattern.compile("(?<![一-鿿])([一-鿿])( {1,3})[一-鿿](?:( {1,3})[一-鿿]"
            + "(?! {0,3}[一-鿿](?![一-鿿])))?(?![一-鿿])");

    private final StringBuilder text = new StringBuilder();
    private final int[] places;

    /** @param numbers found before: each digit of theirs becomes 0, so that 张三一三八… shows where the name ends */
    FoldedText(String original, List<LeakHit> numbers) {
        places = new int[original.length()];
        BitSet digits = new BitSet();
        numbers.forEach(number -> digits.set(number.start(), number.end()));
        for (int at = 0; at < original.length(); at++) {
            char sign = digits.get(at) ? '0' : original.charAt(at);
            if (!DigitSign.isInvisible(sign) && sign != '\r') {
                keep(at, sign);
            }
        }
        closeStretchedNames();
    }

    private void keep(int place, char sign) {
        places[text.length()] = place;
        if (sign >= 0xFF01 && sign <= 0xFF5E && sign != '，' && sign != '：' && sign != '；') {
            text.append((char) (sign - 0xFEE0));
        } else {
            text.append(Character.isSpaceChar(sign) ? ' ' : sign);
        }
    }

    private void closeStretchedNames() {
        boolean[] dropped = new boolean[text.length()];
        Matcher names = STRETCHED.matcher(text);
        while (names.find()) {
            if (NameBook.isSurname(names.group(1).charAt(0))) {
                drop(dropped, names, 2);
                drop(dropped, names, 3);
            }
        }
        int kept = 0;
        for (int at = 0; at < dropped.length; at++) {
            if (!dropped[at]) {
                text.setCharAt(kept, text.charAt(at));
                places[kept++] = places[at];
            }
        }
        text.setLength(kept);
    }

    private static void drop(boolean[] dropped, Matcher names, int group) {
        for (int at = names.start(group); at >= 0 && at < names.end(group); at++) {
            dropped[at] = true;
        }
    }

    String text() {
        return text.toString();
    }

    /** The same place in the original text. */
    LeakHit original(LeakHit hit) {
        return new LeakHit(hit.kind(), places[hit.start()], places[hit.end() - 1] + 1);
    }
}
