package org.cunyi.cadre.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.cadre.batch.Batch;
import org.cunyi.cadre.qualification.SummaryLine;
import org.cunyi.org.Organisation;
import org.cunyi.shared.OrgCode;
import org.cunyi.workflow.Wording;
import org.springframework.stereotype.Component;

/** Puts what was read for the summary sheet into words, the same for every format. */
@Component
class SummaryWords {

    private final Organisation organisation;
    private final Wording words;
    private final Clock clock;

    SummaryWords(Organisation organisation, Wording words, Clock clock) {
        this.organisation = organisation;
        this.words = words;
        this.clock = clock;
    }

    SummarySheet sheet(Batch batch, List<SummaryLine> lines) {
        Map<String, String> villages = new HashMap<>();
        organisation.children(batch.township()).forEach(v -> villages.put(v.code(), v.name()));
        List<List<String>> rows = new ArrayList<>();
        for (SummaryLine line : lines) {
            rows.add(cells(rows.size() + 1, line, line.villageCode() == null ? "" : villages.computeIfAbsent(line.villageCode(), organisation::name)));
        }
        String county = organisation.name(new OrgCode(batch.township()).county());
        return new SummarySheet("任职资格联审汇总表：" + batch.title(), "制表单位：" + county + organisation.name(batch.township()) + "　　批次编号："
                + batch.number() + "　　制表日期：" + LocalDate.now(clock), rows);
    }

    private List<String> cells(int order, SummaryLine l, String village) {
        return List.of(String.valueOf(order), l.erased() ? "（保存期满已删除）" : said(l.name()), said(l.maskedNumber()), village, l.post(),
                l.firstReview() == null ? "" : words.of("first-review", l.firstReview()), findings(l),
                l.conclusion() == null ? "" : words.of("outcome", l.conclusion()), said(l.concludedOn()), said(l.validTo()));
    }

    private static String findings(SummaryLine l) {
        if (l.findings() == null) {
            return "";
        }
        String found = l.findings().isEmpty() ? "未发现问题" : String.join("\n", l.findings());
        return l.unanswered() ? found + "\n有单位逾期未答复，已书面说明理由" : found;
    }

    private static String said(Object value) {
        return value == null ? "" : value.toString();
    }
}
