package org.cunyi.publicity.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.cunyi.publicity.NoticeTable;
import org.cunyi.shared.Refusal;
import org.junit.jupiter.api.Test;

/** A clerk's workbook becomes a table that everybody can read; what only looks like one is refused. */
class WorkbookTest {

    static byte[] workbook(Consumer<XSSFWorkbook> fill) {
        try (XSSFWorkbook book = new XSSFWorkbook(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            fill.accept(book);
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static void row(XSSFSheet sheet, int number, Object... cells) {
        XSSFRow row = sheet.createRow(number);
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] instanceof Number value) {
                row.createCell(column).setCellValue(value.doubleValue());
            } else if (cells[column] != null) {
                row.createCell(column).setCellValue(cells[column].toString());
            }
        }
    }

    /** Accounts as village clerks keep them: a title across, headings in two rows, a merged kind, a sum. */
    static byte[] accounts() {
        return workbook(book -> {
            XSSFSheet sheet = book.createSheet("收支");
            row(sheet, 0, "张村2026年10月财务收支明细表");
            sheet.addMergedRegion(CellRangeAddress.valueOf("A1:E1"));
            row(sheet, 1, null, null, null, null, "单位：元");
            row(sheet, 2, "类别", "日期", "金额", null, "备注");
            row(sheet, 3, null, null, "收入", "支出");
            for (String range : new String[] {"A3:A4", "B3:B4", "C3:D3", "E3:E4", "A5:A6"}) {
                sheet.addMergedRegion(CellRangeAddress.valueOf(range));
            }
            CellStyle money = book.createCellStyle();
            money.setDataFormat(book.createDataFormat().getFormat("#,##0.00"));
            CellStyle day = book.createCellStyle();
            day.setDataFormat(book.createDataFormat().getFormat("yyyy\"年\"m\"月\"d\"日\""));
            row(sheet, 4, "补助", null, 12000.5, null, "上级拨款");
            row(sheet, 5, null, null, 990101101201.0);
            row(sheet, 6, "合计");
            sheet.getRow(4).getCell(2).setCellStyle(money);
            sheet.getRow(4).createCell(1).setCellValue(LocalDate.of(2026, 10, 8));
            sheet.getRow(4).getCell(1).setCellStyle(day);
            sheet.getRow(6).createCell(2).setCellFormula("SUM(C5:C5)");
            sheet.getRow(6).getCell(2).setCellStyle(money);
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
        });
    }

    private static List<NoticeTable> read(byte[] content) {
        return Workbook.tables("账目.xlsx", content);
    }

    private static void refused(byte[] content, String... words) {
        assertThatThrownBy(() -> read(content)).isInstanceOf(Refusal.class).satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    /** The same file with one of its parts changed as only a hand could. */
    private static byte[] edited(byte[] content, String part, UnaryOperator<String> edit) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(content)); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] bytes = in.readAllBytes();
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(entry.getName().equals(part) ? edit.apply(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)
                        : bytes);
            }
        }
        return out.toByteArray();
    }

    @Test
    void accounts_become_a_table_with_caption_headings_and_values_as_they_are_shown() {
        assertThat(read(accounts())).singleElement().satisfies(t -> {
            assertThat(t.caption()).isEqualTo("张村2026年10月财务收支明细表　单位：元");
            assertThat(t.sourceName()).isEqualTo("账目.xlsx");
            assertThat(t.headerRows()).isEqualTo(2);
            assertThat(t.rows()).containsExactly(List.of("类别", "日期", "金额", "金额", "备注"), List.of("类别", "日期", "收入", "支出", "备注"),
                    List.of("补助", "2026-10-08", "12,000.50", "", "上级拨款"), List.of("补助", "", "990101101201", "", ""),
                    List.of("合计", "", "12,000.50", "", ""));
        });
    }

    @Test
    void what_is_hidden_stays_hidden() {
        byte[] content = workbook(book -> {
            XSSFSheet sheet = book.createSheet("公布");
            row(sheet, 0, "姓名", "身份证号", "金额");
            row(sheet, 1, "甲", "110101199001011234", 100);
            row(sheet, 2, "不公布", "x", 5);
            sheet.setColumnHidden(1, true);
            sheet.getRow(2).setZeroHeight(true);
            row(book.createSheet("底稿"), 0, "不公布");
            book.setSheetVisibility(1, SheetVisibility.HIDDEN);
            row(book.createSheet("深藏"), 0, "不公布");
            book.setSheetVisibility(2, SheetVisibility.VERY_HIDDEN);
        });
        assertThat(read(content)).singleElement().satisfies(t ->
                assertThat(t.rows()).containsExactly(List.of("姓名", "金额"), List.of("甲", "100")));
    }

    @Test
    void an_amount_over_several_merged_rows_is_said_once_and_a_list_has_no_caption() {
        byte[] content = workbook(book -> {
            XSSFSheet sheet = book.createSheet("甲");
            row(sheet, 0, "户", "补贴");
            row(sheet, 1, "一户", 300);
            row(sheet, 2, "二户");
            sheet.addMergedRegion(CellRangeAddress.valueOf("B2:B3"));
            XSSFSheet list = book.createSheet("乙");
            row(list, 0, "名单");
            row(list, 1, "甲");
            book.createSheet("空");
        });
        assertThat(read(content)).hasSize(2).satisfies(t -> {
            assertThat(t.get(0).rows()).contains(List.of("一户", "300"), List.of("二户", ""));
            assertThat(t.get(1).caption()).isEqualTo("乙");
            assertThat(t.get(1).rows()).containsExactly(List.of("名单"), List.of("甲"));
        });
    }

    @Test
    void what_is_no_workbook_is_refused() throws IOException {
        refused(new byte[] {1, 2, 3}, "不是 .xlsx");
        refused("姓名,金额\n甲,1".getBytes(StandardCharsets.UTF_8), "不是 .xlsx");
        refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0}, "旧版 .xls");
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("readme.txt"));
            out.write(65);
        }
        refused(zip.toByteArray(), "已损坏或不是");
        byte[] cut = accounts();
        refused(java.util.Arrays.copyOf(cut, cut.length / 2), "已损坏");
        refused(edited(accounts(), "xl/worksheets/sheet1.xml", xml -> xml.substring(0, 300)), "已损坏");
        refused(workbook(book -> book.createSheet("空")), "没有可以公布的内容");
    }

    @Test
    void too_much_is_refused_with_sheet_and_cell() {
        refused(workbook(book -> {
            XSSFSheet sheet = book.createSheet("太长");
            for (int row = 0; row < 501; row++) {
                row(sheet, row, "甲", row);
            }
        }), "工作表“太长”", "超过500行");
        refused(workbook(book -> row(book.createSheet("太宽"), 3, new Object[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
            21})), "工作表“太宽”单元格U4", "超出第20列");
        refused(workbook(book -> row(book.createSheet("太多字"), 0, "甲", "字".repeat(501))), "单元格B1", "不能超过500字");
        refused(workbook(book -> row(book.createSheet("怪字"), 0, "甲", "收\u202e入")), "单元格B1", "控制字符");
        refused(workbook(book -> {
            for (int n = 0; n < 6; n++) {
                row(book.createSheet("表" + n), 0, "甲", n);
            }
        }), "超过5个工作表");
    }

    @Test
    void a_formula_is_never_calculated_here() throws IOException {
        refused(workbook(book -> {
            XSSFSheet sheet = book.createSheet("账");
            row(sheet, 0, "甲");
            sheet.getRow(0).createCell(1).setCellFormula("1+1");
        }), "工作表“账”单元格B1", "公式没有保存计算结果");
        refused(workbook(book -> {
            XSSFSheet sheet = book.createSheet("账");
            row(sheet, 0, "甲");
            sheet.getRow(0).createCell(1).setCellErrorValue(FormulaError.REF);
        }), "单元格B1", "错误值");
        // what stands in the file is taken, wherever the formula points
        byte[] outside = edited(accounts(), "xl/worksheets/sheet1.xml", xml -> xml.replace("SUM(C5:C5)", "WEBSERVICE(&quot;http://localhost:1/&quot;)"));
        assertThat(read(outside).get(0).rows()).contains(List.of("合计", "", "12,000.50", "", ""));
    }

    @Test
    void entities_bombs_and_floods_of_merged_cells_are_refused() throws IOException {
        refused(edited(accounts(), "xl/workbook.xml", xml -> xml.replaceFirst("\\?>", "?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>")),
                "已损坏");
        refused(edited(accounts(), "xl/sharedStrings.xml", xml -> xml.replaceFirst("\\?>",
                "?><!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>")), "已损坏");
        refused(edited(accounts(), "xl/worksheets/sheet1.xml", xml -> xml + " ".repeat(45 * 1024 * 1024)), "展开后过大");
        refused(edited(accounts(), "xl/worksheets/sheet1.xml", xml -> xml.replace("</mergeCells>",
                "<mergeCell ref=\"A1:XFD1048576\"/>".repeat(2001) + "</mergeCells>")), "合并的单元格过多");
        byte[] wide = edited(accounts(), "xl/worksheets/sheet1.xml", xml -> xml.replace("</mergeCells>",
                "<mergeCell ref=\"A3:XFD1048576\"/>".repeat(1000) + "</mergeCells>"));
        assertThat(read(wide).get(0).rows().get(0)).hasSize(5);
        refused(edited(accounts(), "xl/workbook.xml", xml -> xml.replaceFirst("<workbookPr[^>]*>", "<workbookPr date1904=\"1\"/>")), "1904");
    }
}
