package org.cunyi.publicity.leak;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cunyi.publicity.leak.LeakScan.Finding;
import org.cunyi.publicity.leak.LeakScan.Kind;

/** Counts, per kind, what the scan finds of a corpus and what it finds besides. */
final class LeakMeasure {

    /** {@code other}: listed under another kind. {@code missed}: not at all. {@code falseAlarms}: found where nothing is marked. */
    static final class Count {

        int marked;
        int found;
        int other;
        int falseAlarms;

        int missed() {
            return marked - found - other;
        }
    }

    private final Map<Kind, Count> counts = new EnumMap<>(Kind.class);
    private final List<String> faults = new ArrayList<>();

    /** @param writings how often each line is filled with other numbers */
    static LeakMeasure of(LeakScan scan, String file, int writings) {
        LeakMeasure measure = new LeakMeasure();
        for (int writing = 0; writing < writings; writing++) {
            LeakCorpus.read(file, writing).forEach(given -> measure.compare(scan, given));
        }
        return measure;
    }

    Count of(Kind kind) {
        return counts.computeIfAbsent(kind, k -> new Count());
    }

    /** Each miss, other kind and false alarm in words, for whoever works on the rules. */
    List<String> faults() {
        return faults;
    }

    private void compare(LeakScan scan, LeakCorpus.Case given) {
        LeakScan.Result result = scan.scan(Map.of("正文", given.text()));
        List<Finding> findings = new ArrayList<>(Stream.concat(result.refused().stream(), result.toClear().stream()).toList());
        List<LeakHit> open = new ArrayList<>(given.expected());
        given.expected().forEach(mark -> of(mark.kind()).marked++);
        given.expected().forEach(mark -> take(findings, mark, given.text(), mark.kind()).ifPresent(finding -> {
            of(mark.kind()).found++;
            open.remove(mark);
        }));
        open.forEach(mark -> missed(findings, mark, given.text()));
        findings.forEach(finding -> {
            of(finding.kind()).falseAlarms++;
            faults.add("FALSE " + finding.describe() + " | " + given.text());
        });
    }

    private void missed(List<Finding> findings, LeakHit mark, String text) {
        Optional<Finding> other = take(findings, mark, text, null);
        other.ifPresent(finding -> of(mark.kind()).other++);
        faults.add((other.isPresent() ? "OTHER " + other.get().kind() + " " : "MISS ") + mark.kind() + " "
                + text.substring(mark.start(), mark.end()) + " | " + text);
    }

    /** Takes away the finding of that kind, or of any, that stands there; a number must be found whole. */
    private static Optional<Finding> take(List<Finding> findings, LeakHit mark, String text, Kind kind) {
        Optional<Finding> found = findings.stream().filter(f -> f.start() < mark.end() && mark.start() < f.end())
                .filter(f -> kind == null || f.kind() == kind)
                .filter(f -> !mark.kind().isRefused() || visible(text, f.start(), f.end()).equals(visible(text, mark.start(), mark.end())))
                .findFirst();
        found.ifPresent(findings::remove);
        return found;
    }

    private static String visible(String text, int start, int end) {
        return text.substring(start, end).replaceAll("[\\p{Cf}\\p{Mn}\\p{Me}]", "");
    }
}
