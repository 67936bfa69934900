package org.cunyi.cadre.recall;

import java.util.List;
import org.cunyi.cadre.paper.CadrePapers;
import org.cunyi.shared.OrgCode;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseLetter;
import org.cunyi.workflow.CaseMessages;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The village's clerk hears that the petitioners take their petition back: the township's office is told and asks them itself; the case goes on. */
@Component
class WithdrawalReport extends RecallAct {

    WithdrawalReport(Recalls recalls, VoteCallings callings, CadrePapers papers, RecallOffices offices, CaseMessages messages,
            ApplicationEventPublisher events) {
        super(recalls, callings, papers, offices, messages, events, Until.VOTE_CALLED, "recall.withdrawal-reported");
    }

    @Override
    public String name() {
        return "report-withdrawal";
    }

    @Override
    protected Words words() {
        return new Words("转报联名人撤回罢免要求", "投票通知以前，联名人可以撤回罢免要求。登记后转报乡镇组织办，由乡镇向联名人核实后终结；核实以前案件照常办理。",
                "联名人撤回的理由和经过", "转报乡镇核实");
    }

    @Override
    protected boolean may(CaseFile file) {
        return super.may(file) && !offices.ofTownship(file);
    }

    /** The case goes its way until the township has asked the petitioners. */
    @Override
    void goOn(CaseFile file) {
        int times = papers.of(file.caseNumber(), RecallProcess.SAID).size();
        events.publishEvent(CaseLetter.plain(file.caseNumber(), "recall-withdrawal", "recall-withdrawal-" + file.caseNumber() + "-" + times,
                "联名人撤回待核实", "村里转报：联名人要求撤回一件罢免要求。请向联名人核实，属实的在案件页登记撤回。", null, "/cases/" + file.caseNumber(), List.of(),
                List.of(RecallProcess.TOWNSHIP_OFFICE + "@" + new OrgCode(file.orgCode()).township())));
    }
}
