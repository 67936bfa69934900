package org.cunyi.cadre.recall;

import java.util.Optional;
import org.cunyi.cadre.filing.FilingContent;
import org.cunyi.meeting.Meeting;
import org.cunyi.meeting.Meetings;
import org.cunyi.org.Organisation;
import org.cunyi.org.Roster;
import org.springframework.stereotype.Component;

/** What the county's two authorities are told of a recall; a vote that failed is not filed. */
@Component
class RecallFiling implements FilingContent {

    private final Recalls recalls;
    private final Meetings meetings;
    private final Organisation organisation;
    private final Roster roster;

    RecallFiling(Recalls recalls, Meetings meetings, Organisation organisation, Roster roster) {
        this.recalls = recalls;
        this.meetings = meetings;
        this.organisation = organisation;
        this.roster = roster;
    }

    @Override
    public Optional<String> of(String caseNumber) {
        return recalls.find(caseNumber).flatMap(r -> meetings.latest(caseNumber).filter(Meeting::passed).map(m -> words(r, m)));
    }

    private String words(Recall recall, Meeting vote) {
        return """
                %s%s %s 罢免备案
                罢免要求：%s收到，计入联名%d名，基数%d人（%s）
                投票：%s，登记参加选举的村民%d人，收回选票%d张，同意%d票，不同意%d票，弃权%d票
                结果：罢免通过（%s）""".formatted(organisation.name(recall.orgCode()), recall.postTitle(), roster.name(recall.member()),
                recall.receivedOn(), recall.counted(), recall.base(), recall.legalBasis(), vote.heldOn(), vote.expected(), vote.present(),
                vote.inFavour(), vote.against(), vote.abstained(), vote.legalBasis());
    }
}
