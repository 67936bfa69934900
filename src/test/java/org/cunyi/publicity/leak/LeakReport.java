package org.cunyi.publicity.leak;

import java.util.Arrays;
import java.util.List;
import org.cunyi.publicity.leak.LeakMeasure.Count;
import org.cunyi.publicity.leak.LeakScan.Kind;

/** The table of {@code docs/leak-scan.md}. */
record LeakReport(LeakMeasure known, LeakMeasure unseen, LeakMeasure without) {

    /** Numbers are written this often, names and places once: a line's words do not change. */
    static final int WRITINGS = 100;

    static LeakReport numbers(LeakScan scan) {
        return of(scan, WRITINGS);
    }

    static LeakReport words(LeakScan scan) {
        return of(scan, 1);
    }

    private static LeakReport of(LeakScan scan, int writings) {
        return new LeakReport(LeakMeasure.of(scan, "positive.txt", writings), LeakMeasure.of(scan, "unseen.txt", writings),
                LeakMeasure.of(scan, "negative.txt", writings));
    }

    static String table(LeakReport numbers, LeakReport words) {
        StringBuilder table = new StringBuilder("""
                | kind | known: marked | missed | other kind | false | unseen: marked | missed | other kind | false | without: false |
                |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
                """);
        for (Kind kind : Kind.values()) {
            table.append((kind.compareTo(Kind.EMAIL) < 0 ? numbers : words).row(kind));
        }
        return table.toString();
    }

    private String row(Kind kind) {
        return "| " + kind.label() + (kind.isRefused() ? " **refused**" : "") + " |" + cells(known.of(kind)) + cells(unseen.of(kind)) + " "
                + without.of(kind).falseAlarms + " |\n";
    }

    private static String cells(Count count) {
        return " %d | %d | %d | %d |".formatted(count.marked, count.missed(), count.other, count.falseAlarms);
    }

    static List<Kind> kinds(boolean refused) {
        return Arrays.stream(Kind.values()).filter(kind -> kind.isRefused() == refused).toList();
    }
}
