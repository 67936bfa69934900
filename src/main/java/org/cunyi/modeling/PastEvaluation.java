package org.cunyi.modeling;

import java.util.List;
import java.util.Map;

/**
 * A table that was asked once.
 *
 * @param inputs  by the input's id
 * @param outputs of the rows that fitted, in their order, by name
 * @param rules   ids of these rows
 */
public record PastEvaluation(Map<String, Object> inputs, List<Map<String, Object>> outputs, List<String> rules) {
}
