package org.cunyi.publicity.calendar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.StylesTable;
import org.cunyi.org.Xlsx;
import org.cunyi.publicity.NoticeTable;
import org.cunyi.shared.Refusal;
import org.xml.sax.SAXException;

/** The visible sheets of a workbook as tables. It is recognised by its content, read as a stream, and nothing outside of it is followed. */
final class Workbook {

    private static final long MAX_UNPACKED = 40L * 1024 * 1024;
    private static final int MOST_SHEETS = 5;

    private Workbook() {
    }

    /** @throws Refusal where it is no workbook, or holds what cannot be published; the message names sheet and cell */
    static List<NoticeTable> tables(String fileName, byte[] content) {
        try {
            checkSize(content);
            try (OPCPackage file = OPCPackage.open(new ByteArrayInputStream(content))) {
                return tables(fileName, new XSSFReader(file), new ReadOnlySharedStringsTable(file, false));
            }
        } catch (IOException | OpenXML4JException | SAXException | RuntimeException e) {
            if (e instanceof Refusal refusal) {
                throw refusal;
            }
            throw refused("文件已损坏或不是 .xlsx 表格，无法读取");
        }
    }

    private static void checkSize(byte[] content) throws IOException {
        long size = Xlsx.unpacked(content, MAX_UNPACKED);
        if (size > MAX_UNPACKED) {
            throw refused("文件展开后过大，请只保留要公布的工作表");
        }
        if (size == 0) {
            throw refused("文件不是 .xlsx 表格（旧版 .xls、图片和PDF请先另存为 .xlsx）");
        }
    }

    private static List<NoticeTable> tables(String fileName, XSSFReader reader, ReadOnlySharedStringsTable strings)
            throws IOException, OpenXML4JException, SAXException {
        Xlsx.Cover cover = Xlsx.cover(reader);
        if (cover.countsFrom1904()) {
            throw refused("工作簿使用1904日期系统，请在表格软件的选项中关闭后重新保存");
        }
        StylesTable styles = reader.getStylesTable();
        List<NoticeTable> tables = new ArrayList<>();
        var parts = (XSSFReader.SheetIterator) reader.getSheetsData();
        while (parts.hasNext()) {
            try (InputStream part = parts.next()) {
                if (!cover.hidden().contains(parts.getSheetName())) {
                    SheetReader sheet = SheetReader.of(parts.getSheetName(), styles, strings);
                    Xlsx.parse(part, sheet);
                    add(tables, sheet, fileName);
                }
            }
        }
        if (tables.isEmpty()) {
            throw refused("没有可以公布的内容：工作表是空的或者被隐藏");
        }
        return tables;
    }

    private static void add(List<NoticeTable> tables, SheetReader sheet, String fileName) {
        if (!sheet.isEmpty()) {
            if (tables.size() == MOST_SHEETS) {
                throw refused("超过" + MOST_SHEETS + "个工作表，请只保留要公布的");
            }
            tables.add(sheet.table(fileName));
        }
    }

    private static Refusal refused(String why) {
        return Refusal.of("file", "文件：" + why);
    }
}
