package org.cunyi.audit;

import java.time.OffsetDateTime;

/**
 * One verification of many chains.
 *
 * @param scope   code of the unit, empty for everything
 * @param outside what it was measured against, in words; {@code null} where nothing was given
 * @param seenAt  when its node last said how far it was
 * @param state   {@code running}, {@code done}, or {@code failed}: then its node was stopped, fell silent, or could not read
 * @param entries read so far
 * @param broken  findings in all; only the first ones are kept
 */
public record Verification(String id, String scope, String outside, String askedBy, OffsetDateTime startedAt, OffsetDateTime seenAt,
        OffsetDateTime endedAt, String state, long entries, long chains, long anchors, long broken) {

    public boolean isRunning() {
        return state.equals("running");
    }

    /** As it is where its node has said nothing since that moment. */
    Verification givenUp(OffsetDateTime silentSince) {
        return isRunning() && seenAt.isBefore(silentSince)
                ? new Verification(id, scope, outside, askedBy, startedAt, seenAt, seenAt, "failed", entries, chains, anchors, broken) : this;
    }

    public boolean isIntact() {
        return state.equals("done") && broken == 0;
    }
}
