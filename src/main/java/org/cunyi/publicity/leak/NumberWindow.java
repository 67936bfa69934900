package org.cunyi.publicity.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cunyi.publicity.leak.DigitSign.Script;

/** Some neighbouring groups of one run, looked at as if they were one number. {@code to} is exclusive. */
record NumberWindow(String text, List<DigitGroup> run, int from, int to, String digits) {

    int start() {
        return run.get(from).start();
    }

    int end() {
        return run.get(to - 1).end();
    }

    /** Takes in the plus sign of a country's prefix and a bracket before it. */
    int startWithPlus() {
        int start = start();
        for (String signs : new String[] {"+＋", "(（"}) {
            boolean plus = start > 0 && signs.indexOf(text.charAt(start - 1)) >= 0 && (start < start() || signs.charAt(0) == '+');
            start -= plus ? 1 : 0;
        }
        return start;
    }

    /** The group before it, unless that is the end of a word or a list's mark before plain digits: 张三-138… */
    Optional<DigitGroup> left() {
        return from == 0 ? Optional.empty() : Optional.of(run.get(from - 1)).filter(g -> isLike(run.get(from), g));
    }

    /** The group after it, with the same exception. */
    Optional<DigitGroup> right() {
        return to == run.size() ? Optional.empty() : Optional.of(run.get(to)).filter(g -> isLike(run.get(to - 1), g));
    }

    private static boolean isLike(DigitGroup own, DigitGroup other) {
        return own.script() != Script.ARABIC || other.script() == Script.ARABIC || other.isMark();
    }

    /** The gap before it, empty also at the start of the run. */
    String gapBefore() {
        return run.get(from).gap();
    }

    String gapAfter() {
        return right().map(DigitGroup::gap).orElse("");
    }

    /** Gaps inside, where something visible stands. */
    List<String> gaps() {
        return run.subList(from + 1, to).stream().map(DigitGroup::gap).filter(g -> !g.isEmpty()).toList();
    }

    /** Numbers of digits between those gaps. */
    List<Integer> pieces() {
        return pieceTexts().stream().map(String::length).toList();
    }

    List<String> pieceTexts() {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder(run.get(from).digits());
        for (DigitGroup group : run.subList(from + 1, to)) {
            if (!group.gap().isEmpty()) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.append(group.digits());
        }
        pieces.add(piece.toString());
        return pieces;
    }

    boolean isUnbroken() {
        return gaps().isEmpty();
    }

    boolean isWholeRun() {
        return left().isEmpty() && right().isEmpty();
    }

    /** Begins or ends where only the writing system changes, and mixes systems itself: then the whole mixture is the number. */
    boolean cutsMixture() {
        boolean cut = from > 0 && gapBefore().isEmpty() || to < run.size() && gapAfter().isEmpty();
        return cut && run.subList(from + 1, to).stream().anyMatch(g -> g.gap().isEmpty());
    }

    /** Nearest visible character before, or 0. */
    char before() {
        int at = start() - 1;
        while (at >= 0 && DigitSign.isInvisible(text.charAt(at))) {
            at--;
        }
        return at < 0 ? 0 : text.charAt(at);
    }

    /** Nearest visible character after, or 0. */
    char after() {
        int at = end();
        while (at < text.length() && DigitSign.isInvisible(text.charAt(at))) {
            at++;
        }
        return at == text.length() ? 0 : text.charAt(at);
    }
}
