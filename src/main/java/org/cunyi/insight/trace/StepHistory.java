package org.cunyi.insight.trace;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cunyi.audit.AuditEntry;
import org.cunyi.audit.ChainPages;
import org.cunyi.workflow.StepRecord;

/**
 * Which completion of a step came before which, and what our own rows still have of it. Completions in the chain and records of the step are
 * written in one transaction, so that the third of the one is the third of the other.
 */
final class StepHistory {

    static final String ACTION = "step.completed";

    private final Map<Long, Long> previous = new HashMap<>();
    private final Map<Long, Map<String, Object>> open = new HashMap<>();
    private final Map<Long, AuditEntry> entries;

    /**
     * @param page    entries that are shown
     * @param records of the case, none where it is concealed
     * @param read    the answers of a record
     */
    StepHistory(ChainPages chain, String caseNumber, Collection<AuditEntry> page, List<StepRecord> records, Function<String, Map<String, Object>> read) {
        Set<Long> shown = page.stream().filter(e -> e.action().equals(ACTION)).map(AuditEntry::seq).collect(Collectors.toSet());
        Map<String, List<StepRecord>> byStep = records.stream().collect(Collectors.groupingBy(StepRecord::step));
        Map<String, Long> latest = new HashMap<>();
        Map<String, Integer> times = new HashMap<>();
        Map<Long, StepRecord> own = new HashMap<>();
        for (ChainPages.Mark mark : shown.isEmpty() ? List.<ChainPages.Mark>of() : chain.marks(caseNumber, ACTION)) {
            int nth = times.merge(mark.subject(), 1, Integer::sum);
            List<StepRecord> ofStep = byStep.getOrDefault(mark.subject(), List.of());
            if (nth <= ofStep.size()) {
                own.put(mark.seq(), ofStep.get(nth - 1));
            }
            Optional.ofNullable(latest.put(mark.subject(), mark.seq())).ifPresent(p -> previous.put(mark.seq(), p));
        }
        Set<Long> needed = new HashSet<>(shown);
        shown.stream().map(previous::get).filter(p -> p != null).forEach(needed::add);
        needed.stream().filter(own::containsKey).forEach(seq -> open.put(seq, read.apply(own.get(seq).answers())));
        Set<Long> missing = new HashSet<>(needed);
        missing.removeAll(shown);
        entries = chain.of(caseNumber, missing).stream().collect(Collectors.toMap(AuditEntry::seq, e -> e));
        page.forEach(e -> entries.put(e.seq(), e));
    }

    /** The same step's completion before this one. */
    Optional<AuditEntry> before(long seq) {
        return Optional.ofNullable(previous.get(seq)).map(entries::get);
    }

    /** What was entered, as far as it is not sealed elsewhere. */
    Map<String, Object> open(long seq) {
        return open.getOrDefault(seq, Map.of());
    }
}
