package org.cunyi.org;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** A list as a workbook, written row by row: texts that no spreadsheet program takes for a formula, counts that can be added up. */
public final class XlsxList implements AutoCloseable {

    private static final int WINDOW = 100;
    private static final int UNIT = 256;
    private static final int USUAL = 14;

    private final SXSSFWorkbook book = new SXSSFWorkbook(WINDOW);
    private final SXSSFSheet sheet;
    private final CellStyle text;
    private int next;

    /** @param widths of the columns in characters; those that are not named are as wide as a village's code */
    public XlsxList(String name, List<String> heads, int... widths) {
        sheet = book.createSheet(name);
        for (int column = 0; column < heads.size(); column++) {
            sheet.setColumnWidth(column, (column < widths.length ? widths[column] : USUAL) * UNIT);
        }
        sheet.createFreezePane(0, 1);
        text = book.createCellStyle();
        text.setQuotePrefixed(true);
        text.setDataFormat(book.createDataFormat().getFormat("@"));
        add(heads);
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
