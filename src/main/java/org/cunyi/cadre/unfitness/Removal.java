package org.cunyi.cadre.unfitness;

import java.time.LocalDate;
import java.util.Map;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 免职: a party post ends by a document of the township's committee; what villagers chose him for is not touched. */
@Component
@Order(40)
class Removal extends MeasureStep {

    private final Measures measures;
    private final EndsOfPosts ends;

    Removal(Docket docket, UnfitnessPapers papers, Measures measures, EndsOfPosts ends) {
        super(docket, papers, UnfitnessProcess.REMOVAL, "remove_party_post");
        this.measures = measures;
        this.ends = ends;
    }

    @Override
    Map<String, Object> carryOut(Step step, Answers answers) {
        LocalDate day = day(step, answers, "removedOn", "免职日期");
        ends.end(docket().row(step), UnfitnessProcess.PARTY, day, "dismissed", answers.text("document"));
        measures.keep(new Measures.Measure(step.caseNumber(), docket().number(step), step.text(UnfitnessProcess.TRACK), "dismissal", day, day, 0, null,
                null, day));
        write(step, "免去党组织职务", day, answers.text("document") + (answers.has("handOver") ? "。工作交接：" + answers.text("handOver") : ""));
        return Map.of();
    }
}
