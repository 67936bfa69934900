package org.cunyi.cadre.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cunyi.cadre.registry.Evaluations;
import org.cunyi.cadre.registry.Register;
import org.cunyi.meeting.Meetings;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A second 不称职 running ends the post by law (《村民委员会组织法》2025年修订第三十八条); nobody decides it, but somebody looks whether it was so
 * before the register says it.
 */
@Component
@Order(30)
class EndConfirmation implements StepRule {

    private static final String CONFIRMED = "endConfirmed";
    private static final String REASON = "endReason";
    private static final String END = "end";

    private final EvaluationRounds rounds;
    private final Evaluations evaluations;
    private final Register register;
    private final Meetings meetings;
    private final ApplicationEventPublisher events;

    EndConfirmation(EvaluationRounds rounds, Evaluations evaluations, Register register, Meetings meetings, ApplicationEventPublisher events) {
        this.rounds = rounds;
        this.evaluations = evaluations;
        this.register = register;
        this.meetings = meetings;
        this.events = events;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(EvaluationProcess.KEY, EvaluationProcess.CONFIRM);
    }

    @Override
    public Map<String, Object> prefill(Step step) {
        int year = rounds.year(step.caseNumber());
        return Map.of("found", rounds.second(step.caseNumber()).stream().map(v -> v.name() + "（" + v.title() + "）："
                + evaluations.badBefore(v.postId(), year).orElse(year - 1) + "年度、" + year
                + "年度民主评议连续两次不称职；本次" + v.counts() + "（" + v.legalBasis() + "）").collect(Collectors.joining("\n")));
    }

    @Override
    public Map<String, List<Option>> options(Step step) {
        return Map.of("ending-persons", rounds.second(step.caseNumber()).stream().map(v -> new Option(String.valueOf(v.postId()), v.name()
                + "：职务是否终止")).toList());
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        Answers confirmed = answers.each(CONFIRMED);
        Answers reasons = answers.each(REASON);
        List<PersonVote> persons = rounds.second(step.caseNumber());
        List<FieldError> errors = new ArrayList<>();
        for (PersonVote person : persons) {
            String id = String.valueOf(person.postId());
            if (!confirmed.has(id)) {
                errors.add(new FieldError(CONFIRMED + "_" + id, person.name() + "：必须确认职务是否终止"));
            } else if (!confirmed.text(id).equals(END) && !reasons.has(id)) {
                errors.add(new FieldError(REASON + "_" + id, person.name() + "：不终止的，必须写明理由"));
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
        persons.forEach(p -> settle(step, p, confirmed.text(String.valueOf(p.postId())).equals(END), reasons.text(String.valueOf(p.postId()))));
        return Map.of();
    }

    private void settle(Step step, PersonVote person, boolean ends, String reason) {
        if (ends) {
            // nothing to do where the post has ended in another way since
            register.endByLaw(person.postId(), meetings.latest(step.caseNumber()).orElseThrow().heldOn(), step.caseNumber());
        }
        rounds.confirm(step.caseNumber(), person.postId(), ends, ends ? null : reason);
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "evaluation.end-confirmed", "post:" + person.postId(), Map.of("ended", ends)));
    }
}
