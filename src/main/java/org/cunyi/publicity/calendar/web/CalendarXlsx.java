package org.cunyi.publicity.calendar.web;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.cunyi.org.XlsxList;
import org.cunyi.publicity.calendar.Item;
import org.cunyi.workflow.Wording;
import org.springframework.stereotype.Component;

/** Items as a workbook, written row by row. Every cell is a text that no spreadsheet program takes for a formula. */
@Component
class CalendarXlsx {

    private static final List<String> HEADS = List.of("单位代码", "单位", "类别", "事项", "期间", "公开期限", "状态", "公布日期", "案件编号", "依据");
    private static final int[] WIDTHS = {15, 14, 8, 44, 18, 12, 12, 12, 26, 60};

    private final Wording words;

    CalendarXlsx(Wording words) {
        this.words = words;
    }

    /** @param all hands every item to whom it is given */
    void write(OutputStream out, Consumer<Consumer<Item>> all) throws IOException {
        try (XlsxList list = new XlsxList("公开日历", HEADS, WIDTHS)) {
            all.accept(item -> list.add(cells(item)));
            list.write(out);
        }
    }

    private List<String> cells(Item i) {
        return List.of(i.orgCode(), i.orgName(), words.of("publication-category", i.category()), i.isEvent() ? i.eventTitle() : i.dutyTitle(),
                i.periodTitle(), i.dueOn().toString(), words.of("publication-standing", i.standing()), day(i.publishedOn()),
                i.caseNumber() == null ? "" : i.caseNumber(), i.legalBasis());
    }

    private static String day(LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
