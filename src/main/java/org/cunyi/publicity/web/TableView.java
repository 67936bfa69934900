package org.cunyi.publicity.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cunyi.publicity.NoticeTable;

/**
 * A table of a notice as it is shown: headings, rows of the same length, numbers marked.
 *
 * @param left rows that are not shown for want of room
 */
public record TableView(String caption, List<List<Cell>> heads, List<List<Cell>> rows, int left) {

    private static final Pattern NUMBER = Pattern.compile("[-+−－]?[¥￥]?[-−]?\\d[\\d,，]*(\\.\\d+)?[%％元]?");
    private static final int MARKUP = 12;
    private static final int BROAD = 5;

    /** @param number stands at the right */
    public record Cell(String text, boolean number) {

        static Cell of(String text) {
            return new Cell(text, NUMBER.matcher(text).matches());
        }

        int bytes() {
            return text.getBytes(StandardCharsets.UTF_8).length + MARKUP + (number ? MARKUP : 0);
        }
    }

    static TableView of(NoticeTable table, UnaryOperator<String> printable) {
        int width = table.rows().stream().mapToInt(List::size).max().orElse(0);
        List<List<Cell>> all = table.rows().stream().map(row -> cells(row, width, printable)).toList();
        int heads = Math.min(table.headerRows(), all.size());
        return new TableView(printable.apply(table.caption()), all.subList(0, heads), all.subList(heads, all.size()), 0);
    }

    private static List<Cell> cells(List<String> row, int width, UnaryOperator<String> printable) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            String text = i < row.size() && row.get(i) != null ? row.get(i).strip() : "";
            cells.add(Cell.of(printable.apply(text)));
        }
        return cells;
    }

    /** Its first rows, as many as take no more than so many bytes of a page. */
    TableView within(int bytes) {
        int rest = bytes - heads.stream().mapToInt(TableView::bytes).sum();
        int shown = 0;
        while (shown < rows.size() && (rest -= bytes(rows.get(shown))) >= 0) {
            shown++;
        }
        return new TableView(caption, heads, rows.subList(0, shown), rows.size() - shown);
    }

    int bytes() {
        return heads.stream().mapToInt(TableView::bytes).sum() + rows.stream().mapToInt(TableView::bytes).sum();
    }

    private static int bytes(List<Cell> row) {
        return MARKUP + row.stream().mapToInt(Cell::bytes).sum();
    }

    private int columns() {
        return heads.isEmpty() ? rows.isEmpty() ? 0 : rows.get(0).size() : heads.get(0).size();
    }

    /** Wider than the column of text on a page. */
    public boolean broad() {
        return columns() > BROAD;
    }

    /** The widest text of each column in squares, headings too, none counted wider than one asks of a column. */
    double squares(double widest) {
        double sum = 0;
        for (int i = 0; i < columns(); i++) {
            int column = i;
            sum += 1 + Math.min(widest, Stream.concat(heads.stream(), rows.stream())
                    .mapToDouble(r -> ChineseLines.squares(r.get(column).text())).max().orElse(0));
        }
        return sum;
    }
}
