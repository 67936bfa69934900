package org.cunyi.cadre.recall;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.cadre.paper.CadrePapers;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseMessages;
import org.cunyi.workflow.Said;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/** Something that happens outside a recall's tasks, is entered with a reason, and sends the case another way. */
abstract class ReasonedAct implements CaseAction {

    private static final int LONGEST_REASON = 500;

    final Recalls recalls;
    final VoteCallings callings;
    final CadrePapers papers;
    final RecallOffices offices;
    final ApplicationEventPublisher events;
    private final CaseMessages messages;
    private final Until until;
    private final String act;

    ReasonedAct(Recalls recalls, VoteCallings callings, CadrePapers papers, RecallOffices offices, CaseMessages messages,
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

    /** How it is asked for. */
    record Words(String heading, String text, String label, String button) {
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

    abstract Words words();

    /** Whether the acting person is offered it. */
    boolean may(CaseFile file) {
        return offices.may(file);
    }

    /** From here on the acting person acts with the office that lets him do it. */
    void office(CaseFile file) {
        offices.act(file);
    }

    /** What is asked beside the reason. */
    List<Field> further() {
        return List.of();
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

    private boolean possible(CaseFile file) {
        return messages.awaited(file, until.message) && (until != Until.VOTE_CALLED || beforeCalled(file));
    }

    /** The villagers have not been called to a vote yet. */
    private boolean beforeCalled(CaseFile file) {
        return callings.newest(file.caseNumber()).isEmpty();
    }

    @Override
    public Optional<View> on(CaseFile file) {
        if (!may(file) || !possible(file)) {
            return Optional.empty();
        }
        Words words = words();
        List<Field> fields = new ArrayList<>(List.of(Field.text(Said.REASON, words.label(), LONGEST_REASON)));
        fields.addAll(further());
        return Optional.of(new View(name(), words.heading(), words.text(), fields, words.button()));
    }

    @Override
    @Transactional
    public void perform(CaseFile file, Map<String, String> values) {
        office(file);
        String reason = Said.reason(values, words().label(), LONGEST_REASON);
        if (!file.isOpen() || recalls.hold(file.caseNumber()).endedBy() != null || !possible(file)) {
            throw Refusal.late(until.late);
        }
        check(values);
        happened(file);
        papers.keep(file.caseNumber(), RecallProcess.SAID, null, Map.of(Said.REASON, reason));
        events.publishEvent(SimpleAct.ofNow(file.caseNumber(), act, file.caseNumber(), Map.of(Said.REASON, papers.told(file.caseNumber(), reason))));
        goOn(file);
    }
}
