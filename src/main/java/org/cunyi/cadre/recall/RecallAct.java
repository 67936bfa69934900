package org.cunyi.cadre.recall;

import java.util.Map;
import org.cunyi.cadre.paper.CadrePapers;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseMessages;
import org.cunyi.workflow.ReasonedAct;
import org.cunyi.workflow.Said;
import org.springframework.context.ApplicationEventPublisher;

/** Something that happens outside a recall's tasks, is entered with a reason, and sends the case another way. */
abstract class RecallAct extends ReasonedAct {

    final Recalls recalls;
    final VoteCallings callings;
    final CadrePapers papers;
    final RecallOffices offices;
    final ApplicationEventPublisher events;
    private final CaseMessages messages;
    private final Until until;
    private final String act;

    RecallAct(Recalls recalls, VoteCallings callings, CadrePapers papers, RecallOffices offices, CaseMessages messages,
            ApplicationEventPublisher events, Until until, String act) {
        this.recalls = recalls;
        this.callings = callings;
        this.papers = papers;
        this.offices = offices;
        this.messages = messages;
        this.events = events;
        this.until = until;
        this.act = act;
    }

    /** Until when it can be entered: as long as the case waits for that message, and whoever is late is told so. */
    enum Until {
        VOTE_CALLED(RecallProcess.PETITION_WITHDRAWN, "投票已经通知或者案件已经结束，不能撤回罢免要求"),
        VOTE_RECORDED(RecallProcess.VOTE_PUT_OFF, "没有等待记录的投票");

        private final String message;
        private final String late;

        Until(String message, String late) {
            this.message = message;
            this.late = late;
        }
    }

    @Override
    protected String late() {
        return until.late;
    }

    @Override
    protected boolean may(CaseFile file) {
        return offices.may(file);
    }

    @Override
    protected void office(CaseFile file) {
        offices.act(file);
    }

    /** @throws Refusal where something beside the reason is missing */
    void check(Map<String, String> values) {
    }

    /** What changes besides. */
    void happened(CaseFile file) {
    }

    /** What comes of it: the case goes another way. */
    void goOn(CaseFile file) {
        messages.send(file, until.message);
    }

    @Override
    protected boolean possible(CaseFile file) {
        return messages.awaited(file, until.message) && (until != Until.VOTE_CALLED || beforeCalled(file));
    }

    /** The villagers have not been called to a vote yet. */
    private boolean beforeCalled(CaseFile file) {
        return callings.newest(file.caseNumber()).isEmpty();
    }

    @Override
    protected boolean stillPossible(CaseFile file) {
        return recalls.hold(file.caseNumber()).endedBy() == null && possible(file);
    }

    @Override
    protected void enter(CaseFile file, String reason, Map<String, String> values) {
        check(values);
        happened(file);
        papers.keep(file.caseNumber(), RecallProcess.SAID, null, Map.of(Said.REASON, reason));
        events.publishEvent(SimpleAct.ofNow(file.caseNumber(), act, file.caseNumber(), Map.of(Said.REASON, papers.told(file.caseNumber(), reason))));
        goOn(file);
    }
}
