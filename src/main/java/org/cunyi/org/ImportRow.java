package org.cunyi.org;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** One row of a file. Each reading checks what it reads; what is wrong is noted with line and column and comes back as {@code null}. */
final class ImportRow {

    private static final Pattern COUNT = Pattern.compile("\\d{1,9}|\\d{1,3}(,\\d{3}){1,2}");
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(\\.\\d+)?[Ee]\\+\\d+");
    private static final Map<String, Boolean> YES_NO = Map.of("true", true, "是", true, "有", true, "false", false, "否", false, "无", false);

    private final ImportSheet sheet;
    private final ImportFile.Line line;
    private boolean good = true;

    ImportRow(ImportSheet sheet, ImportFile.Line line) {
        this.sheet = sheet;
        this.line = line;
    }

    int line() {
        return line.number();
    }

    /** Whether nothing has been found wrong so far. */
    boolean isGood() {
        return good;
    }

    void bad(String column, String message) {
        good = false;
        sheet.bad(line, column, message);
    }

    boolean isEmpty(String column) {
        return cell(column).isEmpty();
    }

    /** The cell as it stands, empty where there is none. */
    String cell(String column) {
        return sheet.cell(line, column);
    }

    String required(String column, int longest) {
        if (isEmpty(column)) {
            bad(column, "不能为空");
            return null;
        }
        return optional(column, longest);
    }

    /** @return {@code null} where empty */
    String optional(String column, int longest) {
        String text = cell(column);
        if (text.length() > longest) {
            bad(column, "不能超过" + longest + "个字");
            return null;
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == '\uFFFD')) {
            bad(column, "含有换行、不可见字符或乱码");
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    /** Text of a given form. */
    String matching(String column, Pattern form, String message) {
        String text = cell(column);
        if (SCIENTIFIC.matcher(text).matches()) {
            bad(column, "代码已被表格软件改成科学计数，末尾数字已丢失；请把这一列设为“文本”后重新填写");
            return null;
        }
        if (!form.matcher(text).matches()) {
            bad(column, text.isEmpty() ? "不能为空" : message);
            return null;
        }
        return text;
    }

    <T> T required(String column, Map<String, T> words, String message) {
        if (isEmpty(column)) {
            bad(column, "不能为空");
        }
        return oneOf(column, words, message);
    }

    /** One of a few words, written in English or Chinese; {@code null} where empty. */
    <T> T oneOf(String column, Map<String, T> words, String message) {
        T meaning = words.get(cell(column));
        if (meaning == null && !isEmpty(column)) {
            bad(column, message);
        }
        return meaning;
    }

    Boolean yesNo(String column) {
        Boolean meaning = YES_NO.get(cell(column).toLowerCase(Locale.ROOT));
        if (meaning == null && !isEmpty(column)) {
            bad(column, "应填 是 或 否");
        }
        return meaning;
    }

    /** A whole number from 0, {@code null} where empty; displayed thousands separators are allowed. */
    Integer count(String column) {
        if (isEmpty(column)) {
            return null;
        }
        if (!COUNT.matcher(cell(column)).matches()) {
            bad(column, "应为不小于0的整数");
            return null;
        }
        return Integer.valueOf(cell(column).replace(",", ""));
    }

    LocalDate requiredDate(String column) {
        if (isEmpty(column)) {
            bad(column, "不能为空");
        }
        return date(column);
    }

    /** A day, {@code null} where empty. */
    LocalDate date(String column) {
        if (isEmpty(column)) {
            return null;
        }
        try {
            return ImportDate.parse(cell(column));
        } catch (IllegalArgumentException e) {
            bad(column, e.getMessage());
            return null;
        }
    }

    /** The end of a period, checked against its beginning. */
    LocalDate dateFrom(LocalDate from, String column) {
        LocalDate to = date(column);
        if (from != null && to != null && to.isBefore(from)) {
            bad(column, "不能早于" + from);
            return null;
        }
        return to;
    }
}
