package org.cunyi.cadre.evaluation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.CaseView;
import org.cunyi.workflow.RuleTables;
import org.cunyi.workflow.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Every village evaluates once a year: from the table's day on the product opens the case, and the reminders of its task are the house's. */
@Component
public class EvaluationYears {

    private static final Logger LOG = LoggerFactory.getLogger(EvaluationYears.class);
    private static final String TABLE = "cadre-evaluation-year";

    private final EvaluationRounds rounds;
    private final RuleTables tables;
    private final CaseView view;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EvaluationYears(EvaluationRounds rounds, RuleTables tables, CaseView view, TransactionTemplate transaction, Clock clock) {
        this.rounds = rounds;
        this.tables = tables;
        this.view = view;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(cron = "${cunyi.cadre.evaluation-cron:0 20 3 * * *}", zone = "Asia/Shanghai")
    void morning() {
        open();
    }

    /** @return numbers of the cases that were opened; one that fails stands in no other's way */
    List<String> open() {
        LocalDate today = LocalDate.now(clock);
        int year = today.getYear();
        // no case has begun, and no deployment is asked but the newest
        Step none = new Step(null, EvaluationProcess.KEY, "year", "评议年度", null, null, Map.of(), Map.of());
        boolean begun = day(none, year, "opensOn").filter(d -> !today.isBefore(d)).isPresent();
        return begun ? rounds.missing(year, today).stream().flatMap(village -> open(village, year).stream()).toList() : List.of();
    }

    private Optional<String> open(String village, int year) {
        try {
            return Optional.ofNullable(transaction.execute(status -> {
                String number = view.open(EvaluationProcess.KEY, village, year + "年度民主评议");
                rounds.open(number, village, year);
                view.begin(number, Map.of());
                return number;
            }));
        } catch (Refusal somebodyWasFirst) {
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.error("the evaluation of {} in {} could not be opened: {}", year, village, e.toString());
            return Optional.empty();
        }
    }

    /** The last day on which that case's year is evaluated in time. */
    public LocalDate dueOn(Step step) {
        return day(step, rounds.year(step.caseNumber()), "dueOn").orElseGet(() -> LocalDate.now(clock));
    }

    private Optional<LocalDate> day(Step step, int year, String output) {
        return tables.look(step, TABLE, Map.of("year", year)).stream().findFirst().map(r -> LocalDate.parse(r.get(output).toString()));
    }
}
