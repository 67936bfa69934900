package org.cunyi.org;

import java.util.List;
import org.cunyi.org.reference.ReferenceColumn;
import org.cunyi.org.reference.ReferenceTable;
import org.springframework.stereotype.Component;

/** 放假调休 as a table that modellers change: each day is a row of its own. */
@Component
class WorkingDayReference implements ReferenceTable {

    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_BASIS = 400;

    @Override
    public String code() {
        return "working-days";
    }

    @Override
    public String title() {
        return "放假和调休";
    }

    @Override
    public String purpose() {
        return "哪些日子放假、哪些周末上班；按工作日计算的期限从这里来。没有列出的，周一至周五上班。";
    }

    @Override
    public String source() {
        return "《全国年节及纪念日放假办法》，国务院办公厅每年的放假通知";
    }

    @Override
    public Storage storage() {
        return new Storage("working_day", "on_day", null, null);
    }

    @Override
    public List<ReferenceColumn> columns() {
        return List.of(ReferenceColumn.day("on_day", "日期").asKey(),
                ReferenceColumn.choice("kind", "类别", ReferenceColumn.words("holiday", "放假", "workday", "上班")),
                ReferenceColumn.text("name", "节日", LONGEST_NAME), ReferenceColumn.text("legal_basis", "依据", LONGEST_BASIS).hint("放假通知的名称和文号。"));
    }
}
