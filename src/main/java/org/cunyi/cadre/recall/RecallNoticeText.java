package org.cunyi.cadre.recall;

import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cunyi.meeting.Meeting;
import org.cunyi.meeting.Meetings;
import org.cunyi.org.Organisation;
import org.cunyi.publicity.NoticeText;
import org.cunyi.publicity.NoticeTexts;
import org.springframework.stereotype.Component;

/** Proposes the notice of the vote: post, figures, result; neither who signed nor why, nor what the member answered. */
@Component
class RecallNoticeText implements NoticeText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final Recalls recalls;
    private final Meetings meetings;
    private final Organisation organisation;
    private final NoticeTexts texts;

    RecallNoticeText(Recalls recalls, Meetings meetings, Organisation organisation, NoticeTexts texts) {
        this.texts = texts;
        this.recalls = recalls;
        this.meetings = meetings;
        this.organisation = organisation;
    }

    @Override
    public Optional<Draft> draft(String parentCaseNumber, String noticeKind) {
        return parentCaseNumber == null || !noticeKind.equals("recall") ? Optional.empty()
                : recalls.find(parentCaseNumber).flatMap(r -> meetings.latest(parentCaseNumber).map(m -> draft(r, m)));
    }

    private Draft draft(Recall recall, Meeting vote) {
        String post = organisation.name(recall.orgCode()) + recall.postTitle();
        Map<String, Object> facts = new HashMap<>(Map.of("投票日期", DAY.format(vote.heldOn()), "职务", post, "登记选民", vote.expected(), "收回选票", vote.present(),
                "赞成", vote.inFavour(), "反对", vote.against(), "弃权", vote.abstained(), "依据", vote.legalBasis(), "案件编号", recall.caseNumber()));
        facts.put("是否过半数", vote.passed() ? "过" : "未过");
        facts.put("结果", vote.passed() ? "通过" : "未通过");
        return texts.write("recall", recall.orgCode(), facts);
    }
}
