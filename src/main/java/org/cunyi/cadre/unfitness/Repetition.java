package org.cunyi.cadre.unfitness;

import java.time.LocalDate;
import java.util.List;
import org.cunyi.cadre.registry.Evaluations;
import org.springframework.stereotype.Component;

/** What counts as repeated: whatever is new within an impact period; of the yearly records, that the one before was no better (domain.md §7). */
@Component
class Repetition {

    private final Unfitnesses unfitnesses;
    private final Evaluations evaluations;

    Repetition(Unfitnesses unfitnesses, Evaluations evaluations) {
        this.unfitnesses = unfitnesses;
        this.evaluations = evaluations;
    }

    List<String> of(Unfitness row, LocalDate happenedOn, List<Catalogue.Situation> situations) {
        boolean impact = !unfitnesses.impactOn(row.personId(), happenedOn, row.caseNumber()).isEmpty();
        boolean yearly = isSecondYear(row.postId(), happenedOn.getYear());
        return situations.stream().filter(s -> s.repetition().equals("yearly") ? yearly : impact).map(Catalogue.Situation::code).toList();
    }

    /** The year of the case, or the last one where its record is not there yet, and the one evaluated before it. */
    private boolean isSecondYear(long postId, int year) {
        return evaluations.years(postId).stream().filter(y -> y.inYear() <= year && y.inYear() >= year - 1).findFirst().filter(Evaluations.Year::isBad)
                .filter(y -> evaluations.badBefore(postId, y.inYear()).isPresent()).isPresent();
    }
}
