package org.cunyi.publicity.leak;

import java.util.ArrayList;
import java.util.List;
import org.cunyi.publicity.leak.DigitSign.Script;

/**
 * Cuts a text into runs: digits with nothing but separators and invisible characters between them, each group with its place in the
 * original text. A number can lie only within one run and only from the start of a group to the end of a group. Han digits right behind a
 * surname are read twice, the second time without the first of them: 张三一三八… is 张三 and 138….
 */
final class DigitRuns {

    private static final int LONGEST_GAP = 12;
    private final String text;
    private final List<List<DigitGroup>> runs = new ArrayList<>();
    private List<DigitGroup> groups = new ArrayList<>();
    private final StringBuilder gap = new StringBuilder();
    private final StringBuilder digits = new StringBuilder();
    private final List<Integer> places = new ArrayList<>();
    /** What is left of the run's first group without the numeral of a name, if it may have one. */
    private List<DigitGroup> afterNumeral;
    private Script script;
    private int end;

    private DigitRuns(String text) {
        this.text = text;
    }

    static List<List<DigitGroup>> of(String text) {
        DigitRuns reader = new DigitRuns(text);
        int sign;
        for (int at = 0; at < text.length(); at += Character.charCount(sign)) {
            sign = text.codePointAt(at);
            if (!DigitSign.isInvisible(sign)) {
                reader.read(at, sign);
            }
        }
        reader.endRun();
        return reader.runs;
    }

    private void read(int at, int sign) {
        int value = DigitSign.isO(sign) ? zeroFromLetter(at) : DigitSign.value(sign);
        boolean inRun = script != null || !groups.isEmpty();
        char separator = DigitSign.gap(sign);
        if (value >= 0) {
            digit(at, sign, value);
        } else if (inRun && DigitSign.isX(sign)) {
            mark(at, sign);
        } else if (inRun && separator != 0 && gap.length() < LONGEST_GAP) {
            endGroup();
            boolean secondOfPair = sign == '\n' && text.charAt(at - 1) == '\r';
            gap.append(secondOfPair ? "" : String.valueOf(separator));
        } else {
            endRun();
        }
    }

    private void digit(int at, int sign, int value) {
        Script written = DigitSign.isO(sign) ? script : DigitSign.script(sign);
        if (script != null && script != written) {
            endGroup();
        }
        script = written;
        digits.append((char) ('0' + value));
        places.add(at);
        end = at + Character.charCount(sign);
    }

    /** 二O二六, 138OO13: a letter O that follows a digit and is followed, after more of them, by anything but a letter. */
    private int zeroFromLetter(int at) {
        int next = at;
        while (next < text.length() && next - at < LONGEST_GAP
                && (DigitSign.isO(text.charAt(next)) || DigitSign.isInvisible(text.charAt(next)))) {
            next++;
        }
        boolean wordFollows = next < text.length() && Character.isAlphabetic(text.charAt(next)) && text.charAt(next) < 0x3000
                && !DigitSign.isX(text.charAt(next));
        return script == null || script == Script.CIRCLED || wordFollows ? -1 : 0;
    }

    private void mark(int at, int sign) {
        endGroup();
        groups.add(new DigitGroup(at, at + Character.charCount(sign), "X", Script.MARK, takeGap()));
    }

    private void endGroup() {
        if (script == null) {
            return;
        }
        groups.add(new DigitGroup(places.get(0), end, digits.toString(), script, takeGap()));
        if (groups.size() == 1 && script == Script.HAN && (isSurname(places.get(0) - 1) || isSurname(places.get(0) - 2))) {
            afterNumeral = places.size() > 1 ? List.of(new DigitGroup(places.get(1), end, digits.substring(1), script, "")) : List.of();
        }
        digits.setLength(0);
        places.clear();
        script = null;
    }

    private boolean isSurname(int at) {
        return at >= 0 && NameBook.isSurname(text.charAt(at));
    }

    private String takeGap() {
        String taken = groups.isEmpty() ? "" : gap.toString();
        gap.setLength(0);
        return taken;
    }

    private void endRun() {
        endGroup();
        if (!groups.isEmpty()) {
            runs.add(groups);
            if (afterNumeral != null) {
                List<DigitGroup> again = new ArrayList<>(afterNumeral);
                again.addAll(groups.subList(1, groups.size()));
                runs.add(again);
            }
            groups = new ArrayList<>();
            afterNumeral = null;
        }
        gap.setLength(0);
    }
}
