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

    private final Recalls recalls;
    private final CadrePapers papers;
    private final RecallOffices offices;
    private final CaseMessages messages;
    private final ApplicationEventPublisher events;
    private final String message;
    private final String act;

    /** @param message that the case waits for as long as this can be entered */
    ReasonedAct(Recalls recalls, CadrePapers papers, RecallOffices offices, CaseMessages messages, ApplicationEventPublisher events, String message,
            String act) {
        this.recalls = recalls;
        this.papers = papers;
        this.offices = offices;
        this.messages = messages;
        this.events = events;
        this.message = message;
        this.act = act;
    }

    /** Heading, text, label of the reason and button. */
    abstract List<String> words();

    /** What it is told to who comes too late. */
    abstract String late();

    /** What changes besides. */
    abstract void happened(CaseFile file);

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

    /** What comes of it: the case goes another way. */
    void goOn(CaseFile file) {
        messages.send(file, message);
    }

    boolean possible(CaseFile file) {
        return messages.awaited(file, message);
    }

    @Override
    public Optional<View> on(CaseFile file) {
        List<Field> fields = new ArrayList<>(List.of(Field.text(Said.REASON, words().get(2), LONGEST_REASON)));
        fields.addAll(further());
        return may(file) && possible(file) ? Optional.of(new View(name(), words().get(0), words().get(1), fields, words().get(3))) : Optional.empty();
    }

    @Override
    @Transactional
    public void perform(CaseFile file, Map<String, String> values) {
        office(file);
        String reason = Said.reason(values, words().get(2), LONGEST_REASON);
        if (!file.isOpen() || recalls.hold(file.caseNumber()).endedBy() != null || !possible(file)) {
            throw Refusal.late(late());
        }
        check(values);
        happened(file);
        papers.keep(file.caseNumber(), RecallProcess.SAID, null, Map.of(Said.REASON, reason));
        events.publishEvent(SimpleAct.ofNow(file.caseNumber(), act, file.caseNumber(), Map.of(Said.REASON, papers.told(file.caseNumber(), reason))));
        goOn(file);
    }
}
