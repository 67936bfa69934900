package org.cunyi.publicity;

import java.util.List;

/**
 * A table that belongs to a notice, as text: the first {@code headerRows} rows are headings.
 *
 * @param sourceName name of the file that it was read from
 */
public record NoticeTable(String caption, String sourceName, int headerRows, List<List<String>> rows) {
}
