package org.cunyi.modeling.reference;

import java.time.LocalDate;
import java.util.Map;

/**
 * One row of a reference table.
 *
 * @param key    values of the key columns, joined; rows of one key follow each other in time
 * @param values by column, {@code null} where nothing stands
 * @param until  last day on which it holds, {@code null}: nobody has said yet
 * @param state  {@link #CURRENT}, {@link #FUTURE} or {@link #PAST}, as it stands today
 */
public record ReferenceRow(String key, Map<String, String> values, LocalDate from, LocalDate until, String state) {

    public static final String CURRENT = "current";
    public static final String FUTURE = "future";
    public static final String PAST = "past";

    public boolean isFuture() {
        return state.equals(FUTURE);
    }

    public boolean isCurrent() {
        return state.equals(CURRENT);
    }
}
