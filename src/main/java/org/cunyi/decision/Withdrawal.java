package org.cunyi.decision;

import java.util.Map;
import org.cunyi.org.Roster;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Personal;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseMessages;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRecords;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The village secretary may withdraw a matter with a reason until the resolution passes; afterwards only a new resolution changes it. */
@Component
public class Withdrawal {

    private static final int LONGEST_REASON = 500;

    private final Cases cases;
    private final CaseMessages messages;
    private final StepRecords records;
    private final Roster roster;
    private final ApplicationEventPublisher events;

    Withdrawal(Cases cases, CaseMessages messages, StepRecords records, Roster roster, ApplicationEventPublisher events) {
        this.cases = cases;
        this.messages = messages;
        this.records = records;
        this.roster = roster;
        this.events = events;
    }

    /** Whether this person could withdraw the case now. */
    public boolean possible(CaseFile file) {
        return file.process().equals(DecisionProcess.KEY) && file.isOpen() && isSecretary(file)
                && messages.awaited(file, DecisionProcess.WITHDRAW);
    }

    @Transactional
    public void withdraw(String caseNumber, String reason) {
        CaseFile file = cases.get(caseNumber);
        if (!file.process().equals(DecisionProcess.KEY) || !isSecretary(file)) {
            throw Refusal.notYours("只有本村党组织书记可以撤回事项");
        }
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Refusal.of("reason", "撤回理由：必须填写，不超过" + LONGEST_REASON + "字");
        }
        if (!file.isOpen() || !messages.awaited(file, DecisionProcess.WITHDRAW)) {
            throw Refusal.late("决议已经形成或案件已经结束，不能撤回；变更须另行决议");
        }
        Step step = new Step(caseNumber, file.process(), "withdraw", "撤回", file.orgCode(), file.deploymentId(), Map.of(), Map.of());
        records.keep(step, Actor.current(), Map.of("reason", reason.strip()));
        events.publishEvent(SimpleAct.ofNow(caseNumber, "case.withdrawn", caseNumber, Map.of("reason", new Personal(reason.strip()))));
        messages.send(file, DecisionProcess.WITHDRAW);
    }

    private boolean isSecretary(CaseFile file) {
        return roster.officesOf(Actor.current()).stream()
                .anyMatch(o -> o.role().equals("village-secretary") && o.orgCode().equals(file.orgCode()));
    }
}
