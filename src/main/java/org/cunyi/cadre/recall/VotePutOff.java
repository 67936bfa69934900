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

/** The vote was not held on the day for which the villagers were called: it is called again. */
@Component
class VotePutOff implements CaseAction {

    private static final String NAME = "put-off-vote";
    private static final String LABEL = "未如期投票的原因";
    private static final int LONGEST_REASON = 500;

    private final Recalls recalls;
    private final VoteCallings callings;
    private final CadrePapers papers;
    private final RecallOffices offices;
    private final CaseMessages messages;
    private final ApplicationEventPublisher events;

    VotePutOff(Recalls recalls, VoteCallings callings, CadrePapers papers, RecallOffices offices, CaseMessages messages,
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
        return offices.may(file) && messages.awaited(file, RecallProcess.VOTE_PUT_OFF) ? Optional.of(new View(NAME, "未如期投票",
                "没有在通知的日期投票的，登记原因后重新确定日期、重新通知。", List.of(Field.text(Said.REASON, LABEL, LONGEST_REASON)), "登记并重新召集"))
                : Optional.empty();
    }

    @Override
    @Transactional
    public void perform(CaseFile file, Map<String, String> values) {
        offices.act(file);
        String reason = Said.reason(values, LABEL, LONGEST_REASON);
        if (!file.isOpen() || recalls.hold(file.caseNumber()).endedBy() != null || !messages.awaited(file, RecallProcess.VOTE_PUT_OFF)) {
            throw Refusal.late("没有等待记录的投票");
        }
        callings.became(file.caseNumber(), "put-off");
        papers.keep(file.caseNumber(), RecallProcess.SAID, null, Map.of(Said.REASON, reason));
        events.publishEvent(SimpleAct.ofNow(file.caseNumber(), "recall.vote-put-off", file.caseNumber(), Map.of(Said.REASON, new Personal(reason))));
        messages.send(file, RecallProcess.VOTE_PUT_OFF);
    }
}
