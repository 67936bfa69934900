package org.cunyi.publicity.leak;

import java.util.List;
import org.cunyi.publicity.leak.LeakScan.Kind;
import org.cunyi.publicity.leak.NameBook.Belief;

/**
 * Words beside which a name stands.
 *
 * @param longer what a name of three or four characters must be believed at least, one of two always STRONG; where this is less than
 *     STRONG, a usual one is taken whatever stands around it
 */
record NameCue(WordIndex words, Side side, Kind kind, Belief longer) {

    /**
     * Where the name stands. LABEL: behind it, and behind a colon anything that can be a name is one. CLOSE: behind it, also a usual name
     * of two characters in the middle of a sentence. IN_SENTENCE: behind it, and only a usual name of three characters is one. APART: the
     * word must end a phrase.
     */
    enum Side {
        LABEL, CLOSE, BEHIND, IN_SENTENCE, BEFORE, BEFORE_APART
    }

    private static final int LONGEST_JOINT = 3;

    static final WordLists LISTS = new WordLists("name-cues.txt");

    static final List<NameCue> ALL = List.of(
            privateName("labels", Side.LABEL, Belief.PLAUSIBLE),
            privateName("relatives", Side.CLOSE, Belief.PLAUSIBLE),
            privateName("people", Side.BEHIND, Belief.PLAUSIBLE),
            privateName("leads", Side.IN_SENTENCE, Belief.STRONG),
            new NameCue(index("posts"), Side.BEHIND, Kind.OFFICIAL_NAME, Belief.PLAUSIBLE),
            new NameCue(index("posts behind"), Side.BEFORE, Kind.OFFICIAL_NAME, Belief.STRONG),
            privateName("firm", Side.BEFORE, Belief.PLAUSIBLE),
            privateName("sex", Side.BEFORE_APART, Belief.PLAUSIBLE),
            privateName("loose", Side.BEFORE, Belief.STRONG),
            privateName("household", Side.BEFORE_APART, Belief.STRONG));

    private static NameCue privateName(String section, Side side, Belief longer) {
        return new NameCue(index(section), side, Kind.PRIVATE_NAME, longer);
    }

    private static WordIndex index(String section) {
        return new WordIndex(LISTS.words(section));
    }

    boolean isBehind() {
        return side.compareTo(Side.BEFORE) < 0;
    }

    /** Where the name may begin, behind the word that ends there. */
    static int afterJoint(String text, int end) {
        int at = end;
        while (at < text.length() && at - end < LONGEST_JOINT && ":： \t(为是".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** @return where the name ends that begins at that place, or -1 */
    int nameEnd(String text, int word, int start) {
        if (side == Side.IN_SENTENCE) {
            return NameSpot.endOfUsual(text, start, 3);
        }
        boolean told = side == Side.LABEL && text.substring(word, start).matches(".*[:：为是].*");
        int end = NameSpot.end(text, start, told ? Belief.LABELLED : longer);
        boolean believed = end >= 0 && (told || isBelieved(text.substring(start, end)));
        return believed ? end : NameSpot.endOfUsual(text, start, side == Side.CLOSE ? 2 : 3);
    }

    /** @return where the name begins that ends at that place, or -1 */
    int nameStart(String text, int end) {
        int start = NameSpot.start(text, end, longer, false);
        if (start >= 0 && isBelieved(text.substring(start, end))) {
            return start;
        }
        return longer == Belief.STRONG ? -1 : NameSpot.start(text, end, Belief.STRONG, true);
    }

    /** Some words count only where no further character joins them: 张三户， but not 张三户外. */
    boolean fits(String text, int wordEnd) {
        return side != Side.BEFORE_APART || !NameSpot.isHan(text, wordEnd) || "的因".indexOf(text.charAt(wordEnd)) >= 0;
    }

    private boolean isBelieved(String name) {
        return NameBook.belief(name).compareTo(name.length() == 2 ? Belief.STRONG : longer) >= 0;
    }
}
