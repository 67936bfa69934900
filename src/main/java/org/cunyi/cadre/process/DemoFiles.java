package org.cunyi.cadre.process;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;

/** The files that the demonstration is made from. */
final class DemoFiles {

    private DemoFiles() {
    }

    static byte[] content(String file) {
        try {
            return new ClassPathResource("demo/" + file).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An empty cell is {@code null}. */
    static List<CSVRecord> rows(String file) {
        try {
            return CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setNullString("").get()
                    .parse(new StringReader(new String(content(file), StandardCharsets.UTF_8))).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int number(CSVRecord row, String column) {
        return Integer.parseInt(row.get(column));
    }
}
