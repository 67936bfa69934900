package org.cunyi.cadre.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Files as townships write them. */
final class CandidateLists {

    static final List<String> HEADS = List.of("拟任职务", "所在村", "姓名", "公民身份号码", "登录名（可空）");

    private CandidateLists() {
    }

    static byte[] csv(List<List<String>> rows) {
        return ("\uFEFF" + String.join(",", HEADS) + "\r\n" + rows.stream().map(r -> String.join(",", r) + "\r\n").collect(Collectors.joining()))
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] xlsx(List<List<String>> rows) {
        try (XSSFWorkbook book = new XSSFWorkbook(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            var sheet = book.createSheet("人选");
            fill(sheet.createRow(0), HEADS);
            for (int i = 0; i < rows.size(); i++) {
                fill(sheet.createRow(i + 1), rows.get(i));
            }
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(Row row, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            row.createCell(i).setCellValue(cells.get(i));
        }
    }
}
