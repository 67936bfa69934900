package org.cunyi.publicity.calendar;

import java.util.Optional;
import org.cunyi.publicity.NoticeText;
import org.springframework.stereotype.Component;

/** Proposes the text of a notice that the calendar asks for; the clerk writes what is to be said. */
@Component
class ItemNoticeText implements NoticeText {

    private final Items items;

    ItemNoticeText(Items items) {
        this.items = items;
    }

    @Override
    public Optional<Draft> draft(String parentCaseNumber, String noticeKind) {
        return Optional.empty();
    }

    @Override
    public Optional<Draft> ofOwnCase(String caseNumber, String noticeKind) {
        return items.ofCase(caseNumber).map(i -> new Draft(i.orgName() + i.heading(), body(i)));
    }

    private static String body(Item item) {
        String what = item.isEvent() ? "“" + item.title() + "”（" + item.periodTitle() + "）的有关情况" : item.title();
        return """
                各位村民：
                现将%s公布如下%s。
                公开依据：%s。
                对本公告有异议的，请在公示期内向村务监督委员会或村民委员会提出。
                案件编号：%s""".formatted(what, item.tableRequired() ? "（见所附表格）" : "", item.legalBasis(), item.caseNumber());
    }
}
