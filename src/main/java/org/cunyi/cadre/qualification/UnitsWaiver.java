package org.cunyi.cadre.qualification;

import java.util.List;
import java.util.Map;
import org.cunyi.org.Office;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseMessages;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.OfficeAct;
import org.cunyi.workflow.Said;
import org.cunyi.workflow.Step;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Silence is never consent: a case goes on without a unit's answer only where the department writes down why, and only after the deadline. */
@Component
class UnitsWaiver extends OfficeAct {

    private static final String NAME = "waive-units";

    private final Papers papers;
    private final Qualifications qualifications;
    private final Tally tally;
    private final CaseMessages messages;
    private final CaseView view;
    private final ApplicationEventPublisher events;

    UnitsWaiver(Papers papers, Qualifications qualifications, Tally tally, CaseMessages messages, CaseOffices offices, CaseView view,
            ApplicationEventPublisher events) {
        super(offices, QualificationProcess.KEY, "只有县委组织部可以决定不再等待未答复的单位");
        this.papers = papers;
        this.qualifications = qualifications;
        this.tally = tally;
        this.messages = messages;
        this.view = view;
        this.events = events;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    protected Words words() {
        return new Words("不再等待未答复的单位", "逾期仍未答复的单位不能视为没有意见。说明理由后，案件带着“有单位未答复”进入结论环节，系统建议暂缓。", "不再等待的理由", "不再等待");
    }

    @Override
    protected String late() {
        return "没有逾期未答复的单位，不能提前结束联审";
    }

    @Override
    protected boolean isOf(Office office, CaseFile file) {
        return office.role().equals(QualificationProcess.DEPARTMENT) && new OrgCode(file.orgCode()).county().equals(office.orgCode());
    }

    /** A unit is overdue. */
    @Override
    protected boolean possible(CaseFile file) {
        return view.openTasks(file).stream().anyMatch(t -> t.key().equals("user_" + QualificationProcess.UNIT_REVIEW) && t.overdue());
    }

    @Override
    protected void enter(CaseFile file, String reason, Map<String, String> values) {
        List<String> silent = tally.silent(Step.beside(file, NAME, "不再等待"));
        papers.keep(file.caseNumber(), Paper.WAIVER, null, Map.of(Said.REASON, reason, "units", silent));
        qualifications.waive(file.caseNumber());
        events.publishEvent(SimpleAct.ofNow(file.caseNumber(), "units.waived", QualificationProcess.UNIT_REVIEW, Map.of("units", silent, Said.REASON,
                papers.told(file.caseNumber(), reason))));
        messages.send(file, QualificationProcess.UNITS_WAIVED);
    }
}
