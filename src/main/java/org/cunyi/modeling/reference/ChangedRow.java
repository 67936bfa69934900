package org.cunyi.modeling.reference;

import java.time.LocalDate;
import java.util.Map;

/**
 * What a proposal does to one row.
 *
 * @param before what holds on that day without it, {@code null}: nothing
 * @param after  what holds with it, {@code null} where the row goes
 */
public record ChangedRow(int line, String key, LocalDate effectiveOn, Map<String, String> before, Map<String, String> after) {
}
