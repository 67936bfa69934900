package org.cunyi.workflow.people;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Personal;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.CaseAction;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.CaseOffices;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.Recusals;
import org.cunyi.workflow.Said;
import org.cunyi.workflow.StepRecord;
import org.cunyi.workflow.StepRecords;
import org.cunyi.workflow.StepTakenBack;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 撤回本环节: who completed the last step takes it back while nobody has touched what followed, and does it again. Nothing is deleted. */
@Component
@Order(22)
class TakeBack implements CaseAction {

    private static final int LONGEST = 500;

    private final LastStep steps;
    private final StepRecords records;
    private final Recusals recusals;
    private final CaseOffices offices;
    private final TaskDesk desk;
    private final Cases cases;
    private final ApplicationEventPublisher events;

    TakeBack(LastStep steps, StepRecords records, Recusals recusals, CaseOffices offices, TaskDesk desk, Cases cases,
            ApplicationEventPublisher events) {
        this.steps = steps;
        this.records = records;
        this.recusals = recusals;
        this.offices = offices;
        this.desk = desk;
        this.cases = cases;
        this.events = events;
    }

    @Override
    public String name() {
        return "take-back";
    }

    @Override
    public Optional<View> on(CaseFile file) {
        return !file.isOpen() ? Optional.empty() : steps.of(file).filter(l -> isMine(l.record()) && steps.problem(file, l) == null)
                .map(l -> new View(name(), "撤回本环节", "您刚办理的“" + l.record().stepName() + "”，在下一环节无人签收、办理之前可以撤回重新填写。"
                        + "撤回的记录保留并标明“已撤回”，不再作数。", List.of(Field.text(Said.REASON, "撤回理由", LONGEST)), "撤回本环节"));
    }

    private static boolean isMine(StepRecord record) {
        return Actor.current().equals(record.actor()) || Actor.current().equals(record.actingFor());
    }

    @Override
    @Transactional
    public void perform(CaseFile file, Map<String, String> values) {
        recusals.refuse(file.caseNumber());
        LastStep.Found last = mine(file);
        String reason = Said.reason(values, "撤回理由", LONGEST);
        Actor.actFor(Actor.current().equals(last.record().actor()) ? last.record().actingFor() : null);
        // the entry holds the case's chain, where everybody else who works on the case now waits; what was read before may be old
        events.publishEvent(SimpleAct.ofNow(file.caseNumber(), "step.taken-back", last.record().step(), Map.of("taskId", last.record().taskId(),
                "reason", new Personal(reason))));
        CaseFile now = cases.get(file.caseNumber());
        LastStep.Found fresh = mine(now);
        if (fresh.record().id() != last.record().id() || !records.takeBack(last.record().id())) {
            throw Refusal.late("已有他人先行办理，请刷新后查看");
        }
        steps.standAgain(now, fresh, facts(last.record()));
        if (desk.open(now).stream().filter(t -> t.key().equals(fresh.stood().getActivityId()))
                .noneMatch(t -> offices.mayWork(Actor.current(), now.caseNumber(), t))) {
            throw Refusal.notYours("您已不在办理这一环节的岗位，不能撤回");
        }
        events.publishEvent(new StepTakenBack(file.caseNumber(), file.process(), last.record().step()));
    }

    private LastStep.Found mine(CaseFile file) {
        LastStep.Found last = steps.of(file).orElseThrow(() -> Refusal.late("没有可以撤回的环节"));
        if (!isMine(last.record())) {
            throw Refusal.notYours("只有办理上一环节“" + last.record().stepName() + "”的本人可以撤回");
        }
        String problem = steps.problem(file, last);
        if (problem != null) {
            throw Refusal.late(problem);
        }
        return last;
    }

    private Map<String, Object> facts(StepRecord record) {
        Map<String, Object> facts = new HashMap<>();
        records.answers(record.factsBefore() == null ? "{}" : record.factsBefore())
                .forEach((key, value) -> facts.put(key, value instanceof java.math.BigDecimal number ? (Object) number.doubleValue() : value));
        return facts;
    }
}
