package org.cunyi.cadre.unfitness;

import java.time.LocalDate;
import java.util.Map;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Step;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whom the villagers chose and who does not resign stays; they are told that the law lets them petition, and nothing more. */
@Component
@Order(40)
class VillagersInformed extends MeasureStep {

    VillagersInformed(Docket docket, UnfitnessPapers papers) {
        super(docket, papers, UnfitnessProcess.RESIGNATION, "inform_villagers");
    }

    @Override
    Map<String, Object> carryOut(Step step, Answers answers) {
        LocalDate day = day(step, answers, "informedOn", "告知日期");
        write(step, "告知村民有权提出罢免要求", day, answers.text("informedWords"));
        return Map.of();
    }
}
