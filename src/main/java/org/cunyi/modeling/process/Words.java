package org.cunyi.modeling.process;

import java.util.regex.Pattern;

/** What people read. */
final class Words {

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private Words() {
    }

    static boolean isChinese(String text) {
        return text != null && HAN.matcher(text).find();
    }

    static boolean isText(String text) {
        return text != null && !text.isBlank();
    }
}
