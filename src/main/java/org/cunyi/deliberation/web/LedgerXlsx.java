package org.cunyi.deliberation.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cunyi.deliberation.resolution.LedgerLine;
import org.cunyi.org.Organisation;
import org.cunyi.org.XlsxList;
import org.cunyi.workflow.Wording;
import org.springframework.stereotype.Component;

/** Resolutions as a workbook, written row by row. Every cell is a text that no spreadsheet program takes for a formula. */
@Component
class LedgerXlsx {

    private static final List<String> HEADS = List.of("案件编号", "单位", "决议", "内容", "责任人", "办理期限", "最初期限", "办结标准", "状态", "逾期天数", "升级", "销号或撤回日期",
            "理由", "会议", "议题");
    private static final int[] WIDTHS = {26, 14, 30, 50, 10, 12, 12, 30, 10, 10, 18, 14, 30, 26, 26};

    private final Wording words;
    private final Organisation organisation;

    LedgerXlsx(Wording words, Organisation organisation) {
        this.words = words;
        this.organisation = organisation;
    }

    /** @param all hands every line to whom it is given */
    void write(OutputStream out, Consumer<Consumer<LedgerLine>> all) throws IOException {
        try (XlsxList list = new XlsxList("决议台账", HEADS, WIDTHS)) {
            Map<String, String> units = new HashMap<>();
            all.accept(l -> list.add(cells(l, units.computeIfAbsent(l.orgCode(), organisation::name))));
            list.write(out);
        }
    }

    private List<String> cells(LedgerLine l, String unit) {
        return List.of(l.caseNumber(), unit, l.title(), l.content(), l.responsibleName(), l.deadline().toString(), l.firstDeadline().toString(),
                l.measure(), words.of("resolution-state", l.standing()), l.isOverdue() ? String.valueOf(l.overdueDays()) : "",
                l.escalatedTo() == null ? "" : words.of("resolution-escalated", l.escalatedTo()), said(l.settledOn()), said(l.settledReason()),
                l.sessionCase(), l.topicCase());
    }

    private static String said(Object value) {
        return value == null ? "" : value.toString();
    }
}
