package org.cunyi.cadre.recall;

import java.util.List;
import org.cunyi.cadre.paper.CadrePapers;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseMessages;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The petitioners may take their petition back until the vote is called; afterwards the villagers decide. */
@Component
class PetitionWithdrawal extends ReasonedAct {

    private final Recalls recalls;
    private final VoteCallings callings;

    PetitionWithdrawal(Recalls recalls, VoteCallings callings, CadrePapers papers, RecallOffices offices, CaseMessages messages,
            ApplicationEventPublisher events) {
        super(recalls, papers, offices, messages, events, RecallProcess.PETITION_WITHDRAWN, "case.withdrawn");
        this.recalls = recalls;
        this.callings = callings;
    }

    @Override
    public String name() {
        return "withdraw-petition";
    }

    @Override
    List<String> words() {
        return List.of("联名人撤回罢免要求", "投票通知以前，联名人可以撤回罢免要求。请写明联名人撤回的理由和经过；登记后案件即行终结，不能恢复。",
                "撤回的理由和经过", "登记撤回");
    }

    @Override
    String late() {
        return "投票已经通知或者案件已经结束，不能撤回罢免要求";
    }

    @Override
    boolean possible(CaseFile file) {
        return callings.of(file.caseNumber()).isEmpty() && super.possible(file);
    }

    @Override
    void happened(CaseFile file) {
        recalls.ended(file.caseNumber(), "petitioners", null);
    }
}
