package org.cunyi.publicity.leak;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cunyi.publicity.leak.LeakScan.Kind;
import org.cunyi.publicity.leak.NameBook.Belief;

/**
 * Names of persons: beside words that go with a name, in lists of names, and standing alone in a table's cell or a file's name. A name that
 * is only mentioned in a sentence, without any such sign, is not found.
 */
final class NameScan {

    private static final Pattern AND = Pattern.compile("、|(?<=[一-鿿])(?:[和与及]|以及)(?=[一-鿿])");
    private static final Pattern JOINT = Pattern.compile("(?:\\([^)\\n]{1,12}\\))?(?: ?[,，;；、/] ?|[和与及 \\t\\n]|以及)");
    private static final Pattern AND_OTHERS = Pattern.compile("等(?:人|[\\d一二两三四五六七八九十百]{1,4}(?:人|户|名|位))");
    /** A table or list of persons. */
    private static final Pattern ROLL = Pattern.compile("姓名|户主|名单|花名册|人员");
    private static final Pattern NUMERALS = Pattern.compile("[一二三四五六七八九十百千万]+");
    private static final String PLACES = "村镇乡县市区路街桥沟湾坝寨坪塘河山岭组社厂店院";
    private static final NameCue OTHERS = new NameCue(new WordIndex("等"), NameCue.Side.BEFORE, Kind.PRIVATE_NAME, Belief.PLAUSIBLE);

    private final String text;
    private final boolean isRoll;
    private final List<LeakHit> hits = new ArrayList<>();
    private final Set<Integer> ends = new HashSet<>();

    private NameScan(String text) {
        this.text = text;
        this.isRoll = ROLL.matcher(text).find();
    }

    static List<LeakHit> hits(String text) {
        NameScan scan = new NameScan(text);
        NameCue.ALL.forEach(scan::beside);
        scan.andOthers();
        List<LeakHit> told = LeakHit.withoutOverlaps(scan.hits);
        scan.hits.clear();
        scan.enumerated();
        scan.alone();
        scan.inSentence();
        return LeakHit.withoutOverlaps(told, scan.hits);
    }

    private void beside(NameCue cue) {
        for (int at = 0; at < text.length(); at++) {
            int end = cue.words().end(text, at);
            if (end >= 0 && cue.isBehind()) {
                int start = NameCue.afterJoint(text, end);
                follow(start, cue.nameEnd(text, end, start), cue.kind());
            } else if (end >= 0 && cue.fits(text, end)) {
                int before = at > 0 && "的户( ".indexOf(text.charAt(at - 1)) >= 0 ? at - 1 : at;
                lead(cue.nameStart(text, before), before, cue.kind());
            }
        }
    }

    private void andOthers() {
        Matcher others = AND_OTHERS.matcher(text);
        while (others.find()) {
            lead(OTHERS.nameStart(text, others.start()), others.start(), Kind.PRIVATE_NAME);
        }
    }

    /** Takes the name and all that are joined to it on the right. */
    private void follow(int start, int end, Kind kind) {
        int from = start;
        int to = end;
        while (to > from) {
            add(kind, from, to);
            Matcher joint = JOINT.matcher(text).region(to, text.length());
            from = joint.lookingAt() ? joint.end() : text.length();
            to = usualEnd(from, 3);
        }
    }

    /** A shorter name needs a sign that it ends there. */
    private int usualEnd(int start, int shortest) {
        int end = NameSpot.end(text, start, Belief.STRONG);
        return end >= 0 ? end : NameSpot.endOfUsual(text, start, shortest);
    }

    /** Takes the name and all that are joined to it on the left. */
    private void lead(int start, int end, Kind kind) {
        int from = start;
        int to = end;
        while (from >= 0) {
            add(kind, from, to);
            to = from > 0 && "、，,和与及".indexOf(text.charAt(from - 1)) >= 0 ? from - 1 : 0;
            from = NameSpot.start(text, to, Belief.STRONG, true);
        }
    }

    private void add(Kind kind, int start, int end) {
        hits.add(new LeakHit(kind, start, end));
        ends.add(end);
    }

    private void enumerated() {
        Matcher ands = AND.matcher(text);
        while (ands.find()) {
            int start = NameSpot.start(text, ands.start(), Belief.STRONG, ands.group().equals("、"));
            int end = usualEnd(ands.end(), ands.group().equals("、") ? 3 : 2);
            if (start >= 0 && end >= 0) {
                add(Kind.PRIVATE_NAME, start, ands.start());
                add(Kind.PRIVATE_NAME, ands.end(), end);
            }
        }
    }

    /** Usual names of three characters in the middle of a sentence, unless a word ends or a place begins there: 农田建设, 桂花村. */
    private void inSentence() {
        for (int at = 0; at < text.length(); at++) {
            int end = NameSpot.endOfUsual(text, at, 3);
            boolean inWord = at > 0 && NameBook.isWordEnd(text.charAt(at - 1), text.charAt(at));
            if (end >= 0 && !inWord && !NUMERALS.matcher(text.substring(at + 1, end)).matches()
                    && (end == text.length() || PLACES.indexOf(text.charAt(end)) < 0)) {
                add(Kind.PRIVATE_NAME, at, end);
            }
        }
    }

    /** Between signs that are no characters. */
    private void alone() {
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (!NameSpot.isHan(text, at)) {
                if (at - start > 1 && isNameAlone(start, at)) {
                    add(Kind.PRIVATE_NAME, start, at);
                }
                start = at + 1;
            }
        }
    }

    private boolean isNameAlone(int start, int end) {
        boolean unusual = isRoll && end - start > 2 && NameSpot.end(text, start, Belief.PLAUSIBLE) == end;
        boolean usual = NameSpot.end(text, start, Belief.STRONG) == end;
        return unusual || usual && (end - start > 2 || hasEvidence(start, end));
    }

    /** Two characters alone are more often a word: only a whole cell, in brackets, beside a figure, a sex or another name. */
    private boolean hasEvidence(int start, int end) {
        String before = text.substring(Math.max(0, start - 3), start);
        String after = text.substring(end, Math.min(text.length(), end + 3));
        boolean cell = before.isBlank() && after.isBlank();
        boolean brackets = before.endsWith("(") && after.startsWith(")");
        boolean figure = after.matches("(?s)[ \\t,，:：(]{0,2}[\\d_.+\\-].*") || before.matches("(?s).*[\\d_.+\\-][ \\t,，:：、)]{0,2}");
        boolean sex = after.matches("(?s)[ \\t,，]{1,2}[男女].*");
        return cell || brackets || figure || sex || isBesideName(start, end);
    }

    private boolean isBesideName(int start, int end) {
        Matcher joint = JOINT.matcher(text).region(end, text.length());
        boolean next = joint.lookingAt() && NameSpot.end(text, joint.end(), Belief.STRONG) > 0;
        return next || ends.contains(start - 1) || ends.contains(start - 2);
    }
}
