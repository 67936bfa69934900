package org.cunyi.deliberation.topic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.org.Office;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Personal;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseMessages;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.Said;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRecords;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who raised a topic may withdraw it, with a reason, until the party organisation has reviewed it. */
@Component
class TopicWithdrawal implements CaseAction {

    private static final String MESSAGE = "withdraw-topic";
    private static final int LONGEST_REASON = 500;

    private final Topics topics;
    private final TopicRows rows;
    private final TopicLetters letters;
    private final CaseMessages messages;
    private final CaseOffices offices;
    private final StepRecords records;
    private final ApplicationEventPublisher events;

    TopicWithdrawal(Topics topics, TopicRows rows, TopicLetters letters, CaseMessages messages, CaseOffices offices, StepRecords records,
            ApplicationEventPublisher events) {
        this.topics = topics;
        this.rows = rows;
        this.letters = letters;
        this.messages = messages;
        this.offices = offices;
        this.records = records;
        this.events = events;
    }

    @Override
    public String name() {
        return MESSAGE;
    }

    @Override
    public Optional<View> on(CaseFile file) {
        return possible(file) && offices.has(file, raiser(file)) ? Optional.of(new View(name(), "撤回议题", "会前预审结束以前，提出人可以说明理由撤回议题。"
                + "撤回后不能恢复，需要时可以重新提出。", List.of(Field.text(Said.REASON, "撤回理由", LONGEST_REASON)), "撤回议题")) : Optional.empty();
    }

    private boolean possible(CaseFile file) {
        return file.process().equals(DeliberationProcess.TOPIC) && file.isOpen() && messages.awaited(file, MESSAGE);
    }

    private Predicate<Office> raiser(CaseFile file) {
        String raisedBy = topics.find(file.caseNumber()).map(Topic::raisedBy).orElse("");
        return o -> file.orgCode().equals(o.orgCode()) && raisedBy.equals(o.actingFor() == null ? o.login() : o.actingFor());
    }

    @Override
    @Transactional
    public void perform(CaseFile file, Map<String, String> values) {
        offices.act(file, raiser(file), "只有议题的提出人可以撤回议题");
        String reason = Said.reason(values, "撤回理由", LONGEST_REASON);
        if (!possible(file)) {
            throw Refusal.late("议题不在会前预审中，不能撤回");
        }
        records.keep(Step.beside(file, "withdraw", "撤回"), Actor.current(), Map.of(Said.REASON, reason));
        events.publishEvent(SimpleAct.ofNow(file.caseNumber(), "case.withdrawn", file.caseNumber(), Map.of(Said.REASON, new Personal(reason))));
        rows.stand(file.caseNumber(), "withdrawn");
        letters.withdrawn(file.caseNumber());
        messages.send(file, MESSAGE);
    }
}
