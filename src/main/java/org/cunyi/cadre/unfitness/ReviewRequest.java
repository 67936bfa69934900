package org.cunyi.cadre.unfitness;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.org.Office;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseMessages;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.LocalDates;
import org.cunyi.workflow.Said;
import org.cunyi.workflow.Step;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The person asks for a review within his days; the township hands it on, the county decides, and execution goes on. */
@Component
class ReviewRequest implements CaseAction {

    private static final String NAME = "request-review";
    private static final String DAY = "askedOn";
    private static final String ONLY = "本人的复核申请由乡镇组织办登记转报";
    private static final String LABEL = "本人申请复核的理由";
    private static final int LONGEST_REASON = 2000;

    private final Docket docket;
    private final Unfitnesses unfitnesses;
    private final UnfitnessPapers papers;
    private final ImpactPeriod impact;
    private final CaseMessages messages;
    private final CaseOffices offices;

    ReviewRequest(Docket docket, Unfitnesses unfitnesses, UnfitnessPapers papers, ImpactPeriod impact, CaseMessages messages, CaseOffices offices) {
        this.docket = docket;
        this.unfitnesses = unfitnesses;
        this.papers = papers;
        this.impact = impact;
        this.messages = messages;
        this.offices = offices;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<View> on(CaseFile file) {
        return isOpen(file) && offices.has(file, o -> isTownship(o, file))
                ? Optional.of(new View(NAME, "登记复核申请", "本人自送达之日起可以申请复核，最后一日为" + lastDay(file) + "。由县委组织部复核，不得加重；复核期间不停止执行。",
                        List.of(Field.date(DAY, "本人申请日期"), Field.text(Said.REASON, LABEL, LONGEST_REASON)), "转报复核")) : Optional.empty();
    }

    private boolean isOpen(CaseFile file) {
        return file.process().equals(UnfitnessProcess.KEY) && file.isOpen() && unfitnesses.get(file.caseNumber()).reviewAskedOn() == null
                && messages.awaited(file, UnfitnessProcess.REVIEW_REQUESTED);
    }

    private LocalDate lastDay(CaseFile file) {
        return impact.lastReviewDay(Step.beside(file, NAME, "复核申请"));
    }

    @Override
    @Transactional
    public void perform(CaseFile file, Map<String, String> values) {
        if (!file.process().equals(UnfitnessProcess.KEY)) {
            throw Refusal.notYours(ONLY);
        }
        offices.act(file, o -> isTownship(o, file), ONLY);
        docket.guard(Step.beside(file, NAME, "复核申请"));
        String reason = Said.reason(values, LABEL, LONGEST_REASON);
        if (!isOpen(file)) {
            throw Refusal.late("决定尚未送达、已经申请过复核或者案件已经结束，不能登记复核申请");
        }
        LocalDate asked = LocalDates.parse(values.getOrDefault(DAY, "")).orElseThrow(() -> Refusal.of(DAY, "本人申请日期：必须填写，写成 年-月-日"));
        docket.day(asked, DAY, "本人申请日期", unfitnesses.get(file.caseNumber()).servedOn(), "送达日期");
        if (asked.isAfter(lastDay(file))) {
            throw Refusal.of(DAY, "本人申请日期：已超过申请复核的期限（" + lastDay(file) + "）");
        }
        unfitnesses.askReview(file.caseNumber(), asked);
        papers.keep(file.caseNumber(), UnfitnessPapers.REQUEST, Map.of("words", reason, "askedOn", asked.toString()));
        docket.tell(file.caseNumber(), "review.requested", Map.of("askedOn", asked.toString()));
        messages.send(file, UnfitnessProcess.REVIEW_REQUESTED);
    }

    private static boolean isTownship(Office office, CaseFile file) {
        return office.role().equals(UnfitnessProcess.OFFICE) && office.orgCode().equals(file.orgCode());
    }
}
