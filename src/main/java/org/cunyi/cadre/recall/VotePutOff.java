package org.cunyi.cadre.recall;

import org.cunyi.cadre.paper.CadrePapers;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseMessages;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The vote was not held on the day for which the villagers were called: it is called again. */
@Component
class VotePutOff extends ReasonedAct {

    VotePutOff(Recalls recalls, VoteCallings callings, CadrePapers papers, RecallOffices offices, CaseMessages messages,
            ApplicationEventPublisher events) {
        super(recalls, callings, papers, offices, messages, events, Until.VOTE_RECORDED, "recall.vote-put-off");
    }

    @Override
    public String name() {
        return "put-off-vote";
    }

    @Override
    Words words() {
        return new Words("未如期投票", "没有在通知的日期投票的，登记原因后重新确定日期、重新通知。", "未如期投票的原因", "登记并重新召集");
    }

    @Override
    void happened(CaseFile file) {
        callings.became(file.caseNumber(), "put-off");
    }
}
