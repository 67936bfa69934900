package org.cunyi.cadre.unfitness;

import java.util.Optional;
import org.cunyi.cadre.filing.FilingContent;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Step;
import org.springframework.stereotype.Component;

/** What is filed of a case: who, what was decided with its article, and when he was told. */
@Component
class FiledHandling implements FilingContent {

    private final Unfitnesses unfitnesses;
    private final Docket docket;
    private final Cases cases;

    FiledHandling(Unfitnesses unfitnesses, Docket docket, Cases cases) {
        this.unfitnesses = unfitnesses;
        this.docket = docket;
        this.cases = cases;
    }

    @Override
    public Optional<String> of(String caseNumber) {
        return unfitnesses.find(caseNumber).map(u -> changed(u) + docket.subject(caseNumber) + "\n" + docket.decisionShown(Step.beside(cases.get(caseNumber),
                "filing", "备案")));
    }

    private static String changed(Unfitness row) {
        return switch (row.reviewResult() == null ? "" : row.reviewResult()) {
            case "annul" -> "复核结果备案：原决定经复核撤销，不再执行。以下是撤销的决定\n";
            case "lighten" -> "复核结果备案：原决定经复核减轻，以下是减轻后的决定\n";
            default -> "";
        };
    }
}
