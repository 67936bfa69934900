package org.cunyi.modeling.reference;

import java.util.Set;

/**
 * Which rows of a table somebody wants to see.
 *
 * @param state as in {@link ReferenceRow}, {@code null}: all
 * @param text  what stands in them, also as a word for a code or the name of a unit, {@code null}: anything
 */
public record RowQuestion(String state, String text) {

    private static final Set<String> STATES = Set.of(ReferenceRow.CURRENT, ReferenceRow.FUTURE, ReferenceRow.PAST);

    public RowQuestion {
        state = state != null && STATES.contains(state) ? state : null;
    }
}
