package org.cunyi.publicity.leak;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands around some digits and may make them a part of a longer code, an amount or a row of figures. */
final class NumberSurroundings {

    private static final int NEARBY = 200;
    private static final Pattern AMOUNT_AFTER = Pattern.compile("^(?:\\.\\d{1,2}(?![\\d.])\\s*(?:元|万|亿|[^一-鿿\\w]|$)"
            + "|\\s?(?:元(?![旦月宵])|万元|亿元|[万亿](?![一-鿿])|%|股(?![东份权长金])|千克|公斤))");
    private static final Pattern AMOUNT_BEFORE = Pattern.compile("(?:[¥￥$€]|人民币)[:： ]?$");
    private static final Pattern FIGURE = Pattern.compile("[\\d,.\\-¥￥]*+(?<=\\d)");

    private final NumberWindow window;

    NumberSurroundings(NumberWindow window) {
        this.window = window;
    }

    /** A code goes on before or after it: letters, or more digits behind a hyphen or dot that are no second such number. */
    boolean isTied() {
        boolean left = window.left().filter(this::tiesFromLeft).isPresent();
        boolean right = window.right().filter(g -> g.isTied() && g.digits().length() != window.digits().length() || g.isMark()).isPresent();
        char before = window.before();
        boolean dashed = window.from() == 0 && DigitSign.gap(before) == '-' && window.start() > 1
                && isLetter(window.text().charAt(window.start() - 2));
        return left || right || dashed || isLetter(before) || isLetter(window.after());
    }

    /** But 1.138… at a line's start is a list's number, and 20260120-138… a date before a file's name. */
    private boolean tiesFromLeft(DigitGroup left) {
        String gap = window.gapBefore();
        boolean listNumber = gap.equals(".") && left.digits().length() < 3 && window.from() == 1
                && (left.start() == 0 || DigitSign.isBlank(window.text().charAt(left.start() - 1)));
        boolean date = left.digits().length() == 8 && left.digits().matches("(?:19|20).*");
        return window.run().get(window.from()).isTied() && !listNumber && !date && left.digits().length() != window.digits().length();
    }

    /** More groups of the same size stand beside it in the same manner. */
    boolean goesOn() {
        List<Integer> pieces = window.pieces();
        List<String> gaps = window.gaps();
        boolean left = window.left().filter(g -> g.digits().length() == pieces.get(0)).isPresent()
                && window.gapBefore().equals(gaps.get(0));
        boolean right = window.right().filter(g -> g.digits().length() == pieces.get(pieces.size() - 1)).isPresent()
                && window.gapAfter().equals(gaps.get(gaps.size() - 1));
        return left || right;
    }

    private static boolean isLetter(char sign) {
        return sign < 0x3000 && Character.isLetter(sign) || sign >= 0xFF21 && sign <= 0xFF5A;
    }

    boolean isAmount() {
        int end = window.end();
        String after = window.text().substring(end, Math.min(window.text().length(), end + 6));
        String before = window.text().substring(Math.max(0, window.start() - 5), window.start());
        return AMOUNT_BEFORE.matcher(before).find() || AMOUNT_AFTER.matcher(after).find();
    }

    /** Figures of a table's row: no piece begins with 0, and all are round, or more figures stand beside or above and below. */
    boolean areFigures(Set<String> groupings) {
        boolean blanks = window.gaps().stream().allMatch(String::isBlank);
        if (!blanks || window.pieceTexts().stream().anyMatch(p -> p.startsWith("0"))) {
            return false;
        }
        boolean beside = window.left().isPresent() && window.run().get(window.from()).afterBlank()
                || window.right().filter(DigitGroup::afterBlank).isPresent();
        return beside || isRound() || inTable(groupings);
    }

    boolean isRound() {
        List<String> pieces = window.pieceTexts();
        return pieces.stream().allMatch(p -> p.endsWith("0")) && 2 * pieces.stream().filter(p -> p.endsWith("00")).count() >= pieces.size();
    }

    private boolean inTable(Set<String> groupings) {
        String text = window.text();
        List<String> above = text.substring(Math.max(0, window.start() - NEARBY), window.start()).concat(".").lines().toList();
        List<String> below = text.substring(window.end(), Math.min(text.length(), window.end() + NEARBY)).lines().toList();
        return above.size() > 1 && isRow(above.get(above.size() - 2), groupings) || below.size() > 1 && isRow(below.get(1), groupings);
    }

    private static boolean isRow(String line, Set<String> groupings) {
        List<String> figures = List.of(line.strip().split("\\s+")).stream().filter(f -> FIGURE.matcher(f).matches()).toList();
        String shape = String.join("-", figures.stream().map(f -> String.valueOf(f.length())).toList());
        return figures.size() >= 3 && !groupings.contains(shape);
    }
}
