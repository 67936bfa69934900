package org.cunyi.org;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.cunyi.org.ImportReport.BadRow;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files and an empty or small county for tests of the import. */
final class ImportFixture {

    static final String[] COUNTY = {"code,name,level,parent,kind", "110101,东山县,county,,", "110101001,河口镇,township,110101,",
            "110101001201,赵家村,village,110101001,village", "110101001202,钱家村,village,110101001,village",
            "110101001001,河口社区,village,110101001,community"};

    private ImportFixture() {
    }

    static byte[] csv(String... lines) {
        return (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] xlsx(Consumer<Workbook> content) {
        try (Workbook workbook = new XSSFWorkbook(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            content.accept(workbook);
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void empty(JdbcClient jdbc) {
        for (String table : List.of("county_setting", "matter_authorisation", "base_figures", "office", "post", "person")) {
            jdbc.sql("delete from " + table).update();
        }
        for (String level : List.of("village", "township", "county")) {
            jdbc.sql("delete from org_unit where level = ?").param(level).update();
        }
    }

    static void county(RosterImport imports) {
        ImportReport report = imports.run(ImportKind.DIVISIONS, "county.csv", csv(COUNTY));
        if (!report.isGood()) {
            throw new IllegalStateException(report.badRows().toString());
        }
    }

    /** Line and column of everything wrong, as {@code 2 code}. */
    static List<String> places(ImportReport report) {
        return report.badRows().stream().map(b -> b.line() + " " + b.column()).toList();
    }

    static String message(ImportReport report) {
        return report.badRows().stream().map(BadRow::message).reduce((a, b) -> a + "\n" + b).orElse("");
    }

    static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }
}
