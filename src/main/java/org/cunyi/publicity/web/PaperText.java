package org.cunyi.publicity.web;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a text printable. A character that the face does not have becomes 〓, the printers' sign for a missing sort, and is remembered: the
 * paper says what stood there. Nothing vanishes but invisible control characters.
 */
public class PaperText {

    static final String MISSING = "〓";

    private final PaperFont font;
    private final Set<Integer> missing = new LinkedHashSet<>();

    PaperText(PaperFont font) {
        this.font = font;
    }

    public String of(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().map(font::character).forEach(c -> {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                printable.append(c == '\u3000' ? '\u3000' : ' ');
            } else if (!isInvisible(c)) {
                printable.append(font.knows(c) ? Character.toString(c) : sign(c));
            }
        });
        return printable.toString().strip();
    }

    private String sign(int c) {
        missing.add(c);
        return MISSING;
    }

    private static boolean isInvisible(int c) {
        int type = Character.getType(c);
        boolean variant = c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
        return variant || type == Character.CONTROL || type == Character.FORMAT;
    }

    /** The characters shown as 〓 in their order, by number: "U+2A6A5、U+1F600"; empty when there are none. */
    public String missing() {
        return missing.stream().map(c -> String.format(Locale.ROOT, "U+%04X", c)).collect(Collectors.joining("、"));
    }
}
