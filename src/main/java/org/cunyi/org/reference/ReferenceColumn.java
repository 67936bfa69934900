package org.cunyi.org.reference;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cunyi.shared.OrgCode;

/**
 * One column of a reference table and what may stand in it. Values are texts here: days {@code yyyy-MM-dd}, codes of choices, whole numbers,
 * {@code true} and {@code false}.
 *
 * @param name    of the column in the table and of the field on the page
 * @param hint    a sentence beside the field, {@code null}: none
 * @param key     whether it says which row is meant; rows of one key follow each other in time
 * @param least   of a number
 * @param most    of a number, else the longest text
 * @param choices words by code; for {@link Form#UNIT} the levels that may be chosen; else words that may stand instead of a value
 */
public record ReferenceColumn(String name, String label, String hint, Form form, boolean key, boolean required, int least, int most,
        Map<String, String> choices) {

    /** What kind of value it is, and so which field it has. */
    public enum Form {
        TEXT, CODE, WRITING, NUMBER, DAY, YES_NO, CHOICE, UNIT
    }

    private static final int YEARS_BACK = 2000;
    private static final int YEARS_ON = 2100;
    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Map<String, String> YES_NO = words("true", "是", "false", "否");

    public static ReferenceColumn text(String name, String label, int longest) {
        return new ReferenceColumn(name, label, null, Form.TEXT, false, true, 0, longest, Map.of());
    }

    /** A short code in small letters, digits and hyphens. */
    public static ReferenceColumn code(String name, String label, int longest) {
        return new ReferenceColumn(name, label, "小写字母、数字和连字符。", Form.CODE, false, true, 0, longest, Map.of());
    }

    /** A text of several lines. */
    public static ReferenceColumn writing(String name, String label, int longest) {
        return new ReferenceColumn(name, label, null, Form.WRITING, false, true, 0, longest, Map.of());
    }

    public static ReferenceColumn number(String name, String label, int least, int most) {
        return new ReferenceColumn(name, label, least + "到" + most + "的整数。", Form.NUMBER, false, true, least, most, Map.of());
    }

    public static ReferenceColumn day(String name, String label) {
        return new ReferenceColumn(name, label, "年-月-日，如 2026-01-20。", Form.DAY, false, true, 0, 0, Map.of());
    }

    public static ReferenceColumn yesNo(String name, String label) {
        return new ReferenceColumn(name, label, null, Form.YES_NO, false, true, 0, 0, YES_NO);
    }

    public static ReferenceColumn choice(String name, String label, Map<String, String> words) {
        return new ReferenceColumn(name, label, null, Form.CHOICE, false, true, 0, 0, words);
    }

    /** A unit of one of these levels; where it may be left empty, the row is for all. */
    public static ReferenceColumn unit(String name, String label, String... levels) {
        Map<String, String> allowed = new LinkedHashMap<>();
        List.of(levels).forEach(l -> allowed.put(l, l));
        return new ReferenceColumn(name, label, null, Form.UNIT, false, true, 0, 0, allowed);
    }

    /** Words by code, in the order given: code, word, code, word. */
    public static Map<String, String> words(String... codesAndWords) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < codesAndWords.length; i += 2) {
            words.put(codesAndWords[i], codesAndWords[i + 1]);
        }
        return words;
    }

    public ReferenceColumn asKey() {
        return new ReferenceColumn(name, label, hint, form, true, required, least, most, choices);
    }

    public ReferenceColumn optional() {
        return new ReferenceColumn(name, label, hint, form, key, false, least, most, choices);
    }

    public ReferenceColumn hint(String words) {
        return new ReferenceColumn(name, label, words, form, key, required, least, most, choices);
    }

    /** That word may stand instead of a value, and is kept as that code. */
    public ReferenceColumn or(String code, String word) {
        return new ReferenceColumn(name, label, hint, form, key, required, least, most, words(code, word));
    }

    /**
     * What was typed or stood in a cell, as the table keeps it.
     *
     * @return {@code null} where it is empty and may be
     * @throws IllegalArgumentException what is wrong, in Chinese, without the field's name
     */
    public String read(String typed) {
        String text = typed == null ? "" : typed.replace("\r\n", "\n").strip();
        if (text.isEmpty()) {
            if (required) {
                throw new IllegalArgumentException("必须填写");
            }
            return null;
        }
        if (form == Form.YES_NO || form == Form.CHOICE) {
            return chosen(text).orElseThrow(() -> new IllegalArgumentException("应为 " + all()));
        }
        return form == Form.UNIT ? unit(text) : chosen(text).orElseGet(() -> plain(text));
    }

    private String plain(String text) {
        try {
            return form == Form.NUMBER ? number(text) : form == Form.DAY ? day(text) : words(text);
        } catch (IllegalArgumentException wrong) {
            throw choices.isEmpty() ? wrong : new IllegalArgumentException(wrong.getMessage() + "，或者“" + String.join("", choices.values()) + "”", wrong);
        }
    }

    private static String unit(String text) {
        if (!OrgCode.isValid(text)) {
            throw new IllegalArgumentException("应为6位（县）、9位（乡镇）或12位（村）的单位代码");
        }
        return text;
    }

    private String words(String text) {
        if (text.codePointCount(0, text.length()) > most) {
            throw new IllegalArgumentException("不超过" + most + "个字");
        }
        if (text.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c) || c == '\n' && form != Form.WRITING || c == '\uFFFD')) {
            throw new IllegalArgumentException(form == Form.WRITING ? "不能有看不见的字符" : "不能换行，不能有看不见的字符");
        }
        if (text.contains("${") || text.contains("#{")) {
            throw new IllegalArgumentException("不能有“${”或者“#{”");
        }
        if (form == Form.CODE && !CODE.matcher(text).matches()) {
            throw new IllegalArgumentException("只用小写字母、数字和连字符");
        }
        return text;
    }

    private String number(String text) {
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException("应为" + least + "到" + most + "的整数");
        }
        return String.valueOf(Integer.parseInt(text));
    }

    private static String day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= YEARS_BACK && day.getYear() < YEARS_ON) {
                return day.toString();
            }
        } catch (DateTimeException notOne) {
            // said below
        }
        throw new IllegalArgumentException("“" + shortened(text) + "”不是有效日期，应写成 年-月-日，如 2026-01-20");
    }

    private static String shortened(String text) {
        return text.length() > 20 ? text.substring(0, 20) + "…" : text;
    }

    private Optional<String> chosen(String text) {
        return choices.entrySet().stream().filter(c -> c.getKey().equals(text) || c.getValue().equals(text)).map(Map.Entry::getKey).findFirst();
    }

    private String all() {
        List<String> words = new ArrayList<>();
        choices.forEach((code, word) -> words.add(code + "（" + word + "）"));
        return words.size() < 2 ? String.join("", words)
                : String.join("、", words.subList(0, words.size() - 1)) + "或 " + words.get(words.size() - 1);
    }

    /** A value as people read it; units are named by whoever shows them. */
    public String word(String value) {
        return value == null ? "" : choices.getOrDefault(value, value);
    }
}
