package org.cunyi.org;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real day written yyyy-MM-dd, or yyyy/M/d, which Excel makes of it when it saves CSV. */
final class ImportDate {

    private static final Pattern FORM = Pattern.compile("(\\d{4})(?:-(\\d{2})-(\\d{2})|/(\\d{1,2})/(\\d{1,2}))");
    private static final int ISO = 2;
    private static final int SLASHED = 4;
    private static final int EARLIEST = 1900;
    private static final int LATEST = 2199;

    private ImportDate() {
    }

    /** @throws IllegalArgumentException with a Chinese message */
    static LocalDate parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("日期应写成 2026-01-31 的形式");
        }
        int month = form.group(ISO) != null ? ISO : SLASHED;
        try {
            LocalDate day = LocalDate.of(number(form, 1), number(form, month), number(form, month + 1));
            if (day.getYear() < EARLIEST || day.getYear() > LATEST) {
                throw new IllegalArgumentException("年份应在" + EARLIEST + "到" + LATEST + "之间");
            }
            return day;
        } catch (DateTimeException noSuchDay) {
            throw new IllegalArgumentException("没有这一天", noSuchDay);
        }
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }
}
