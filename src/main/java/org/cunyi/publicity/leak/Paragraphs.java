package org.cunyi.publicity.leak;

/** Says where in a text a place is, as people count: 第3段第12字. Goes forward only, so that many places cost one reading. */
final class Paragraphs {

    private final String text;
    private final boolean isOneLine;
    private int at;
    private int paragraph = 1;
    private int sign = 1;
    private boolean blankSoFar = true;

    Paragraphs(String text) {
        this.text = text;
        this.isOneLine = text.strip().codePoints().noneMatch(Paragraphs::breaksLine);
    }

    /** @param place not before the last one asked for */
    String place(int place) {
        while (at < place) {
            read(text.codePointAt(at));
        }
        return (isOneLine ? "" : "第" + paragraph + "段") + "第" + sign + "字";
    }

    private void read(int next) {
        at += Character.charCount(next);
        if (breaksLine(next)) {
            paragraph += blankSoFar ? 0 : 1;
            sign = 1;
            blankSoFar = true;
        } else {
            sign++;
            blankSoFar &= Character.isWhitespace(next) || Character.isSpaceChar(next);
        }
    }

    private static boolean breaksLine(int sign) {
        return DigitSign.gap(sign) == '\n' || sign == '\r';
    }
}
