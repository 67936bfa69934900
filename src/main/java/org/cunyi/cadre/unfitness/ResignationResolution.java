package org.cunyi.cadre.unfitness;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
    private static final List<String> PROCESSES = List.of("decision", "decision-six");

    private final Measures measures;
    private final EndsOfPosts ends;
    private final Cases cases;
    private final StepRecords records;
    private final Meetings meetings;

    ResignationResolution(Docket docket, UnfitnessPapers papers, Measures measures, EndsOfPosts ends, Cases cases,
            StepRecords records, Meetings meetings) {
        super(docket, papers, UnfitnessProcess.RESIGNATION, "resignation_resolution");
        this.measures = measures;
        this.ends = ends;
        this.cases = cases;
        this.records = records;
        this.meetings = meetings;
    }

    @Override
    Map<String, Object> carryOut(Step step, Answers answers) {
        Unfitness row = docket().row(step);
        boolean accepted = answers.text("resolutionAnswer").equals("accepted");
        CaseFile resolution = resolution(row, answers.text(CASE));
        Meeting meeting = meetings.of(resolution.caseNumber()).stream().filter(m -> m.step().equals("villagers_resolution") && m.quorate())
                .reduce((a, b) -> b).orElseThrow(() -> Refusal.of(CASE, LABEL + "该案的村民会议或者村民代表会议还没有表决"));
        if (meeting.passed() != accepted) {
            throw Refusal.of("resolutionAnswer", "会议结果：与该案的表决结果不一致（" + (meeting.passed() ? "已通过" : "未通过") + "）");
        }
        Measures.Measure m = measures.find(step.caseNumber()).orElseThrow();
        if (meeting.heldOn().isBefore(m.fromOn())) {
            throw Refusal.of(CASE, LABEL + "会议（" + meeting.heldOn() + "）早于本人申请辞职的日期（" + m.fromOn() + "），表决的不是这一申请");
        }
        LocalDate ended = answers.date("endedOn");
        if (accepted && ended == null || !accepted && ended != null) {
            throw Refusal.of("endedOn", "职务终止日期：" + (accepted ? "会议接受辞职的，必须填写" : "会议不接受辞职，职务不终止，不能填写"));
        }
        if (accepted) {
            docket().day(ended, "endedOn", "职务终止日期", meeting.heldOn(), "会议日期");
            ends.end(row, UnfitnessProcess.OTHER, ended, "resigned", resolution.caseNumber());
        }
        measures.keep(new Measures.Measure(m.measureCase(), m.caseNumber(), m.track(), m.measure(), m.fromOn(), meeting.heldOn(), 0,
                answers.text("resolutionAnswer"), resolution.caseNumber(), ended));
        write(step, accepted ? "会议接受辞职，职务终止" : "会议不接受辞职，继续任职", meeting.heldOn(), "议案：" + resolution.caseNumber());
        return Map.of();
    }

    /** @throws Refusal where it is no decision of that village on a resignation, or stands for another case already */
    private CaseFile resolution(Unfitness row, String number) {
        CaseFile file = cases.find(number).filter(c -> PROCESSES.contains(c.process()) && c.orgCode().equals(row.villageCode()))
                .orElseThrow(() -> Refusal.of(CASE, LABEL + "没有这样一件本村的四议两公开案件"));
        if (!"resignation".equals(records.latest(number, Step.START).orElse(Map.of()).get("matterKind"))) {
            throw Refusal.of(CASE, LABEL + "该案的事项不是辞职");
        }
        if (measures.uses(number)) {
            throw Refusal.of(CASE, LABEL + "该案已经用于另一件处置");
        }
        return file;
    }
}
