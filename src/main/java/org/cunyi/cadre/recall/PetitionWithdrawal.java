package org.cunyi.cadre.recall;

import java.util.List;
import java.util.Map;
import org.cunyi.cadre.paper.CadrePapers;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseMessages;
import org.cunyi.workflow.Option;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The petitioners may take their petition back until the vote is called; afterwards the villagers decide. It ends the case on the word of the
 * township's office, which has asked them: a clerk only reports it ({@link WithdrawalReport}).
 */
@Component
class PetitionWithdrawal extends RecallAct {

    private static final String CONFIRMED = "confirmed";
    private static final String LABEL = "已向联名人核实撤回，书面撤回已收存";
    private static final String YES = "yes";

    PetitionWithdrawal(Recalls recalls, VoteCallings callings, CadrePapers papers, RecallOffices offices, CaseMessages messages,
            ApplicationEventPublisher events) {
        super(recalls, callings, papers, offices, messages, events, Until.VOTE_CALLED, "case.withdrawn");
    }

    @Override
    public String name() {
        return "withdraw-petition";
    }

    @Override
    protected Words words() {
        return new Words("联名人撤回罢免要求", "投票通知以前，联名人可以撤回罢免要求。请先向联名人核实，收存书面撤回，再写明理由和经过；登记后案件即行终结，不能恢复。",
                "撤回的理由和经过", "登记撤回");
    }

    @Override
    protected boolean may(CaseFile file) {
        return offices.ofTownship(file) && file.isOpen();
    }

    @Override
    protected void office(CaseFile file) {
        offices.actAsTownship(file);
    }

    @Override
    protected List<Field> further() {
        return List.of(Field.choice(CONFIRMED, LABEL, List.of(new Option(YES, "是，已逐一或者向联名人代表核实"))));
    }

    @Override
    void check(Map<String, String> values) {
        if (!YES.equals(values.get(CONFIRMED))) {
            throw Refusal.of(CONFIRMED, LABEL + "：必须向联名人核实后确认");
        }
    }

    @Override
    void happened(CaseFile file) {
        recalls.ended(file.caseNumber(), "petitioners", null);
    }
}
