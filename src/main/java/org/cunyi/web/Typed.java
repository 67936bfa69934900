package org.cunyi.web;

import java.time.LocalDate;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.LocalDates;

/** What was typed into a search, made harmless: the database knows no NUL, and nobody pages ten thousand times. */
final class Typed {

    private static final int LONGEST = 100;
    private static final int LAST_PAGE = 10_000;

    private Typed() {
    }

    /** @return the text without control characters, {@code null} where nothing is left */
    static String text(String typed) {
        String clean = typed == null ? "" : typed.replaceAll("\\p{Cntrl}", "").strip();
        return clean.isEmpty() ? null : clean.substring(0, Math.min(clean.length(), LONGEST));
    }

    static LocalDate day(String field, String typed) {
        String text = text(typed);
        return text == null ? null : LocalDates.parse(text).orElseThrow(
                () -> Refusal.of(field, field + "：“" + text + "”不是有效日期，应写成 年-月-日，如 2026-01-20"));
    }

    static int page(Integer page) {
        return page == null ? 0 : Math.max(0, Math.min(page, LAST_PAGE));
    }
}
