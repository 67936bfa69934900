package org.cunyi.org;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.cunyi.shared.Refusal;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** The first sheet of a workbook, read as a stream so that no file can fill the memory. */
final class ImportXlsx {

    // POI's own limits are per entry and in gigabytes; this one is for all that the file unpacks to
    private static final long MAX_UNPACKED = 100L * 1024 * 1024;
    private static final int BUFFER = 8192;

    private ImportXlsx() {
    }

    static List<ImportFile.Line> read(byte[] content) {
        try {
            checkUnpackedSize(content);
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
        checkEpoch(reader);
        Rows rows = new Rows();
        // without phonetic runs: a pinyin guide above a name is not part of the name
        ReadOnlySharedStringsTable strings = new ReadOnlySharedStringsTable(file, false);
        Iterator<InputStream> sheets = reader.getSheetsData();
        if (sheets.hasNext()) {
            try (InputStream sheet = sheets.next()) {
                XMLReader xml = newReader();
                xml.setContentHandler(new XSSFSheetXMLHandler(reader.getStylesTable(), strings, rows, new Displayed(), false));
                xml.parse(new InputSource(sheet));
            }
        }
        return rows.lines;
    }

    private static XMLReader newReader() throws SAXException {
        try {
            return XMLHelper.newXMLReader();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void checkUnpackedSize(byte[] content) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            while (zip.getNextEntry() != null) {
                for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
                    size += n;
                    if (size > MAX_UNPACKED) {
                        throw ImportFile.refused("文件展开后过大，请只保留要导入的工作表");
                    }
                }
            }
        }
    }

    /** In the other epoch every date would silently be four years off. */
    private static void checkEpoch(XSSFReader reader) throws IOException, OpenXML4JException {
        try (InputStream workbook = reader.getWorkbookData()) {
            String xml = new String(workbook.readAllBytes(), StandardCharsets.UTF_8);
            if (xml.matches("(?s).*date1904=\"(1|true)\".*")) {
                throw ImportFile.refused("工作簿使用1904日期系统，请在表格软件的选项中关闭后重新保存");
            }
        }
    }

    /** Cells as they are displayed, except that dates are ISO and whole numbers show all their digits. */
    private static final class Displayed extends DataFormatter {

        private Displayed() {
            super(Locale.CHINA);
        }

        @Override
        public String formatRawCellContents(double value, int index, String format, boolean epoch1904) {
            if (DateUtil.isADateFormat(index, format) && DateUtil.isValidExcelDate(value)) {
                return DateUtil.getLocalDateTime(value, epoch1904).toLocalDate().toString();
            }
            // a 12-digit code in a cell of format "General" is displayed as 9.90101E+11
            if ("General".equalsIgnoreCase(format) && value == Math.rint(value)) {
                return new BigDecimal(value).toPlainString();
            }
            return super.formatRawCellContents(value, index, format, epoch1904);
        }
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
