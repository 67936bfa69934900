package org.cunyi.deliberation.session;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cunyi.deliberation.DeliberationProcess;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRecords;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** 整理会议纪要: a second person confirms each vote by name; one that is not confirmed is taken again. */
@Component
@Order(20)
class MinutesRule implements StepRule {

    private final CouncilSessions sessions;
    private final Agenda agenda;
    private final StepRecords records;
    private final Clock clock;

    MinutesRule(CouncilSessions sessions, Agenda agenda, StepRecords records, Clock clock) {
        this.sessions = sessions;
        this.agenda = agenda;
        this.records = records;
        this.clock = clock;
    }

    @Override
    public boolean concerns(Step step) {
        return step.is(DeliberationProcess.SESSION, DeliberationProcess.MINUTES);
    }

    /** What was written before a vote had to be taken again is not lost. */
    @Override
    public Map<String, Object> prefill(Step step) {
        return records.latest(step.caseNumber(), DeliberationProcess.MINUTES).filter(a -> a.containsKey("content"))
                .<Map<String, Object>>map(a -> Map.of("content", a.get("content"))).orElse(Map.of());
    }

    @Override
    public Map<String, List<Option>> options(Step step) {
        return Map.of("by-name-topics", waiting(step).stream().map(i -> new Option(String.valueOf(i.id()), i.title() + "（点名表决结果属实吗？）")).toList());
    }

    private List<AgendaItem> waiting(Step step) {
        return agenda.of(step.caseNumber()).stream().filter(AgendaItem::waitsForConfirmation).toList();
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        List<AgendaItem> waiting = waiting(step);
        check(waiting, answers);
        Map<Boolean, List<AgendaItem>> said = waiting.stream().collect(Collectors.partitioningBy(i -> answers.each("confirmed")
                .yes(String.valueOf(i.id()))));
        said.get(true).forEach(i -> agenda.confirm(i.id(), Actor.current(), OffsetDateTime.now(clock)));
        said.get(false).forEach(i -> agenda.again(i.id()));
        Map<String, Object> facts = new HashMap<>();
        if (said.get(false).isEmpty()) {
            sessions.move(step.caseNumber(), "minuted");
            facts.put(SessionProcess.EXCEPTION, null);
        } else {
            facts.put(SessionProcess.EXCEPTION, "not-confirmed");
            facts.put(SessionProcess.TOPICS, said.get(false).stream().map(i -> String.valueOf(i.id())).collect(Collectors.joining(",")));
        }
        return facts;
    }

    private static void check(List<AgendaItem> waiting, Answers answers) {
        if (waiting.stream().anyMatch(i -> i.recordedBy().equals(Actor.current()) || i.recordedBy().equals(Actor.actingFor()))) {
            throw Refusal.notYours("点名表决由您登记，须由其他人员核实：请把本任务转办给其他人员");
        }
        List<FieldError> errors = waiting.stream().filter(i -> !answers.each("confirmed").has(String.valueOf(i.id())))
                .map(i -> new FieldError("confirmed_" + i.id(), "议题“" + i.title() + "”：请核实点名表决结果是否属实")).toList();
        if (!errors.isEmpty()) {
            throw Refusal.of(errors);
        }
    }
}
