package org.cunyi.publicity.leak;

/** What one character means inside a number that somebody wrote for people to read. */
final class DigitSign {

    /** Writing systems that may stand side by side without being one number: 张三13800138000 does not begin with a 3. */
    enum Script {
        ARABIC, HAN, CIRCLED, MARK
    }

    /** Everyday, financial and spoken forms, by value. */
    private static final String[] HAN = {"〇零○◯", "一壹幺弌", "二贰弍貳", "三叁弎叄", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"};
    private static final String X = "XxＸｘΧχХх×✕Ⅹⅹ叉";
    private static final String DASHES = "−ー─━﹣﹘";
    private static final String DOTS = ".．。｡·•・‧∙⋅․﹒●";
    private static final String SLASHES = "/／\\＼∕";
    private static final String LISTS = ",，、﹐|｜;；";

    private DigitSign() {
    }

    /** @return 0 to 9, or -1; the letter O is judged by its neighbours, see {@link DigitRuns} */
    static int value(int sign) {
        int han = han(sign);
        if (han >= 0) {
            return han;
        }
        return isCircled(sign) ? Character.getNumericValue(sign) : Character.digit(sign, 10);
    }

    private static int han(int sign) {
        for (int value = 0; value < HAN.length; value++) {
            if (HAN[value].indexOf(sign) >= 0) {
                return value;
            }
        }
        return -1;
    }

    private static boolean isCircled(int sign) {
        return Character.getType(sign) == Character.OTHER_NUMBER && Character.getNumericValue(sign) >= 0
                && Character.getNumericValue(sign) <= 9;
    }

    static Script script(int sign) {
        if (han(sign) >= 0) {
            return Script.HAN;
        }
        return isCircled(sign) ? Script.CIRCLED : Script.ARABIC;
    }

    static boolean isX(int sign) {
        return X.indexOf(sign) >= 0;
    }

    static boolean isO(int sign) {
        return "OoＯｏОо".indexOf(sign) >= 0;
    }

    /** Shows nothing of its own: zero-width characters, marks set upon a digit (keycaps), control characters that break no line. */
    static boolean isInvisible(int sign) {
        int type = Character.getType(sign);
        return type == Character.FORMAT || type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK
                || type == Character.CONTROL && "\t\n\u000B\f\r\u0085".indexOf(sign) < 0;
    }

    /** @return a blank, {@code \t \n - _ . / ( ,} for the kind of separator, or 0 where the sign separates no digits of one number */
    static char gap(int sign) {
        int type = Character.getType(sign);
        if (type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR || "\n\u000B\f\r\u0085".indexOf(sign) >= 0) {
            return '\n';
        }
        if (sign == '\t') {
            return '\t';
        }
        if (type == Character.SPACE_SEPARATOR || sign == 0x2800 || sign == 0x3164) {
            return ' ';
        }
        return sign == '_' || sign == '＿' ? '_' : punctuation(sign, type);
    }

    static boolean isBlank(int sign) {
        return " \t\n".indexOf(gap(sign)) >= 0;
    }

    private static char punctuation(int sign, int type) {
        if (type == Character.DASH_PUNCTUATION || DASHES.indexOf(sign) >= 0) {
            return '-';
        }
        if (DOTS.indexOf(sign) >= 0) {
            return '.';
        }
        if (SLASHES.indexOf(sign) >= 0) {
            return '/';
        }
        if ("()（）[]【】".indexOf(sign) >= 0) {
            return '(';
        }
        return LISTS.indexOf(sign) >= 0 ? ',' : 0;
    }
}
