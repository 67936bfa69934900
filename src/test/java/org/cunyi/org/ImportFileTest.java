package org.cunyi.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cunyi.org.ImportFixture.csv;
import static org.cunyi.org.ImportFixture.xlsx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.cunyi.org.ImportFile.Line;
import org.cunyi.shared.Refusal;
import org.junit.jupiter.api.Test;

class ImportFileTest {

    private static final String TEXT = "代码,名称\r\n110101,东山县\r\n";

    @Test
    void utf8WithAndWithoutAByteOrderMarkAndGbkAreReadAlike() {
        List<Line> plain = ImportFile.read("a.csv", TEXT.getBytes(StandardCharsets.UTF_8));

        assertThat(plain).containsExactly(new Line(1, List.of("代码", "名称")), new Line(2, List.of("110101", "东山县")));
        assertThat(ImportFile.read("a.csv", ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8))).isEqualTo(plain);
        assertThat(ImportFile.read("a.CSV", TEXT.getBytes(Charset.forName("GBK")))).isEqualTo(plain);
    }

    @Test
    void aRareCharacterOfAVillageNameSurvivesGb18030() {
        byte[] file = "名称\n䴘𠮷村\n".getBytes(Charset.forName("GB18030"));

        assertThat(ImportFile.read("a.csv", file).get(1).cells()).containsExactly("䴘𠮷村");
    }

    @Test
    void linesAreCountedAsTheFileCountsThemOverBlankLinesAndLineBreaksInCells() {
        List<Line> lines = ImportFile.read("a.csv", csv("code,name", "", "1,\"two", "lines\"", ",,", "2,b"));

        assertThat(lines).extracting(Line::number).containsExactly(1, 3, 6);
    }

    @Test
    void blanksAroundACellAreNotPartOfItAlsoFullWidthOnes() {
        assertThat(ImportFile.read("a.csv", csv("code", "\u3000 东 山\u00A0\u200B")).get(1).cells()).containsExactly("东 山");
    }

    @Test
    void aQuotationMarkThatIsNotClosedIsReportedWithItsLine() {
        assertThatThrownBy(() -> ImportFile.read("a.csv", csv("code,name", "1,a", "2,\"b", "3,c"))).isInstanceOf(Refusal.class)
                .hasMessageContaining("第3行");
    }

    @Test
    void whatIsNoTableIsRefused() {
        assertRefused("a.csv", new byte[0], "空的");
        assertRefused("a.csv", csv("", ""), "空的");
        assertRefused("a.pdf", csv("code"), "只接受 .csv 和 .xlsx");
        assertRefused("a.csv", new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0}, "编码");
        assertRefused("a.xlsx", csv("code"), "内容却不是");
        assertRefused("a.xls", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1}, "旧版 .xls 或加了密码");
        assertRefused("a.xlsx", new byte[] {'P', 'K', 3, 4, 5, 6, 7}, "已损坏");
    }

    @Test
    void aFileThatIsTooLargeTooLongOrTooWideIsRefused() {
        assertRefused("a.csv", new byte[ImportFile.MAX_BYTES + 1], "超过20 MB");
        assertRefused("a.csv", csv("code" + "\r\n1".repeat(ImportFile.MAX_ROWS + 1)), "超过100000行");
        assertThat(ImportFile.read("a.csv", csv("code" + "\r\n1".repeat(ImportFile.MAX_ROWS)))).hasSize(ImportFile.MAX_ROWS + 1);
        assertRefused("a.csv", csv("c,".repeat(ImportFile.MAX_COLUMNS) + "c"), "超过200列");
        assertRefused("a.xlsx", xlsx(book -> book.createSheet().createRow(0).createCell(16_000).setCellValue("far")), "超出第200列");
    }

    @Test
    void aZipBombIsRefusedBeforeItUnpacks() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i <= 100; i++) {
                zip.write(zeros);
            }
        }
        assertThat(bytes.size()).isLessThan(ImportFile.MAX_BYTES);
        assertRefused("a.xlsx", bytes.toByteArray(), "展开后过大");
    }

    @Test
    void cellsOfASheetAreReadAsTextWithIsoDatesAndAllDigits() {
        byte[] file = xlsx(book -> {
            Row row = book.createSheet("任意名").createRow(2);
            row.createCell(0).setCellValue(110101001201d);
            row.createCell(1).setCellValue("东山县");
            styled(row.createCell(3), "yyyy/m/d").setCellValue(LocalDate.of(2024, 2, 29));
            row.createCell(4).setCellValue(true);
            styled(row.createCell(5), "#,##0").setCellValue(1286);
            row.createCell(6).setCellFormula("40+2");
            row.createCell(7).setCellValue(2.5);
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
        });

        assertThat(ImportFile.read("a.xlsx", file)).containsExactly(
                new Line(3, List.of("110101001201", "东山县", "", "2024-02-29", "TRUE", "1,286", "42", "2.5")));
    }

    @Test
    void onlyTheFirstSheetIsRead() {
        byte[] file = xlsx(book -> {
            book.createSheet("名册").createRow(0).createCell(0).setCellValue("a");
            book.createSheet("说明").createRow(0).createCell(0).setCellValue("b");
        });

        assertThat(ImportFile.read("a.xlsx", file)).containsExactly(new Line(1, List.of("a")));
    }

    @Test
    void aWorkbookThatCountsDatesFrom1904IsRefused() {
        byte[] file = xlsx(book -> {
            book.createSheet().createRow(0).createCell(0).setCellValue("a");
            ((XSSFWorkbook) book).getCTWorkbook().addNewWorkbookPr().setDate1904(true);
        });

        assertRefused("a.xlsx", file, "1904");
    }

    private static Cell styled(Cell cell, String format) {
        Workbook book = cell.getSheet().getWorkbook();
        CellStyle style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(format));
        cell.setCellStyle(style);
        return cell;
    }

    private static void assertRefused(String name, byte[] content, String message) {
        assertThatThrownBy(() -> ImportFile.read(name, content)).isInstanceOf(Refusal.class).hasMessageContaining(message);
    }
}
