package org.cunyi.publicity.calendar;

import java.util.Map;
import java.util.Optional;
import org.cunyi.publicity.NoticeText;
import org.cunyi.publicity.NoticeTexts;
import org.springframework.stereotype.Component;

/** Proposes the text of a notice that the calendar asks for; the clerk writes what is to be said. */
@Component
class ItemNoticeText implements NoticeText {

    private final Items items;
    private final NoticeTexts texts;

    ItemNoticeText(Items items, NoticeTexts texts) {
        this.texts = texts;
        this.items = items;
    }

    @Override
    public Optional<Draft> draft(String parentCaseNumber, String noticeKind) {
        return Optional.empty();
    }

    @Override
    public Optional<Draft> ofOwnCase(String caseNumber, String noticeKind) {
        return items.ofCase(caseNumber).map(this::draft);
    }

    private Draft draft(Item item) {
        String what = item.isEvent() ? "“" + item.title() + "”（" + item.periodTitle() + "）的有关情况" : item.title();
        return texts.write("publication-item", item.orgCode(), Map.of("村名", item.orgName(), "标题", item.heading(), "内容", what, "附表",
                item.tableRequired() ? "（见所附表格）" : "", "公开依据", item.legalBasis(), "案件编号", item.caseNumber()));
    }
}
