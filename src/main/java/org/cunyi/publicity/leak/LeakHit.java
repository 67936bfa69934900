package org.cunyi.publicity.leak;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** A place in one text, {@code end} exclusive. */
record LeakHit(LeakScan.Kind kind, int start, int end) {

    private static final Comparator<LeakHit> STRONGEST = Comparator.comparing((LeakHit h) -> !h.kind().isRefused())
            .thenComparing(LeakHit::kind).thenComparing(h -> h.start() - h.end()).thenComparing(LeakHit::start);

    /** The first, and of the second those that overlap none of the first. */
    static List<LeakHit> withoutOverlaps(List<LeakHit> first, List<LeakHit> second) {
        TreeMap<Integer, LeakHit> kept = new TreeMap<>();
        first.forEach(hit -> kept.put(hit.start(), hit));
        withoutOverlaps(second).forEach(hit -> keep(kept, hit));
        return List.copyOf(kept.values());
    }

    private static void keep(TreeMap<Integer, LeakHit> kept, LeakHit hit) {
        var before = kept.lowerEntry(hit.end());
        if (before == null || before.getValue().end() <= hit.start()) {
            kept.put(hit.start(), hit);
        }
    }

    /** Where two overlap, the one of the stronger kind stays, then the longer one. Sorted by place. */
    static List<LeakHit> withoutOverlaps(List<LeakHit> hits) {
        List<LeakHit> sorted = new ArrayList<>(hits);
        sorted.sort(STRONGEST);
        TreeMap<Integer, LeakHit> kept = new TreeMap<>();
        sorted.forEach(hit -> keep(kept, hit));
        return List.copyOf(kept.values());
    }
}
