package org.cunyi.modeling.migration;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plan by which running cases go over to a newer version.
 *
 * @param mappings steps that the engine does not find by itself, {@code from=to} in lines
 * @param state    {@code proposed}, {@code running}, {@code done} or {@code withdrawn}
 * @param endedBy  who put it in force or withdrew it, {@code null} until then
 */
public record Migration(long id, String process, int fromVersion, int toVersion, String mappings, String reason, String state, String proposedBy,
        OffsetDateTime proposedAt, String endedBy, OffsetDateTime endedAt) {

    public static final String PROPOSED = "proposed";
    public static final String RUNNING = "running";
    public static final String DONE = "done";
    public static final String WITHDRAWN = "withdrawn";

    public boolean isProposed() {
        return state.equals(PROPOSED);
    }

    public boolean isRunning() {
        return state.equals(RUNNING);
    }

    /** Target by source. */
    public Map<String, String> map() {
        Map<String, String> map = new TreeMap<>();
        mappings.lines().map(l -> l.split("=")).forEach(l -> map.put(l[0], l[1]));
        return map;
    }
}
