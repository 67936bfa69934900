package org.cunyi.modeling.reference;

import java.util.Map;

/**
 * A row as somebody typed it.
 *
 * @param place       where it stands, for messages: empty, or the line of a file
 * @param effectiveOn from which day on it shall hold; for tables by day the day is in the row itself
 */
public record Wanted(String place, Map<String, String> typed, String effectiveOn) {
}
