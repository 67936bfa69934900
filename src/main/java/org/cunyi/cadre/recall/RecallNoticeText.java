package org.cunyi.cadre.recall;

import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.cunyi.meeting.Meeting;
import org.cunyi.meeting.Meetings;
import org.cunyi.org.Organisation;
import org.cunyi.publicity.NoticeText;
import org.springframework.stereotype.Component;

/** Proposes the notice of the vote: post, figures, result; neither who signed nor why, nor what the member answered. */
@Component
class RecallNoticeText implements NoticeText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private final Recalls recalls;
    private final Meetings meetings;
    private final Organisation organisation;

    RecallNoticeText(Recalls recalls, Meetings meetings, Organisation organisation) {
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
        return new Draft(post + "罢免投票结果公告", """
                各位村民：
                %s，本村就罢免%s进行投票。登记参加选举的村民%d人，收回选票%d张，同意罢免%d票，不同意%d票，弃权%d票。
                依照%s，投票的村民%s半数同意，罢免%s。
                对本公告有异议的，请在公示期内向乡镇组织办提出。
                案件编号：%s""".formatted(DAY.format(vote.heldOn()), post, vote.expected(), vote.present(), vote.inFavour(), vote.against(),
                vote.abstained(), vote.legalBasis(), vote.passed() ? "过" : "未过", vote.passed() ? "通过" : "未通过", recall.caseNumber()));
    }
}
