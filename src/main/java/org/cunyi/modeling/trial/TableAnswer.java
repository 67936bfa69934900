package org.cunyi.modeling.trial;

import java.util.List;
import java.util.Map;

/**
 * What a file of tables answers to entered values.
 *
 * @param outputs  one for each row that counts, by name, of the decision that was asked
 * @param fired    rows of all tables that were asked for it, the last one's last
 * @param problem  why there is no answer, in Chinese, {@code null} where there is one
 */
public record TableAnswer(List<Map<String, Object>> outputs, List<Fired> fired, String problem) {

    /** A row that fitted. */
    public record Fired(String table, String rule) {
    }
}
