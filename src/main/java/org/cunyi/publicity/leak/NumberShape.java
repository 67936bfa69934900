package org.cunyi.publicity.leak;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether digits that could be such a number are written as people write it. A mobile number has no check digit, so a column of amounts
 * or a part of a code must not pass for one: what is clear is refused, what could be either is asked, the rest is no number.
 */
final class NumberShape {

    enum Verdict {
        REFUSE, ASK, IGNORE
    }

    private final NumberWindow window;
    private final NumberSurroundings surroundings;
    private final Set<String> groupings;
    private final Pattern cue;

    /** @param groupings numbers of digits as usually grouped, such as {@code 3-4-4} */
    NumberShape(NumberWindow window, Set<String> groupings, Pattern cue) {
        this.window = window;
        this.surroundings = new NumberSurroundings(window);
        this.groupings = groupings;
        this.cue = cue;
    }

    /** A word like 电话 or 卡号 stands before it. */
    boolean isNamed() {
        return NumberCue.names(cue, window);
    }

    Verdict verdict() {
        if (window.cutsMixture()) {
            return Verdict.IGNORE;
        }
        if (surroundings.isAmount()) {
            return isNamed() ? Verdict.ASK : Verdict.IGNORE;
        }
        if (NumberCue.isCodeOfThing(window)) {
            return window.isUnbroken() ? Verdict.ASK : Verdict.IGNORE;
        }
        if (window.isUnbroken()) {
            return surroundings.isTied() && !isNamed() ? Verdict.ASK : Verdict.REFUSE;
        }
        return window.gaps().stream().anyMatch(g -> g.contains(",")) ? Verdict.IGNORE : grouped();
    }

    private Verdict grouped() {
        if (isSingles()) {
            return singlesAround() ? Verdict.IGNORE : Verdict.REFUSE;
        }
        boolean columns = window.gaps().stream().anyMatch(g -> g.contains("\t") || g.contains("  "))
                || window.gaps().stream().filter(g -> g.contains("\n")).count() > 1;
        if (window.pieces().size() == 2 && window.gaps().get(0).contains("\n")) {
            return wrapped();
        }
        return columns || !groupings.contains(grouping()) ? irregular(columns) : usual();
    }

    private Verdict usual() {
        if (isNamed()) {
            return Verdict.REFUSE;
        }
        if (surroundings.areFigures(groupings)) {
            return surroundings.isRound() || window.pieces().size() == 2 ? Verdict.IGNORE : Verdict.ASK;
        }
        return surroundings.isTied() || surroundings.goesOn() ? Verdict.ASK : Verdict.REFUSE;
    }

    /** Broken by the end of a line. */
    private Verdict wrapped() {
        boolean prose = window.before() != 0 && !DigitSign.isBlank(window.before());
        if (prose && !surroundings.isTied() || isNamed()) {
            return Verdict.REFUSE;
        }
        return window.isWholeRun() && !surroundings.isRound() ? Verdict.ASK : Verdict.IGNORE;
    }

    private Verdict irregular(boolean columns) {
        if (isNamed()) {
            return window.isWholeRun() ? Verdict.REFUSE : Verdict.ASK;
        }
        boolean blanks = window.gaps().stream().anyMatch(String::isBlank);
        return window.isWholeRun() && !blanks && !columns ? Verdict.ASK : Verdict.IGNORE;
    }

    private String grouping() {
        return String.join("-", window.pieces().stream().map(String::valueOf).toList());
    }

    private boolean isSingles() {
        return window.pieces().stream().allMatch(p -> p == 1);
    }

    private boolean singlesAround() {
        boolean before = window.left().filter(g -> g.digits().length() == 1 && !window.gapBefore().isEmpty()).isPresent();
        boolean after = window.right().filter(g -> g.digits().length() == 1 && !window.gapAfter().isEmpty()).isPresent();
        return before || after;
    }
}
