package org.cunyi.insight.trace;

import java.util.List;
import java.util.Map;

/**
 * A table that was asked.
 *
 * @param version the version that was evaluated, {@code null} where nobody knows the table any more
 * @param inputs  words by input
 * @param fired   the rows that it gave, in their order; none where the rules have no row for it
 */
record Evaluation(String table, String name, Integer version, Map<String, String> inputs, List<Fired> fired) {

    /** @param number of the row, from 1, 0 where it is not known; @param article what it rests on; @param outputs words by output */
    record Fired(String id, int number, String article, Map<String, String> outputs) {
    }

    public String ids() {
        return String.join(" ", fired.stream().map(Fired::id).toList());
    }
}
