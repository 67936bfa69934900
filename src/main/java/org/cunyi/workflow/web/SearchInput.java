package org.cunyi.workflow.web;

import java.time.LocalDate;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.LocalDates;

/** What was typed into a search, made harmless: the database knows no NUL, and nobody pages ten thousand times. */
public final class SearchInput {

    private static final int LONGEST = 100;
    private static final int LAST_PAGE = 10_000;

    private SearchInput() {
    }

    /** @return the text without control characters, {@code null} where nothing is left */
    public static String text(String typed) {
        String clean = typed == null ? "" : typed.replaceAll("\\p{Cntrl}", "").strip();
        return clean.isEmpty() ? null : clean.substring(0, clean.offsetByCodePoints(0, Math.min(clean.codePointCount(0, clean.length()), LONGEST)));
    }

    /**
     * @param label what the field is called on the page
     * @throws Refusal where it is no date
     */
    public static LocalDate day(String field, String label, String typed) {
        String text = text(typed);
        return text == null ? null : LocalDates.parse(text).orElseThrow(
                () -> Refusal.of(field, label + "：“" + text + "”不是有效日期，应写成 年-月-日，如 2026-01-20"));
    }

    public static int page(Integer page) {
        return page == null ? 0 : Math.max(0, Math.min(page, LAST_PAGE));
    }
}
