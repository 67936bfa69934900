package org.cunyi.publicity.calendar.web;

import java.util.List;
import java.util.Set;
import org.cunyi.publicity.calendar.ItemQuestion;
import org.cunyi.publicity.calendar.Period;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Refusal;

/** The filter as it was typed, each field may stay empty. */
public record CalendarFilter(String org, String category, String state, String period, Integer page) {

    static final List<String> CATEGORIES = List.of("village", "party", "finance");
    static final List<String> STATES = List.of("overdue", "open", "due", "published", "late", "void");
    static final String ALL = "all";
    private static final int LAST_PAGE = 10_000;

    /**
     * @param usual the state that is asked for where none was chosen, {@code null} for all
     * @throws Refusal where something typed is none of the choices
     */
    ItemQuestion question(List<String> units, String usual) {
        String wantedOrg = given(org);
        if (wantedOrg != null && !OrgCode.isValid(wantedOrg)) {
            throw Refusal.of("org", "单位：“" + brief(wantedOrg) + "”不是单位代码");
        }
        String wantedPeriod = given(period);
        if (wantedPeriod != null && Period.of(wantedPeriod).isEmpty()) {
            throw Refusal.of("period", "期间：“" + brief(wantedPeriod) + "”应写成 2026-10（月）或 2026Q4（季度）");
        }
        return new ItemQuestion(units, wantedOrg, choice("category", "类别", category, Set.copyOf(CATEGORIES)), state(usual), wantedPeriod);
    }

    String state(String usual) {
        String wanted = given(state);
        return wanted == null ? usual : wanted.equals(ALL) ? null : choice("state", "状态", wanted, Set.copyOf(STATES));
    }

    public int at() {
        return page == null ? 0 : Math.max(0, Math.min(page, LAST_PAGE));
    }

    private static String choice(String field, String label, String typed, Set<String> allowed) {
        String value = given(typed);
        if (value != null && !allowed.contains(value)) {
            throw Refusal.of(field, label + "：所选“" + brief(value) + "”不在可选范围内");
        }
        return value;
    }

    private static String given(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    private static String brief(String text) {
        return text.substring(0, Math.min(text.length(), 30)).replaceAll("\\p{Cntrl}", "");
    }
}
