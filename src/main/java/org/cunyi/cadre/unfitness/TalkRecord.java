package org.cunyi.cadre.unfitness;

import java.time.LocalDate;
import java.util.Map;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 警示谈话: who talked with him, what was said, and whether he signed it. */
@Component
@Order(40)
class TalkRecord extends MeasureStep {

    private final Measures measures;

    TalkRecord(Docket docket, UnfitnessPapers papers, Measures measures) {
        super(docket, papers, UnfitnessProcess.TALK, "record_talk");
        this.measures = measures;
    }

    @Override
    Map<String, Object> carryOut(Step step, Answers answers) {
        LocalDate day = day(step, answers, "talkedOn", "谈话日期");
        measures.keep(new Measures.Measure(step.caseNumber(), docket().number(step), step.text(UnfitnessProcess.TRACK), "M1", day, day, 0, null, null,
                null));
        write(step, "警示谈话", day, answers.text("talkWords"));
        return Map.of();
    }
}
