package org.cunyi.org;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.org.ImportReport.BadRow;

/** The rows of a file under the columns of its kind, and all that was found wrong with them. */
final class ImportSheet {

    private static final int LONGEST_SHOWN = 60;

    private final Map<String, ImportColumn> columns = new HashMap<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<String> headers;
    private final List<ImportRow> rows = new ArrayList<>();
    private final List<BadRow> bad = new ArrayList<>();
    private final Map<Object, ImportRow> firstRows = new HashMap<>();

    ImportSheet(List<ImportFile.Line> lines, List<ImportColumn> columns) {
        columns.forEach(c -> this.columns.put(c.key(), c));
        ImportFile.Line first = lines.get(0);
        headers = first.cells();
        place(first.number(), columns);
        // under headers that are not understood every row would be wrong as well
        if (bad.isEmpty()) {
            lines.subList(1, lines.size()).forEach(l -> rows.add(row(l)));
            if (rows.isEmpty()) {
                bad.add(new BadRow(first.number(), "", "", "列名下面没有数据"));
            }
        }
    }

    List<ImportRow> rows() {
        return rows;
    }

    /** In the order of the file. */
    List<BadRow> bad() {
        return bad.stream().sorted(Comparator.comparingInt(BadRow::line)).toList();
    }

    /** Whether the file says anything about that: where it does not, what the table holds stays. */
    boolean has(String column) {
        return positions.containsKey(column);
    }

    /** The first row of the file about that key: this row itself, unless an earlier one was. */
    ImportRow first(Object key, ImportRow row) {
        ImportRow earlier = firstRows.putIfAbsent(key, row);
        return earlier == null ? row : earlier;
    }

    /** Notes a row about something that an earlier row is about. */
    boolean isRepeated(Object key, ImportRow row, String column) {
        ImportRow first = first(key, row);
        if (first != row) {
            row.bad(column, "与第" + first.line() + "行重复");
        }
        return first != row;
    }

    /** Whether a row of the file is about that key. */
    boolean mentions(Object key) {
        return firstRows.containsKey(key);
    }

    String cell(ImportFile.Line line, String column) {
        int position = positions.getOrDefault(column, Integer.MAX_VALUE);
        return position < line.cells().size() ? line.cells().get(position) : "";
    }

    void bad(ImportFile.Line line, String column, String message) {
        ImportColumn meant = columns.get(column);
        if (meant == null) {
            bad.add(new BadRow(line.number(), "", "", message));
            return;
        }
        String header = has(column) ? headers.get(positions.get(column)) : meant.label();
        bad.add(new BadRow(line.number(), header, meant.personal() ? "" : shown(cell(line, column)), message));
    }

    /** A quotation mark too many can put half a file into one cell. */
    private static String shown(String cell) {
        String oneLine = cell.replaceAll("\\p{Cntrl}", " ");
        return oneLine.length() > LONGEST_SHOWN ? oneLine.substring(0, LONGEST_SHOWN) + "…" : oneLine;
    }

    private void place(int line, List<ImportColumn> wanted) {
        for (int i = 0; i < headers.size(); i++) {
            String header = headers.get(i);
            if (!header.isEmpty()) {
                place(line, i, header, wanted);
            }
        }
        wanted.stream().filter(c -> c.required() && !has(c.key()))
                .forEach(c -> bad.add(new BadRow(line, c.label(), "", "缺少这一列（" + c.label() + " 或 " + c.key() + "）")));
    }

    private void place(int line, int position, String header, List<ImportColumn> wanted) {
        wanted.stream().filter(c -> c.isCalled(header)).findFirst().ifPresentOrElse(c -> {
            if (positions.putIfAbsent(c.key(), position) != null) {
                bad.add(new BadRow(line, header, "", "这一列出现了两次"));
            }
        }, () -> bad.add(new BadRow(line, header, "", "不认识的列，请改正列名或删除这一列")));
    }

    private ImportRow row(ImportFile.Line line) {
        ImportRow row = new ImportRow(this, line);
        for (int i = 0; i < line.cells().size(); i++) {
            if (!line.cells().get(i).isEmpty() && (i >= headers.size() || headers.get(i).isEmpty())) {
                row.bad("", "第" + (i + 1) + "格没有列名，可能多了一个逗号");
            }
        }
        return row;
    }
}
