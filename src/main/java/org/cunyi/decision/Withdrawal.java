package org.cunyi.decision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.meeting.Meetings;
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

/** The village secretary may withdraw a matter with a reason until the resolution passes; afterwards only a new resolution changes it. */
@Component
class Withdrawal implements CaseAction {

    private static final int LONGEST_REASON = 500;
    private static final String SECRETARY_ONLY = "只有本村党组织书记可以撤回事项";

    private final CaseMessages messages;
    private final Meetings meetings;
    private final StepRecords records;
    private final CaseOffices offices;
    private final ApplicationEventPublisher events;

    Withdrawal(CaseMessages messages, Meetings meetings, StepRecords records, CaseOffices offices, ApplicationEventPublisher events) {
        this.messages = messages;
        this.meetings = meetings;
        this.records = records;
        this.offices = offices;
        this.events = events;
    }

    @Override
    public String name() {
        return DecisionProcess.WITHDRAW;
    }

    @Override
    public Optional<View> on(CaseFile file) {
        return possible(file) ? Optional.of(new View(name(), "撤回事项", "决议通过之前，村党组织书记可以说明理由撤回事项。撤回后案件即行终结，不能恢复。",
                List.of(Field.text(Said.REASON, "撤回理由", LONGEST_REASON)), "撤回事项")) : Optional.empty();
    }

    private boolean possible(CaseFile file) {
        return DecisionProcess.isDecision(file.process()) && file.isOpen() && offices.has(file, o -> isSecretary(o, file))
                && withdrawable(file);
    }

    /** A resolution that was sent back after an objection has been passed: only a new one changes it. */
    private boolean withdrawable(CaseFile file) {
        return messages.awaited(file, DecisionProcess.WITHDRAW) && meetings.of(file.caseNumber()).stream()
                .noneMatch(m -> m.step().equals(DecisionProcess.VILLAGERS_RESOLUTION) && m.passed());
    }

    @Override
    @Transactional
    public void perform(CaseFile file, Map<String, String> values) {
        String caseNumber = file.caseNumber();
        if (!DecisionProcess.isDecision(file.process())) {
            throw Refusal.notYours(SECRETARY_ONLY);
        }
        offices.act(file, o -> isSecretary(o, file), SECRETARY_ONLY);
        String reason = Said.reason(values, "撤回理由", LONGEST_REASON);
        if (!file.isOpen() || !withdrawable(file)) {
            throw Refusal.late("决议已经形成或案件已经结束，不能撤回；变更须另行决议");
        }
        Step step = Step.beside(file, "withdraw", "撤回");
        records.keep(step, Actor.current(), Map.of(Said.REASON, reason));
        events.publishEvent(SimpleAct.ofNow(caseNumber, "case.withdrawn", caseNumber, Map.of(Said.REASON, new Personal(reason))));
        messages.send(file, DecisionProcess.WITHDRAW);
    }

    private static boolean isSecretary(Office office, CaseFile file) {
        return office.role().equals("village-secretary") && office.orgCode().equals(file.orgCode());
    }
}
