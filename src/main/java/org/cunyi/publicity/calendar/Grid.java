package org.cunyi.publicity.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.cunyi.publicity.NoticeTable;

/**
 * What is to be seen on one sheet, and the table that it makes: lines with one text only before the first real row are its caption, empty and
 * hidden rows and columns are left out, merged cells are taken apart.
 */
final class Grid {

    private static final int LONGEST_CAPTION = 200;
    private static final String NUMBER = "[-+(（]?[¥￥]?[-+]?[0-9][0-9,]*(\\.[0-9]+)?[%)）元]?";

    private final TreeMap<Integer, TreeMap<Integer, String>> rows = new TreeMap<>();

    /** Whether a cell shows an amount, which stands at the right. */
    static boolean isNumber(String cell) {
        return cell.strip().matches(NUMBER);
    }

    void put(int row, int column, String text) {
        rows.computeIfAbsent(row, r -> new TreeMap<>()).put(column, text);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    NoticeTable table(String sheetName, String sourceName, List<CellRangeAddress> merged) {
        List<String> caption = new ArrayList<>();
        boolean wide = rows.values().stream().anyMatch(r -> r.size() > 1);
        while (wide && rows.firstEntry().getValue().size() == 1) {
            caption.add(rows.pollFirstEntry().getValue().firstEntry().getValue());
        }
        TreeSet<Integer> columns = new TreeSet<>();
        rows.values().forEach(r -> columns.addAll(r.keySet()));
        int headerRows = headerRows(merged);
        fill(merged, headerRows, columns);
        String text = caption.isEmpty() ? sheetName : String.join("　", caption);
        return new NoticeTable(text.substring(0, Math.min(text.length(), LONGEST_CAPTION)), sourceName, headerRows,
                cells(columns));
    }

    /** One heading row, or as many as its merged cells reach down to; a heading over several columns has a second row below it. */
    private int headerRows(List<CellRangeAddress> merged) {
        List<Integer> order = new ArrayList<>(rows.keySet());
        int first = order.get(0);
        int last = first;
        boolean group = false;
        for (CellRangeAddress range : merged) {
            if (range.getFirstRow() == first) {
                last = Math.max(last, range.getLastRow());
                group |= range.getFirstColumn() < range.getLastColumn();
            }
        }
        int end = last == first && group ? last + 1 : last;
        int rowsThere = (int) order.stream().filter(r -> r <= end).count();
        return Math.max(1, Math.min(rowsThere, order.size() - 1));
    }

    /** A merged text holds for every cell it covers that is there at all; an amount is never said twice. */
    private void fill(List<CellRangeAddress> merged, int headerRows, TreeSet<Integer> columns) {
        List<Integer> order = new ArrayList<>(rows.keySet());
        for (CellRangeAddress range : merged) {
            String text = rows.getOrDefault(range.getFirstRow(), new TreeMap<>()).get(range.getFirstColumn());
            if (text == null || isNumber(text) && order.indexOf(range.getFirstRow()) >= headerRows) {
                continue;
            }
            order.stream().filter(range::containsRow).forEach(row -> columns.subSet(range.getFirstColumn(), true, range.getLastColumn(), true)
                    .forEach(column -> rows.get(row).putIfAbsent(column, text)));
        }
    }

    private List<List<String>> cells(TreeSet<Integer> columns) {
        List<List<String>> cells = new ArrayList<>();
        for (Map<Integer, String> row : rows.values()) {
            cells.add(columns.stream().map(c -> row.getOrDefault(c, "")).toList());
        }
        return cells;
    }
}
