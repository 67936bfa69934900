package org.cunyi.workflow;

import java.util.regex.Pattern;

/** What may stand in a text that people enter: everything that can be read, nothing that only a machine sees. */
public final class Words {

    /** Control characters, lone surrogates, and marks that turn the direction of reading. */
    private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\r\\t]]");
    private static final Pattern BREAKS = Pattern.compile("[\\n\\r\\t\\u2028\\u2029]");
    private static final Pattern INVISIBLE = Pattern.compile("[\\s\\p{Z}\\u200B-\\u200D\\u2060\\uFEFF]*");

    private Words() {
    }

    /** Whether there is nothing to read: white space and marks without width only. */
    public static boolean isBlank(String text) {
        return text == null || INVISIBLE.matcher(text).matches();
    }

    /**
     * What is wrong with a text, in Chinese, {@code null} where nothing is.
     *
     * @param lines   whether line breaks are allowed
     * @param longest in characters as people count them
     */
    public static String problem(String text, boolean lines, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            return "不能超过" + longest + "字";
        }
        if (UNREADABLE.matcher(text).find()) {
            return "含有不能识别的控制字符";
        }
        return !lines && BREAKS.matcher(text).find() ? "不能换行" : null;
    }
}
