package org.cunyi.cadre.evaluation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cunyi.cadre.registry.Evaluation;
import org.cunyi.cadre.registry.Evaluations;
import org.cunyi.meeting.Meeting;
import org.cunyi.meeting.Meetings;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.RuleTables;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The votes on each person count once the meeting had its quorum and agreed to the result; asked after its sheet is judged. */
@Component
@Order(30)
class EvaluationRecord implements StepRule {

    private static final String TABLE = "cadre-evaluation-result";
    private static final List<String> VOTES = List.of("competent", "basically", "incompetent");

    private final EvaluationRounds rounds;
    private final Evaluations evaluations;
    private final Meetings meetings;
    private final RuleTables tables;
    private final Clock clock;

    EvaluationRecord(EvaluationRounds rounds, Evaluations evaluations, Meetings meetings, RuleTables tables, Clock clock) {
        this.rounds = rounds;
        this.evaluations = evaluations;
        this.meetings = meetings;
        this.tables = tables;
        this.clock = clock;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(EvaluationProcess.KEY, EvaluationProcess.RECORD);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        return Map.of(EvaluationProcess.YEAR, rounds.year(step.caseNumber()));
    }

    @Override
    public Map<String, List<Option>> options(Step step) {
        List<Evaluated> persons = persons(step);
        // the first of three labels that stand together is the choice's own, and short; the post is said where two have one name
        return Map.of("evaluated-persons", persons.stream().map(e -> new Option(String.valueOf(e.postId()), persons.stream().filter(o -> o.name()
                .equals(e.name())).count() > 1 ? e.words() + "：称职票" : e.name() + "：称职票")).toList());
    }

    /** A year that is evaluated late is evaluated of those who held a post at its end. */
    private List<Evaluated> persons(Step step) {
        LocalDate today = LocalDate.now(clock);
        LocalDate end = LocalDate.of(rounds.year(step.caseNumber()), 12, 31);
        return rounds.evaluated(step.orgCode(), end.isBefore(today) ? end : today);
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        Meeting meeting = meetings.latest(step.caseNumber()).orElseThrow();
        if (!meeting.passed()) {
            return Map.of();
        }
        Map<String, Answers> each = VOTES.stream().collect(Collectors.toMap(Function.identity(), answers::each));
        List<FieldError> errors = new ArrayList<>();
        int year = rounds.year(step.caseNumber());
        int endings = 0;
        for (Evaluated person : persons(step)) {
            String id = String.valueOf(person.postId());
            List<String> given = VOTES.stream().filter(v -> each.get(v).has(id)).toList();
            if (given.size() == VOTES.size()) {
                endings += keep(step, meeting, year, person, each, errors) ? 1 : 0;
            } else if (!given.isEmpty() || person.onCommittee()) {
                VOTES.stream().filter(v -> !given.contains(v)).forEach(v -> errors.add(new FieldError(v + "_" + id, person.words()
                        + "：三种票数都必须填写" + (person.onCommittee() ? "" : "；不由本村承担报酬的，三种都不填"))));
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
        return Map.of(EvaluationProcess.ENDINGS, endings);
    }

    /** @return whether it is the second 不称职 running of a member of the committee */
    private boolean keep(Step step, Meeting meeting, int year, Evaluated person, Map<String, Answers> each, List<FieldError> errors) {
        String id = String.valueOf(person.postId());
        int competent = each.get("competent").whole(id);
        int basically = each.get("basically").whole(id);
        int incompetent = each.get("incompetent").whole(id);
        Optional<Map<String, Object>> row = tables.row(step, TABLE, Map.of("present", meeting.present(), "competent", competent, "basically",
                basically, "incompetent", incompetent));
        if (row.isEmpty()) {
            errors.add(new FieldError("incompetent_" + id, person.words() + "：三种票数之和不能超过实到人数（" + meeting.present() + "人）"));
            return false;
        }
        String result = String.valueOf(row.get().get("result"));
        boolean second = person.onCommittee() && result.equals(Evaluation.INCOMPETENT) && evaluations.badBefore(person.postId(), year).isPresent();
        rounds.keep(step.caseNumber(), person.postId(), competent, basically, incompetent, result, String.valueOf(row.get().get("legalBasis")), second);
        evaluations.enter(person.postId(), year, result, step.caseNumber());
        return second;
    }
}
