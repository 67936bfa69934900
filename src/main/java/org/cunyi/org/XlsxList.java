package org.cunyi.org;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** A list as a workbook, written row by row: texts that no spreadsheet program takes for a formula, counts that can be added up. */
public final class XlsxList implements AutoCloseable {

    private static final int WINDOW = 100;
    private static final int UNIT = 256;
    private static final int USUAL = 14;
    private static final short TITLE_POINTS = 16;

    private final SXSSFWorkbook book = new SXSSFWorkbook(WINDOW);
    private final SXSSFSheet sheet;
    private final CellStyle text;
    private final int columns;
    private int next;

    /** @param widths of the columns in characters; those that are not named are as wide as a village's code */
    public XlsxList(String name, List<String> heads, int... widths) {
        this(name, List.of(), heads, widths);
    }

    /** @param above lines over the list, each across all columns, the first being its title */
    public XlsxList(String name, List<String> above, List<String> heads, int... widths) {
        // always 64 bits is what POI does, and the JDK then cannot read as a stream what it wrote: a list that is taken out is brought in again
        book.setZip64Mode(Zip64Mode.AsNeeded);
        sheet = book.createSheet(name);
        for (int column = 0; column < heads.size(); column++) {
            sheet.setColumnWidth(column, (column < widths.length ? widths[column] : USUAL) * UNIT);
        }
        sheet.createFreezePane(0, above.size() + 1);
        text = book.createCellStyle();
        text.setQuotePrefixed(true);
        text.setDataFormat(book.createDataFormat().getFormat("@"));
        text.setVerticalAlignment(VerticalAlignment.TOP);
        text.setWrapText(!above.isEmpty());
        columns = heads.size();
        for (String line : above) {
            across(line, next == 0 ? title() : text);
        }
        add(heads);
    }

    private CellStyle title() {
        CellStyle title = book.createCellStyle();
        title.cloneStyleFrom(text);
        title.setAlignment(HorizontalAlignment.CENTER);
        Font font = book.createFont();
        font.setBold(true);
        font.setFontHeightInPoints(TITLE_POINTS);
        title.setFont(font);
        return title;
    }

    /** A line across all columns, for example for signatures. */
    public void line(String words) {
        across(words, text);
    }

    private void across(String words, CellStyle style) {
        Cell cell = sheet.createRow(next++).createCell(0);
        cell.setCellStyle(style);
        cell.setCellValue(words);
        sheet.addMergedRegion(new CellRangeAddress(next - 1, next - 1, 0, columns - 1));
    }

    /** What people still type into the columns stays text: an identity number would lose its last digits as a number. */
    public void keepText() {
        CellStyle empty = book.createCellStyle();
        empty.setDataFormat(book.createDataFormat().getFormat("@"));
        for (int column = 0; column < columns; column++) {
            sheet.setDefaultColumnStyle(column, empty);
        }
    }

    /** Whole numbers become numbers, everything else what it says, {@code null} cannot be among it. */
    public void add(List<?> cells) {
        Row row = sheet.createRow(next++);
        for (int column = 0; column < cells.size(); column++) {
            Cell cell = row.createCell(column);
            if (cells.get(column) instanceof Integer count) {
                cell.setCellValue(count);
            } else {
                cell.setCellStyle(text);
                cell.setCellValue(cells.get(column).toString());
            }
        }
    }

    public void write(OutputStream out) throws IOException {
        book.write(out);
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
