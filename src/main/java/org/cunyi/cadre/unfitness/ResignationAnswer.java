package org.cunyi.cadre.unfitness;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who was ordered to resign applies or refuses; nothing more is done to him for refusing. */
@Component
@Order(40)
class ResignationAnswer extends MeasureStep {

    /** Whom the villagers can recall (《村民委员会组织法》2025年修订第十九条). */
    private static final Set<String> POSTS_OF_THE_COMMITTEE = Set.of("elected", "both");

    private final Measures measures;

    ResignationAnswer(Docket docket, UnfitnessPapers papers, Measures measures) {
        super(docket, papers, UnfitnessProcess.RESIGNATION, "record_answer");
        this.measures = measures;
    }

    @Override
    Map<String, Object> carryOut(Step step, Answers answers) {
        LocalDate day = day(step, answers, "answeredOn", "本人答复日期");
        String answer = answers.text("resignationAnswer");
        measures.keep(new Measures.Measure(step.caseNumber(), docket().number(step), step.text(UnfitnessProcess.TRACK), "M4", day, null, 0, answer,
                null, null));
        write(step, answer.equals("applied") ? "本人申请辞职" : "本人拒绝辞职", day, answers.text("answerWords"));
        return Map.of("recallable", POSTS_OF_THE_COMMITTEE.contains(docket().row(step).postKind()));
    }
}
