package org.cunyi.cadre.recall;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.cunyi.cadre.paper.CadrePapers;
import org.cunyi.shared.OrgCode;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseLetter;
import org.cunyi.workflow.CaseMessages;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The vote was not held on the day for which the villagers were called: it is called again. */
@Component
class VotePutOff extends RecallAct {

    private static final String ONLY_TOWNSHIP = "投票日期未到，或者由乡镇召集的，只有乡镇组织办可以登记";

    private final Clock clock;

    VotePutOff(Recalls recalls, VoteCallings callings, CadrePapers papers, RecallOffices offices, CaseMessages messages,
            ApplicationEventPublisher events, Clock clock) {
        super(recalls, callings, papers, offices, messages, events, Until.VOTE_RECORDED, "recall.vote-put-off");
        this.clock = clock;
    }

    @Override
    public String name() {
        return "put-off-vote";
    }

    @Override
    protected Words words() {
        return new Words("未如期投票", "没有在通知的日期投票的，登记原因后重新确定日期、重新通知，同时通知乡镇和县里。投票日期未到，或者由乡镇召集的，由乡镇组织办登记。",
                "未如期投票的原因", "登记并重新召集");
    }

    @Override
    protected boolean may(CaseFile file) {
        return super.may(file) && (isVillages(file) || offices.ofTownship(file));
    }

    @Override
    protected void office(CaseFile file) {
        if (isVillages(file)) {
            super.office(file);
        } else {
            offices.actAsTownship(file, ONLY_TOWNSHIP);
        }
    }

    /** What the township called is not the village's to put off, and before its day no vote is the village's to call off. */
    private boolean isVillages(CaseFile file) {
        return callings.newest(file.caseNumber()).filter(c -> c.convener().equals(RecallProcess.TOWNSHIP) || c.voteOn().isAfter(LocalDate.now(clock)))
                .isEmpty();
    }

    @Override
    void happened(CaseFile file) {
        callings.became(file.caseNumber(), "put-off");
    }

    /** Who called the villagers off is seen: by the township, and by the county whichever of them it was. */
    @Override
    void goOn(CaseFile file) {
        VoteCalling calling = callings.newest(file.caseNumber()).orElseThrow();
        OrgCode org = new OrgCode(file.orgCode());
        events.publishEvent(CaseLetter.plain(file.caseNumber(), "recall-put-off", "recall-put-off-" + file.caseNumber() + "-" + calling.attempt(),
                "罢免投票未如期进行", "原定" + calling.voteOn() + "的罢免投票已登记为未如期投票，须重新召集，请登录后查看。", null, "/cases/" + file.caseNumber(), List.of(),
                List.of(RecallProcess.TOWNSHIP_OFFICE + "@" + org.township(), "county-organization@" + org.county(), "county-civil-affairs@"
                        + org.county())));
        super.goOn(file);
    }
}
