package org.cunyi.cadre.unfitness;

import java.time.LocalDate;
import java.util.Map;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A party post ends when the party organisation accepts the resignation. */
@Component
@Order(40)
class ResignationAcceptance extends MeasureStep {

    private final Measures measures;
    private final EndsOfPosts ends;

    ResignationAcceptance(Docket docket, UnfitnessPapers papers, Measures measures, EndsOfPosts ends) {
        super(docket, papers, UnfitnessProcess.RESIGNATION, "accept_resignation");
        this.measures = measures;
        this.ends = ends;
    }

    @Override
    Map<String, Object> carryOut(Step step, Answers answers) {
        LocalDate day = day(step, answers, "acceptedOn", "接受辞职日期");
        LocalDate ended = docket().day(answers.date("endedOn"), "endedOn", "职务终止日期", day, "接受辞职日期");
        String document = answers.has("document") ? answers.text("document") : "本人辞职，党组织接受";
        ends.end(docket().row(step), UnfitnessProcess.PARTY, ended, "resigned", document);
        Measures.Measure m = measures.find(step.caseNumber()).orElseThrow();
        measures.keep(new Measures.Measure(m.measureCase(), m.caseNumber(), m.track(), m.measure(), m.fromOn(), day, 0, "accepted", null, ended));
        write(step, "党组织接受辞职，职务终止", day, document);
        return Map.of();
    }
}
