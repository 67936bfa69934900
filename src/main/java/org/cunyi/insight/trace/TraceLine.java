package org.cunyi.insight.trace;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.cunyi.audit.AuditEntry;

/**
 * One act of a case in words.
 *
 * @param about   what it was done to
 * @param link    page of the case that it was done to, or {@code null}
 * @param answers of a step, with what stood there the time before
 * @param facts   what else was said, words by label
 * @param rule    where a table was asked, which rows it gave; {@code null} otherwise
 * @param at      when, {@code null} where the entry was changed and cannot be read
 * @param raw     the entry as the chain has it, {@code null} where it is concealed
 */
record TraceLine(long seq, OffsetDateTime at, String kind, String action, String actor, String office, String actingFor, String about, String link,
        List<Change> answers, Map<String, String> facts, Evaluation rule, String raw, String hash) {

    static TraceLine unreadable(AuditEntry entry, String raw) {
        return new TraceLine(entry.seq(), null, TraceKind.ofAction(entry.action()).code(), "", "", "", null, "", null, List.of(), Map.of(), null, raw, entry.hash());
    }

    /** One answer; {@code before} is {@code null} at the first time, {@code after} where it is not given any more. */
    record Change(String label, String before, String after, boolean again) {

        public boolean changed() {
            return again && !java.util.Objects.equals(before, after);
        }
    }
}
