package org.cunyi.deliberation.web;

import java.time.LocalDate;
import java.util.List;
import org.cunyi.deliberation.resolution.Ledger;
import org.cunyi.deliberation.resolution.LedgerQuestion;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.LocalDates;

/** The filter as it was typed, each field may stay empty. */
public record LedgerFilter(String org, String state, String text, String from, String to, Integer page) {

    private static final int LAST_PAGE = 10_000;
    private static final int LONGEST = 100;
    private static final int BRIEF = 30;

    /** @throws Refusal where something typed cannot be asked for */
    LedgerQuestion question(List<String> units) {
        String wantedOrg = given(org);
        if (wantedOrg != null && !OrgCode.isValid(wantedOrg)) {
            throw Refusal.of("org", "单位：“" + brief(wantedOrg) + "”不是单位代码");
        }
        String wantedState = given(state);
        if (wantedState != null && !Ledger.STANDINGS.contains(wantedState)) {
            throw Refusal.of("state", "状态：所选“" + brief(wantedState) + "”不在可选范围内");
        }
        String words = given(text);
        if (words != null && words.length() > LONGEST) {
            throw Refusal.of("text", "文字：不能超过" + LONGEST + "字");
        }
        return new LedgerQuestion(units, wantedOrg, wantedState, words, day("from", "办理期限，从", from), day("to", "办理期限，到", to));
    }

    public int at() {
        return page == null ? 0 : Math.max(0, Math.min(page, LAST_PAGE));
    }

    private static LocalDate day(String field, String label, String typed) {
        String value = given(typed);
        return value == null ? null : LocalDates.parse(value).orElseThrow(() -> Refusal.of(field, label + "：“" + brief(value)
                + "”不是有效日期，应写成 年-月-日，如 2026-01-20"));
    }

    private static String given(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    private static String brief(String text) {
        return text.substring(0, Math.min(text.length(), BRIEF)).replaceAll("\\p{Cntrl}", "");
    }
}
