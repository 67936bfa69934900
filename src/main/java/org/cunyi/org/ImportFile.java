package org.cunyi.org;

import java.util.List;
import java.util.Locale;
import org.cunyi.shared.Refusal;

/** Reads a table out of a file that somebody hands in, CSV or XLSX; a file that cannot be read is refused as a whole. */
final class ImportFile {

    static final int MAX_BYTES = 20 * 1024 * 1024;
    static final int MAX_ROWS = 100_000;
    static final int MAX_COLUMNS = 200;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    /** One row that is not blank: its number as the file counts lines, and its cells without surrounding blanks. */
    record Line(int number, List<String> cells) {
    }

    private ImportFile() {
    }

    /** @return at least one line, the first being the headers */
    static List<Line> read(String fileName, byte[] content) {
        checkSize(content.length);
        if (startsWith(content, OLE)) {
            throw refused("这是旧版 .xls 或加了密码的文件，请另存为不加密码的 .xlsx 或 .csv 再导入");
        }
        String name = fileName == null ? "" : fileName.toLowerCase(Locale.ROOT);
        if (!name.endsWith(".csv") && !name.endsWith(".xlsx")) {
            throw refused("只接受 .csv 和 .xlsx 文件");
        }
        boolean zip = startsWith(content, ZIP);
        if (name.endsWith(".xlsx") && !zip) {
            throw refused("文件名是 .xlsx，内容却不是，请用表格软件重新另存");
        }
        // what the bytes say wins over a wrong .csv in the name
        List<Line> lines = zip ? ImportXlsx.read(content) : ImportCsv.read(content);
        if (lines.isEmpty()) {
            throw refused("文件是空的");
        }
        return lines;
    }

    /** Also for callers that know the size before they hold the content. */
    static void checkSize(long bytes) {
        if (bytes == 0) {
            throw refused("文件是空的");
        }
        if (bytes > MAX_BYTES) {
            throw refused("文件超过" + MAX_BYTES / 1024 / 1024 + " MB");
        }
    }

    /** Keeps a row unless it is blank. */
    static void keep(List<Line> lines, int number, List<String> cells) {
        List<String> clean = cells.stream().map(ImportFile::clean).toList();
        if (clean.stream().allMatch(String::isEmpty)) {
            return;
        }
        if (lines.size() > MAX_ROWS) {
            throw refused("文件超过" + MAX_ROWS + "行");
        }
        if (clean.size() > MAX_COLUMNS) {
            throw refused("第" + number + "行超过" + MAX_COLUMNS + "列");
        }
        lines.add(new Line(number, clean));
    }

    static Refusal refused(String message) {
        return Refusal.of("file", message);
    }

    /** Blanks that a spreadsheet leaves behind: also the full-width, the unbreakable and the zero-width one, and a byte order mark. */
    private static String clean(String cell) {
        return cell == null ? "" : cell.replaceAll("^[\\s\\u00A0\\u3000\\u200B\\uFEFF]+|[\\s\\u00A0\\u3000\\u200B\\uFEFF]+$", "");
    }

    private static boolean startsWith(byte[] content, byte[] magic) {
        for (int i = 0; i < magic.length; i++) {
            if (content.length <= i || content[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
