package org.cunyi.publicity.calendar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.Styles;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.cunyi.org.Xlsx;
import org.cunyi.publicity.NoticeTable;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Words;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/**
 * Reads one sheet as a stream and stops at the first thing that may not be published: too much, an error value, a formula nobody calculated.
 * Formulas are never calculated here; their kept result is taken.
 */
final class SheetReader extends XSSFSheetXMLHandler {

    private static final int MOST_ROWS = 500;
    private static final int MOST_COLUMNS = 20;
    private static final int LONGEST_CELL = 500;
    /** Merged ranges cost nothing in a file and much in memory. */
    private static final int MOST_MERGED = 2000;

    private final String sheet;
    private final Collected found;
    private final List<CellRangeAddress> merged = new ArrayList<>();
    private final Set<Integer> hidden;
    private String cell = "";
    private boolean formula;
    private boolean value;

    private SheetReader(String sheet, Styles styles, SharedStrings strings, Collected found, Set<Integer> hidden) {
        super(styles, strings, found, new Xlsx.Displayed(), false);
        this.sheet = sheet;
        this.found = found;
        this.hidden = hidden;
    }

    static SheetReader of(String sheet, Styles styles, SharedStrings strings) {
        Set<Integer> hiddenColumns = new HashSet<>();
        return new SheetReader(sheet, styles, strings, new Collected(sheet, hiddenColumns), hiddenColumns);
    }

    boolean isEmpty() {
        return found.grid.isEmpty();
    }

    NoticeTable table(String sourceName) {
        return found.grid.table(sheet, sourceName, merged);
    }

    static Refusal refused(String sheet, String cell, String why) {
        return Refusal.of("file", "工作表“" + sheet + "”" + (cell.isEmpty() ? "" : "单元格" + cell) + "：" + why);
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) throws SAXException {
        switch (name) {
            case "col" -> hideColumns(attributes);
            case "row" -> found.hiddenRow = isOn(attributes.getValue("hidden"));
            case "c" -> {
                cell = attributes.getValue("r") == null ? "" : attributes.getValue("r");
                formula = false;
                value = false;
                if ("e".equals(attributes.getValue("t")) && !found.hiddenRow) {
                    throw refused(sheet, cell, "显示的是错误值，请改正后重新上传");
                }
            }
            case "f" -> formula = true;
            case "v" -> value = true;
            case "mergeCell" -> merge(attributes.getValue("ref"));
            default -> {
            }
        }
        super.startElement(uri, name, qName, attributes);
    }

    @Override
    public void endElement(String uri, String name, String qName) throws SAXException {
        super.endElement(uri, name, qName);
        if (name.equals("c") && formula && !value && !found.hiddenRow) {
            throw refused(sheet, cell, "公式没有保存计算结果，请用表格软件打开、保存后重新上传");
        }
    }

    private void hideColumns(Attributes attributes) {
        if (isOn(attributes.getValue("hidden"))) {
            int last = Math.min(Integer.parseInt(attributes.getValue("max")), CellReference.convertColStringToIndex("XFD") + 1);
            for (int column = Integer.parseInt(attributes.getValue("min")); column <= last; column++) {
                hidden.add(column - 1);
            }
        }
    }

    private void merge(String range) {
        if (merged.size() == MOST_MERGED) {
            throw refused(sheet, "", "合并的单元格过多");
        }
        merged.add(CellRangeAddress.valueOf(range));
    }

    private static boolean isOn(String flag) {
        return "1".equals(flag) || "true".equals(flag);
    }

    private static final class Collected implements SheetContentsHandler {

        private final String sheet;
        private final Set<Integer> hiddenColumns;
        private final Grid grid = new Grid();
        private boolean hiddenRow;
        private int row;
        private int column;
        private int filled;

        private Collected(String sheet, Set<Integer> hiddenColumns) {
            this.sheet = sheet;
            this.hiddenColumns = hiddenColumns;
        }

        @Override
        public void startRow(int number) {
            row = number;
            column = -1;
        }

        @Override
        public void endRow(int number) {
            filled += column >= 0 ? 1 : 0;
            if (filled > MOST_ROWS) {
                throw refused(sheet, "", "超过" + MOST_ROWS + "行，请分成几个文件或者只保留要公布的内容");
            }
        }

        @Override
        public void cell(String reference, String formatted, XSSFComment comment) {
            int at = reference == null ? column + 1 : new CellReference(reference).getCol();
            if (formatted == null || Words.isBlank(formatted) || hiddenRow || hiddenColumns.contains(at)) {
                return;
            }
            column = at;
            String name = new CellReference(row, at).formatAsString();
            if (at >= MOST_COLUMNS) {
                throw refused(sheet, name, "超出第" + MOST_COLUMNS + "列");
            }
            String text = formatted.strip();
            String problem = Words.problem(text, true, LONGEST_CELL);
            if (problem != null) {
                throw refused(sheet, name, problem);
            }
            grid.put(row, at, text);
        }
    }
}
