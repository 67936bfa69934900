package org.cunyi.deliberation.web;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.cunyi.deliberation.VillageFigures;
import org.cunyi.org.XlsxList;
import org.springframework.stereotype.Component;

/** The statistics as a workbook: counts are numbers that can be added up, every text is one that no spreadsheet program takes for a formula. */
@Component
class StatisticsXlsx {

    private static final List<String> HEADS = List.of("单位代码", "村", "年度", "现有成员", "提出议题", "列入议程", "不予列入：法律政策已有规定", "不予列入：村规民约已有规定",
            "退回补充：没有准备充分", "转入四议两公开", "会议", "已召开", "延期", "取消", "最近一次会议", "未销号决议", "其中逾期");

    void write(OutputStream out, int year, List<VillageFigures> all) throws IOException {
        try (XlsxList list = new XlsxList("议事会情况" + year, HEADS)) {
            all.forEach(v -> list.add(cells(v, year)));
            list.write(out);
        }
    }

    private static List<Object> cells(VillageFigures v, int year) {
        return List.of(v.code(), v.name(), year, v.members(), v.raised(), v.accepted(), v.byLaw(), v.byVillageRules(), v.notPrepared(), v.referred(),
                v.sessions(), v.held(), v.adjourned(), v.cancelled(), v.lastSession() == null ? "" : v.lastSession().toString(), v.openResolutions(),
                v.overdueResolutions());
    }
}
