package org.cunyi.cadre.recall;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.cadre.paper.CadrePapers;
import org.cunyi.shared.Personal;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseMessages;
import org.cunyi.workflow.Said;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The petitioners may take their petition back until the vote is called; afterwards the villagers decide. */
@Component
class PetitionWithdrawal implements CaseAction {

    private static final String NAME = "withdraw-petition";
    private static final String LABEL = "撤回的理由和经过";
    private static final int LONGEST_REASON = 500;

    private final Recalls recalls;
    private final VoteCallings callings;
    private final CadrePapers papers;
    private final RecallOffices offices;
    private final CaseMessages messages;
    private final ApplicationEventPublisher events;

    PetitionWithdrawal(Recalls recalls, VoteCallings callings, CadrePapers papers, RecallOffices offices, CaseMessages messages,
            ApplicationEventPublisher events) {
        this.recalls = recalls;
        this.callings = callings;
        this.papers = papers;
        this.offices = offices;
        this.messages = messages;
        this.events = events;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<View> on(CaseFile file) {
        return offices.may(file) && possible(file) ? Optional.of(new View(NAME, "联名人撤回罢免要求",
                "投票通知以前，联名人可以撤回罢免要求。请写明联名人撤回的理由和经过；登记后案件即行终结，不能恢复。",
                List.of(Field.text(Said.REASON, LABEL, LONGEST_REASON)), "登记撤回")) : Optional.empty();
    }

    private boolean possible(CaseFile file) {
        return callings.of(file.caseNumber()).isEmpty() && messages.awaited(file, RecallProcess.PETITION_WITHDRAWN);
    }

    @Override
    @Transactional
    public void perform(CaseFile file, Map<String, String> values) {
        offices.act(file);
        String reason = Said.reason(values, LABEL, LONGEST_REASON);
        if (!file.isOpen() || recalls.hold(file.caseNumber()).endedBy() != null || !possible(file)) {
            throw Refusal.late("投票已经通知或者案件已经结束，不能撤回罢免要求");
        }
        recalls.ended(file.caseNumber(), "petitioners", null);
        papers.keep(file.caseNumber(), RecallProcess.SAID, null, Map.of(Said.REASON, reason));
        events.publishEvent(SimpleAct.ofNow(file.caseNumber(), "case.withdrawn", file.caseNumber(), Map.of(Said.REASON, new Personal(reason))));
        messages.send(file, RecallProcess.PETITION_WITHDRAWN);
    }
}
