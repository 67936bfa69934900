package org.cunyi.cadre.qualification;

import java.util.Map;
import org.cunyi.org.Office;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseMessages;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.OfficeAct;
import org.cunyi.workflow.Said;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The township may take its candidate back until the department has concluded. */
@Component
class CandidateWithdrawal extends OfficeAct {

    private final Papers papers;
    private final CaseMessages messages;
    private final ApplicationEventPublisher events;

    CandidateWithdrawal(Papers papers, CaseMessages messages, CaseOffices offices, ApplicationEventPublisher events) {
        super(offices, QualificationProcess.KEY, "只有提出人选的乡镇组织办可以撤回人选");
        this.papers = papers;
        this.messages = messages;
        this.events = events;
    }

    @Override
    public String name() {
        return "withdraw-candidate";
    }

    @Override
    protected Words words() {
        return new Words("撤回人选", "结论作出之前，乡镇组织办可以说明理由撤回人选。撤回后案件即行终结，不能恢复。", "撤回理由", "撤回人选");
    }

    @Override
    protected String late() {
        return "结论已经作出或者案件已经结束，不能撤回人选";
    }

    @Override
    protected boolean isOf(Office office, CaseFile file) {
        return office.role().equals("township-office") && office.orgCode().equals(file.orgCode());
    }

    @Override
    protected boolean possible(CaseFile file) {
        return messages.awaited(file, QualificationProcess.WITHDRAWN);
    }

    @Override
    protected void enter(CaseFile file, String reason, Map<String, String> values) {
        papers.keep(file.caseNumber(), Paper.WITHDRAWAL, null, Map.of(Said.REASON, reason));
        events.publishEvent(SimpleAct.ofNow(file.caseNumber(), "case.withdrawn", file.caseNumber(), Map.of(Said.REASON, papers.told(file.caseNumber(),
                reason))));
        messages.send(file, QualificationProcess.WITHDRAWN);
    }
}
