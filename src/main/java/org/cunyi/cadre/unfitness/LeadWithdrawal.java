package org.cunyi.cadre.unfitness;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.org.Office;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseMessages;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.Said;
import org.cunyi.workflow.Step;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A lead that was entered by mistake or twice is withdrawn with a reason, until something is decided. */
@Component
class LeadWithdrawal implements CaseAction {

    private static final String NAME = "withdraw-lead";
    private static final String ONLY = "只有乡镇党委负责人可以撤销线索";
    private static final String LABEL = "撤销理由";
    private static final int LONGEST_REASON = 500;

    private final Docket docket;
    private final UnfitnessPapers papers;
    private final CaseMessages messages;
    private final CaseOffices offices;

    LeadWithdrawal(Docket docket, UnfitnessPapers papers, CaseMessages messages, CaseOffices offices) {
        this.docket = docket;
        this.papers = papers;
        this.messages = messages;
        this.offices = offices;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<View> on(CaseFile file) {
        return file.process().equals(UnfitnessProcess.KEY) && file.isOpen() && offices.has(file, o -> isCommittee(o, file))
                && messages.awaited(file, UnfitnessProcess.WITHDRAWN)
                ? Optional.of(new View(NAME, "撤销线索", "线索登记错误或者重复的，作出决定之前，乡镇党委可以说明理由撤销。撤销后案件即行终结，不能恢复。",
                        List.of(Field.text(Said.REASON, LABEL, LONGEST_REASON)), "撤销线索")) : Optional.empty();
    }

    @Override
    @Transactional
    public void perform(CaseFile file, Map<String, String> values) {
        if (!file.process().equals(UnfitnessProcess.KEY)) {
            throw Refusal.notYours(ONLY);
        }
        offices.act(file, o -> isCommittee(o, file), ONLY);
        docket.guard(Step.beside(file, NAME, "撤销线索"));
        String reason = Said.reason(values, LABEL, LONGEST_REASON);
        if (!file.isOpen() || !messages.awaited(file, UnfitnessProcess.WITHDRAWN)) {
            throw Refusal.late("已经作出决定或者案件已经结束，不能撤销线索");
        }
        papers.keep(file.caseNumber(), UnfitnessPapers.WITHDRAWAL, Map.of(Said.REASON, reason));
        docket.tell(file.caseNumber(), "case.withdrawn", Map.of());
        messages.send(file, UnfitnessProcess.WITHDRAWN);
    }

    private static boolean isCommittee(Office office, CaseFile file) {
        return office.role().equals(UnfitnessProcess.COMMITTEE) && office.orgCode().equals(file.orgCode());
    }
}
