package org.cunyi.org;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.cunyi.shared.Refusal;
import org.xml.sax.SAXException;

/** The first sheet of a workbook, read as a stream so that no file can fill the memory. */
final class ImportXlsx {

    private static final long MAX_UNPACKED = 100L * 1024 * 1024;

    private ImportXlsx() {
    }

    static List<ImportFile.Line> read(byte[] content) {
        try {
            if (Xlsx.unpacked(content, MAX_UNPACKED) > MAX_UNPACKED) {
                throw ImportFile.refused("文件展开后过大，请只保留要导入的工作表");
            }
            try (OPCPackage file = OPCPackage.open(new ByteArrayInputStream(content))) {
                return read(file);
            }
        } catch (IOException | OpenXML4JException | SAXException | RuntimeException e) {
            if (e instanceof Refusal refusal) {
                throw refusal;
            }
            throw ImportFile.refused("文件已损坏或不是 .xlsx，无法读取");
        }
    }

    private static List<ImportFile.Line> read(OPCPackage file) throws IOException, OpenXML4JException, SAXException {
        XSSFReader reader = new XSSFReader(file);
        if (Xlsx.cover(reader).countsFrom1904()) {
            throw ImportFile.refused("工作簿使用1904日期系统，请在表格软件的选项中关闭后重新保存");
        }
        Rows rows = new Rows();
        // without phonetic runs: a pinyin guide above a name is not part of the name
        ReadOnlySharedStringsTable strings = new ReadOnlySharedStringsTable(file, false);
        Iterator<InputStream> sheets = reader.getSheetsData();
        if (sheets.hasNext()) {
            try (InputStream sheet = sheets.next()) {
                Xlsx.parse(sheet, new XSSFSheetXMLHandler(reader.getStylesTable(), strings, rows, new Xlsx.Displayed(), false));
            }
        }
        return rows.lines;
    }

    private static final class Rows implements XSSFSheetXMLHandler.SheetContentsHandler {

        private final List<ImportFile.Line> lines = new ArrayList<>();
        private List<String> cells = new ArrayList<>();

        @Override
        public void startRow(int row) {
            cells = new ArrayList<>();
        }

        @Override
        public void endRow(int row) {
            ImportFile.keep(lines, row + 1, cells);
        }

        @Override
        public void cell(String reference, String text, XSSFComment comment) {
            int column = reference == null ? cells.size() : new CellReference(reference).getCol();
            if (text == null || text.isBlank()) {
                return;
            }
            if (column >= ImportFile.MAX_COLUMNS) {
                throw ImportFile.refused("单元格 " + reference + " 超出第" + ImportFile.MAX_COLUMNS + "列");
            }
            while (cells.size() <= column) {
                cells.add("");
            }
            cells.set(column, text);
        }
    }
}
