package org.cunyi.modeling.reference;

import java.time.OffsetDateTime;

/**
 * A proposal to change rows of one table.
 *
 * @param act   {@link #PUT} new rows, {@link #WITHDRAW} rows whose day has not come, {@link #END} rows from a day on
 * @param state {@link #PROPOSED}, then {@code released}, {@code refused} by the second person, or {@code withdrawn} by the first
 * @param rows  how many
 */
public record ReferenceChange(long id, String tableCode, String act, String state, String reason, String proposedBy, OffsetDateTime proposedAt,
        String endedBy, OffsetDateTime endedAt, String said, int rows) {

    public static final String PUT = "put";
    public static final String WITHDRAW = "withdraw";
    public static final String END = "end";
    public static final String PROPOSED = "proposed";
    public static final String RELEASED = "released";
    public static final String REFUSED = "refused";
    public static final String WITHDRAWN = "withdrawn";

    public boolean isProposed() {
        return state.equals(PROPOSED);
    }
}
