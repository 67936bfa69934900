package org.cunyi.cadre.unfitness;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cunyi.cadre.registry.Resignations;
import org.cunyi.meeting.Meeting;
import org.cunyi.meeting.Meetings;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRecords;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A post to which villagers chose somebody ends by his resignation only when their meeting has accepted it (《村民委员会组织法》2025年修订第二十条). */
@Component
@Order(40)
class ResignationResolution extends MeasureStep {

    private static final String CASE = "resolutionCase";
    private static final String LABEL = "辞职议案的案件编号：";

    private final Measures measures;
    private final EndsOfPosts ends;
    private final Resignations resignations;

    ResignationResolution(Docket docket, UnfitnessPapers papers, Measures measures, EndsOfPosts ends, Resignations resignations) {
        super(docket, papers, UnfitnessProcess.RESIGNATION, "resignation_resolution");
        this.measures = measures;
        this.ends = ends;
        this.resignations = resignations;
    }

    @Override
    Map<String, Object> carryOut(Step step, Answers answers) {
        Unfitness row = docket().row(step);
        boolean accepted = answers.text("resolutionAnswer").equals("accepted");
        Measures.Measure m = measures.find(step.caseNumber()).orElseThrow();
        Resignations.Vote vote = resignations.find(row.villageCode(), m.fromOn(), answers.text(CASE)).orElseThrow(() -> Refusal.of(CASE, LABEL
                + "没有这样一件本村的辞职议案，或者本人申请辞职（" + m.fromOn() + "）以后，村民的会议还没有就它表决"));
        if (measures.uses(vote.caseNumber())) {
            throw Refusal.of(CASE, LABEL + "该案已经用于另一件处置");
        }
        if (vote.passed() != accepted) {
            throw Refusal.of("resolutionAnswer", "会议结果：与该案的表决结果不一致（" + (vote.passed() ? "已通过" : "未通过") + "）");
        }
        LocalDate ended = answers.date("endedOn");
        if (accepted && ended == null || !accepted && ended != null) {
            throw Refusal.of("endedOn", "职务终止日期：" + (accepted ? "会议接受辞职的，必须填写" : "会议不接受辞职，职务不终止，不能填写"));
        }
        if (accepted) {
            docket().day(ended, "endedOn", "职务终止日期", vote.heldOn(), "会议日期");
            ends.end(row, UnfitnessProcess.OTHER, ended, "resigned", vote.caseNumber());
        }
        measures.keep(new Measures.Measure(m.measureCase(), m.caseNumber(), m.track(), m.measure(), m.fromOn(), vote.heldOn(), 0,
                answers.text("resolutionAnswer"), vote.caseNumber(), ended));
        write(step, accepted ? "会议接受辞职，职务终止" : "会议不接受辞职，继续任职", vote.heldOn(), "议案：" + vote.caseNumber());
        return Map.of();
    }
}
