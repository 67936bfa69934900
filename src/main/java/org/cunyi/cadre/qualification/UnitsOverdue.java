package org.cunyi.cadre.qualification;

import java.util.List;
import java.util.Map;
import org.cunyi.shared.OrgCode;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseLetter;
import org.cunyi.workflow.Step;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells the department which units are silent after the deadline, with nothing about the person. */
@Component
public class UnitsOverdue {

    private final Tally tally;
    private final ApplicationEventPublisher events;

    UnitsOverdue(Tally tally, ApplicationEventPublisher events) {
        this.tally = tally;
        this.events = events;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void escalate(Step step) {
        List<String> silent = tally.silent(step);
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "units.overdue", QualificationProcess.UNIT_REVIEW, Map.of("units", silent)));
        events.publishEvent(CaseLetter.plain(step.caseNumber(), "qualification-overdue", "qualification-overdue-" + step.caseNumber(),
                "联审单位逾期未答复", "一件任职资格联审有" + silent.size() + "个单位逾期未答复。沉默不视为同意，请督促，或者登录后说明理由不再等待。", null,
                "/cases/" + step.caseNumber(), List.of(), List.of(QualificationProcess.DEPARTMENT + "@" + new OrgCode(step.orgCode()).county())));
    }
}
