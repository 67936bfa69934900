package org.cunyi.publicity.calendar;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.publicity.Notice;
import org.cunyi.publicity.NoticeTable;
import org.cunyi.publicity.NoticeTables;
import org.cunyi.publicity.Notices;
import org.cunyi.publicity.PublicityProcess;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The draft that is handed in takes the uploaded tables over; accounts without a table are no accounts. */
@Component
@Order(30)
class ItemDraft implements StepRule {

    private final Items items;
    private final ItemTables uploads;
    private final Notices notices;
    private final NoticeTables tables;

    ItemDraft(Items items, ItemTables uploads, Notices notices, NoticeTables tables) {
        this.items = items;
        this.uploads = uploads;
        this.notices = notices;
        this.tables = tables;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(PublicityProcess.KEY, PublicityProcess.DRAFT_NOTICE);
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        items.ofCase(step.caseNumber()).ifPresent(item -> {
            List<NoticeTable> uploaded = uploads.of(step.caseNumber());
            if (item.tableRequired() && uploaded.isEmpty()) {
                throw Refusal.of("noticeBody", "公告正文：“" + item.dutyTitle() + "”必须附表格。请先在“公开日历”打开该事项，上传 .xlsx 表格，再提交公告");
            }
            draft(step.caseNumber()).ifPresent(d -> tables.replace(d.id(), uploaded));
        });
        return Map.of();
    }

    private Optional<Notice> draft(String caseNumber) {
        return notices.of(caseNumber).stream().filter(n -> n.caseNumber().equals(caseNumber) && n.state().equals("draft")).findFirst();
    }
}
