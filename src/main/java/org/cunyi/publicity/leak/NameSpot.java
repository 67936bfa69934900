package org.cunyi.publicity.leak;

import org.cunyi.publicity.leak.NameBook.Belief;

/** Where a name begins or ends in running text: Chinese has no blanks, so the words on both sides decide. */
final class NameSpot {

    private static final int LONGEST = 4;
    private static final String AFTER = NameCue.LISTS.signs("after");
    private static final WordIndex WORDS_AFTER = new WordIndex(NameCue.LISTS.words("words after"));
    private static final String BEFORE = NameCue.LISTS.signs("before");

    private NameSpot() {
    }

    /** @return where the name that begins here ends, or -1 */
    static int end(String text, int start, Belief least) {
        for (int length = LONGEST; length > 1; length--) {
            if (isName(text, start, start + length, least) && endsHere(text, start + length)) {
                return start + length;
            }
        }
        return -1;
    }

    /** @return where the usual name of at least so many characters ends that begins here, whatever follows, or -1 */
    static int endOfUsual(String text, int start, int shortest) {
        for (int length = LONGEST; length >= shortest; length--) {
            if (isName(text, start, start + length, Belief.STRONG)) {
                return start + length;
            }
        }
        return -1;
    }

    /**
     * @param anywhere also within a sentence, where nothing tells that a name begins
     * @return where the name that ends here begins, or -1
     */
    static int start(String text, int end, Belief least, boolean anywhere) {
        for (int length = LONGEST; length > 1; length--) {
            if (isName(text, end - length, end, least) && (anywhere || beginsHere(text, end - length))) {
                return end - length;
            }
        }
        return -1;
    }

    private static boolean isName(String text, int start, int end, Belief least) {
        if (start < 0 || end > text.length() || !NameBook.mayBegin(text.charAt(start))) {
            return false;
        }
        String name = text.substring(start, end);
        return (name.length() < LONGEST || NameBook.surnameLength(name) == 2) && NameBook.belief(name).compareTo(least) >= 0;
    }

    private static boolean endsHere(String text, int end) {
        return !isHan(text, end) || AFTER.indexOf(text.charAt(end)) >= 0 || WORDS_AFTER.end(text, end) >= 0;
    }

    private static boolean beginsHere(String text, int start) {
        return !isHan(text, start - 1) || BEFORE.indexOf(text.charAt(start - 1)) >= 0;
    }

    static boolean isHan(String text, int at) {
        return at >= 0 && at < text.length() && Character.isIdeographic(text.charAt(at));
    }
}
