package org.cunyi.cadre.unfitness;

import java.time.LocalDate;
import java.util.Map;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 公开检讨: said before those whom it concerns; the circular follows as a publication of its own. */
@Component
@Order(40)
class CriticismRecord extends MeasureStep {

    private final Measures measures;

    CriticismRecord(Docket docket, UnfitnessPapers papers, Measures measures) {
        super(docket, papers, UnfitnessProcess.CRITICISM, "record_criticism");
        this.measures = measures;
    }

    @Override
    Map<String, Object> carryOut(Step step, Answers answers) {
        LocalDate day = day(step, answers, "criticisedOn", "公开检讨日期");
        measures.keep(new Measures.Measure(step.caseNumber(), docket().number(step), step.text(UnfitnessProcess.TRACK), "M2", day, day, 0, null, null,
                null));
        write(step, "公开检讨", day, answers.text("criticismWords"));
        return Map.of();
    }
}
