package org.cunyi.cadre.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.cunyi.cadre.registry.Line;
import org.cunyi.org.XlsxList;
import org.cunyi.workflow.Wording;
import org.springframework.stereotype.Component;

/** The register as a workbook. Every cell is a text that no spreadsheet program takes for a formula. */
@Component
class CadreXlsx {

    private static final List<String> HEADS = List.of("单位代码", "单位", "姓名", "职务", "职务类别", "一肩挑", "任期起", "任期止", "任职日期", "离任日期",
            "联审", "联审有效期至", "最近考核", "结果");
    private static final int[] WIDTHS = {15, 14, 10, 30, 10, 8, 12, 12, 12, 12, 10, 14, 10, 10};

    private final Wording words;

    CadreXlsx(Wording words) {
        this.words = words;
    }

    void write(OutputStream out, List<Line> lines) throws IOException {
        try (XlsxList list = new XlsxList("村干部登记簿", HEADS, WIDTHS)) {
            lines.forEach(l -> list.add(cells(l)));
            list.write(out);
        }
    }

    private List<String> cells(Line l) {
        return List.of(l.orgCode(), l.orgName(), l.name(), l.title(), words.of("post-kind", l.kind()), l.oneShoulder() ? "是" : "", day(l.termFrom()),
                day(l.termTo()), day(l.validFrom()), day(l.validTo()), l.reviewMissing() ? "缺联审" : "", day(l.reviewTo()),
                l.resultYear() == null ? "" : l.resultYear() + "年", l.result() == null ? "" : words.of("evaluation-result", l.result()));
    }

    private static String day(LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
