package org.cunyi.publicity.calendar;

import static org.cunyi.org.reference.ReferenceColumn.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cunyi.org.reference.ReferenceColumn;
import org.cunyi.org.reference.ReferenceTable;
import org.cunyi.shared.Refusal.FieldError;
import org.springframework.stereotype.Component;

/** The duties of the calendar as a table that modellers change. Items that were opened keep the duty that they were opened under. */
@Component
class DutyReference implements ReferenceTable {

    private static final int LONGEST_CODE = 40;
    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_BASIS = 400;
    private static final Map<String, String> MARKS = words("T", "法律原文", "L", "省里的条文", "D", "本县规定");

    @Override
    public String code() {
        return "publication-duties";
    }

    @Override
    public String title() {
        return "公开日历";
    }

    @Override
    public String purpose() {
        return "每个村应当公开什么、多久一次、哪一天以前、提前几天提醒。范围小的代替范围大的；已经生成的事项按生成时的规定办。";
    }

    @Override
    public String source() {
        return "《村民委员会组织法》（2025年修订）第三十五条，省里的条文，县里的规定";
    }

    @Override
    public Storage storage() {
        return new Storage("publication_duty", "valid_from", "valid_to", null);
    }

    @Override
    public List<ReferenceColumn> columns() {
        return List.of(ReferenceColumn.code("code", "编号", LONGEST_CODE).asKey().hint("同一事项的编号不变；新的事项取一个新的编号，小写字母、数字和连字符，如 village-roads。"),
                ReferenceColumn.unit("scope_code", "范围", "county", "township", "village").asKey().optional(),
                ReferenceColumn.choice("category", "类别", words("village", "村务", "party", "党务", "finance", "财务")),
                ReferenceColumn.text("title", "公开内容", LONGEST_TITLE),
                ReferenceColumn.choice("frequency", "多久一次", words("monthly", "每月", "quarterly", "每季度", "at-once", "发生时", "none", "不公开")),
                ReferenceColumn.number("due_day", "次月几日以前", 1, 31).optional().hint("每月、每季度的填：期满以后下一个月的几日，1到31。"),
                ReferenceColumn.number("due_days", "发生后几天以内", 1, 365).optional().hint("发生时公开的填：1到365天，发生当天不算。"),
                ReferenceColumn.number("remind_days", "提前几天提醒", 0, 60), ReferenceColumn.number("correction_days", "更正须在几天以内", 1, 60),
                ReferenceColumn.choice("notice_kind", "公告种类", words("village-affairs", "村务公开", "party-affairs", "党务公开", "finance", "财务公开")),
                ReferenceColumn.yesNo("table_required", "必须附表格"), ReferenceColumn.text("legal_basis", "公开依据", LONGEST_BASIS),
                ReferenceColumn.choice("mark", "公开依据的来源", MARKS), ReferenceColumn.text("due_basis", "期限依据", LONGEST_BASIS),
                ReferenceColumn.choice("due_mark", "期限依据的来源", MARKS));
    }

    @Override
    public List<FieldError> check(Map<String, String> row) {
        List<FieldError> wrong = new ArrayList<>();
        String frequency = row.get("frequency");
        if (Duty.AT_ONCE.equals(frequency) && row.get("due_days") == null) {
            wrong.add(new FieldError("due_days", "发生后几天以内：发生时公开的必须填写"));
        }
        if ((Duty.MONTHLY.equals(frequency) || Duty.QUARTERLY.equals(frequency)) && row.get("due_day") == null) {
            wrong.add(new FieldError("due_day", "次月几日以前：每月、每季度公开的必须填写"));
        }
        return wrong;
    }
}
