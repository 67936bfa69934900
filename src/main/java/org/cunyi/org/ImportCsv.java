package org.cunyi.org;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** CSV in UTF-8 or, as Chinese Excel saves it, in GBK (read as its superset GB18030). */
final class ImportCsv {

    // blank lines are read too, for only so does the count of lines stay that of the file
    private static final int MOST_COMMAS = 1000;
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();

    private ImportCsv() {
    }

    static List<ImportFile.Line> read(byte[] content) {
        List<ImportFile.Line> lines = new ArrayList<>();
        refuseTooWide(content);
        try (CSVParser parser = CSVParser.parse(decode(content), FORMAT)) {
            long end = 0;
            try {
                for (CSVRecord record : parser) {
                    ImportFile.keep(lines, (int) end + 1, record.toList());
                    end = parser.getCurrentLineNumber();
                }
            } catch (UncheckedIOException badQuotes) {
                throw ImportFile.refused("从第" + (end + 1) + "行起无法读取：引号不成对，或引号后还有文字");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** A line of millions of commas would become millions of cells before anybody could count them. */
    private static void refuseTooWide(byte[] content) {
        int commas = 0;
        for (byte b : content) {
            commas = b == '\n' || b == '\r' ? 0 : b == ',' ? commas + 1 : commas;
            if (commas > MOST_COMMAS) {
                throw ImportFile.refused("有一行的列数过多，不是名册文件");
            }
        }
    }

    /** Chinese text in GBK is practically never valid UTF-8, so strict decoding tells the two apart. */
    private static String decode(byte[] content) {
        try {
            return strict(content, StandardCharsets.UTF_8);
        } catch (CharacterCodingException notUtf8) {
            try {
                return strict(content, Charset.forName("GB18030"));
            } catch (CharacterCodingException neither) {
                throw ImportFile.refused("无法识别文件的编码，请另存为 UTF-8 或 GBK 编码的 CSV，或 .xlsx");
            }
        }
    }

    private static String strict(byte[] content, Charset charset) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    }
}
