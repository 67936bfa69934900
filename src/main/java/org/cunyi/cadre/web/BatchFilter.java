package org.cunyi.cadre.web;

import java.util.List;
import org.cunyi.cadre.batch.BatchQuestion;
import org.cunyi.cadre.batch.Batches;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.web.SearchInput;

/** The filter of the list of batches as it was typed, each field may stay empty. */
public record BatchFilter(String org, String state, String year, Integer page) {

    private static final String YEAR = "20[0-9]{2}";

    /** @throws Refusal where something typed is none of the choices */
    BatchQuestion question(List<String> units) {
        String unit = SearchInput.text(org);
        if (unit != null && !OrgCode.isValid(unit)) {
            throw Refusal.of("org", "乡镇：所选不是单位代码");
        }
        String wanted = SearchInput.text(state);
        if (wanted != null && !Batches.STATES.contains(wanted)) {
            throw Refusal.of("state", "状态：所选不在可选范围内");
        }
        String when = SearchInput.text(year);
        if (when != null && !when.matches(YEAR)) {
            throw Refusal.of("year", "年份：应为四位数字，如 2026");
        }
        return new BatchQuestion(units, unit, wanted, when == null ? null : Integer.valueOf(when));
    }

    public int at() {
        return SearchInput.page(page);
    }
}
