package org.cunyi.deliberation.web;

import java.util.List;
import org.cunyi.deliberation.resolution.Ledger;
import org.cunyi.deliberation.resolution.LedgerQuestion;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.SearchInput;

/** The filter as it was typed, each field may stay empty. */
public record LedgerFilter(String org, String state, String text, String from, String to, Integer page) {

    private static final int BRIEF = 30;

    /** @throws Refusal where something typed cannot be asked for */
    LedgerQuestion question(List<String> units) {
        String wantedOrg = SearchInput.text(org);
        if (wantedOrg != null && !OrgCode.isValid(wantedOrg)) {
            throw Refusal.of("org", "单位：“" + brief(wantedOrg) + "”不是单位代码");
        }
        String wantedState = SearchInput.text(state);
        if (wantedState != null && !Ledger.STANDINGS.contains(wantedState)) {
            throw Refusal.of("state", "状态：所选“" + brief(wantedState) + "”不在可选范围内");
        }
        return new LedgerQuestion(units, wantedOrg, wantedState, SearchInput.text(text),
                SearchInput.day("from", "办理期限，从", from), SearchInput.day("to", "办理期限，到", to));
    }

    public int at() {
        return SearchInput.page(page);
    }

    private static String brief(String text) {
        return text.substring(0, Math.min(text.length(), BRIEF));
    }
}
