package org.cunyi.cadre.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.cunyi.org.XlsxList;
import org.springframework.stereotype.Component;

/** 汇总表 as a workbook. Every cell is a text that no spreadsheet program takes for a formula. */
@Component
class SummaryXlsx {

    private static final int[] WIDTHS = {6, 10, 22, 12, 26, 16, 50, 14, 14, 14};

    void write(OutputStream out, SummarySheet sheet) throws IOException {
        try (XlsxList list = new XlsxList("汇总表", List.of(sheet.title(), sheet.made()), SummarySheet.HEADS, WIDTHS)) {
            sheet.rows().forEach(list::add);
            SummarySheet.SIGNATURES.forEach(list::line);
            list.write(out);
        }
    }

    /** An empty list to be filled in, with one column for each of these. */
    void writeTemplate(OutputStream out, List<String> headers) throws IOException {
        try (XlsxList list = new XlsxList("人选", headers, 34, 14, 12, 24, 18)) {
            list.keepText();
            list.write(out);
        }
    }
}
