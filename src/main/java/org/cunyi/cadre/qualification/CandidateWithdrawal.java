package org.cunyi.cadre.qualification;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.org.Office;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseMessages;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.Said;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The township may take its candidate back until the department has concluded. */
@Component
class CandidateWithdrawal implements CaseAction {

    private static final String NAME = "withdraw-candidate";
    private static final String ONLY = "只有提出人选的乡镇组织办可以撤回人选";
    private static final String LABEL = "撤回理由";
    private static final int LONGEST_REASON = 500;

    private final Papers papers;
    private final CaseMessages messages;
    private final CaseOffices offices;
    private final ApplicationEventPublisher events;

    CandidateWithdrawal(Papers papers, CaseMessages messages, CaseOffices offices, ApplicationEventPublisher events) {
        this.papers = papers;
        this.messages = messages;
        this.offices = offices;
        this.events = events;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<View> on(CaseFile file) {
        return file.process().equals(QualificationProcess.KEY) && file.isOpen() && offices.has(file, o -> isTownship(o, file))
                && messages.awaited(file, QualificationProcess.WITHDRAWN)
                ? Optional.of(new View(NAME, "撤回人选", "结论作出之前，乡镇组织办可以说明理由撤回人选。撤回后案件即行终结，不能恢复。",
                        List.of(Field.text(Said.REASON, LABEL, LONGEST_REASON)), "撤回人选")) : Optional.empty();
    }

    @Override
    @Transactional
    public void perform(CaseFile file, Map<String, String> values) {
        if (!file.process().equals(QualificationProcess.KEY)) {
            throw Refusal.notYours(ONLY);
        }
        offices.act(file, o -> isTownship(o, file), ONLY);
        String reason = Said.reason(values, LABEL, LONGEST_REASON);
        if (!file.isOpen() || !messages.awaited(file, QualificationProcess.WITHDRAWN)) {
            throw Refusal.late("结论已经作出或者案件已经结束，不能撤回人选");
        }
        papers.keep(file.caseNumber(), Paper.WITHDRAWAL, null, Map.of(Said.REASON, reason));
        events.publishEvent(SimpleAct.ofNow(file.caseNumber(), "case.withdrawn", file.caseNumber(), Map.of(Said.REASON, papers.told(file.caseNumber(),
                reason))));
        messages.send(file, QualificationProcess.WITHDRAWN);
    }

    private static boolean isTownship(Office office, CaseFile file) {
        return office.role().equals("township-office") && office.orgCode().equals(file.orgCode());
    }
}
