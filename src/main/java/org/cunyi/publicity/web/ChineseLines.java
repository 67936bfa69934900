package org.cunyi.publicity.web;

import com.openhtmltopdf.extend.FSTextBreaker;

/**
 * Where a line of Chinese may end (GB/T 15834, 避头尾): between any two characters, but no line begins with a mark that closes and none ends
 * with a mark that opens; ellipsis and dash are not torn apart; words and numbers in Latin letters stay whole, a
 * number with its unit too.
 */
class ChineseLines implements FSTextBreaker {

    /** What never begins a line. */
    static final String NEVER_FIRST = "，。、；：？！）》〉」』】〕〗｝］”’…—–·～〜％‰℃°々ー,.;:?!)]}%";
    private static final String NEVER_LAST = "（《〈「『【〔〖｛［“‘([{￥¥＄$№＃";
    private static final String UNITS = "年月日时分秒人名户票元角万亿亩米个件条款项号天";
    private static final String WIDE_MARKS = "“”…—";

    private String text = "";
    private int at;

    @Override
    public void setText(String newText) {
        text = newText;
        at = 0;
    }

    /** @return index of the first character after the next place where the line may end, -1 when there is none */
    @Override
    public int next() {
        if (at >= text.length()) {
            return -1;
        }
        int before = text.codePointAt(at);
        at += Character.charCount(before);
        while (at < text.length()) {
            int after = text.codePointAt(at);
            if (mayPart(before, after)) {
                return at;
            }
            before = after;
            at += Character.charCount(after);
        }
        return at;
    }

    private static boolean mayPart(int before, int after) {
        if (Character.isWhitespace(after) || isMark(after) || Character.isDigit(before) && UNITS.indexOf(after) >= 0) {
            return false;
        }
        if (Character.isWhitespace(before)) {
            return NEVER_FIRST.indexOf(after) < 0;
        }
        return NEVER_FIRST.indexOf(after) < 0 && NEVER_LAST.indexOf(before) < 0 && (isWide(before) || isWide(after));
    }

    /** Belongs to the character before it. */
    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Takes a full square; 〓 and the like included. */
    private static boolean isWide(int c) {
        return Character.isIdeographic(c) || c >= 0x2E80 && c <= 0xA4CF || c >= 0xAC00 && c <= 0xD7A3 || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE30 && c <= 0xFE4F || c >= 0xFF00 && c <= 0xFFEF || WIDE_MARKS.indexOf(c) >= 0;
    }

    /** Width of a text in squares, a narrow character counted as half of one. */
    static double squares(String text) {
        return text.codePoints().mapToDouble(c -> isWide(c) ? 1 : 0.55).sum();
    }
}
