package org.cunyi.workflow.people;

import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.task.Task;
import org.cunyi.org.Roster;
import org.cunyi.workflow.CaseFile;
import org.cunyi.workflow.StepRecord;
import org.cunyi.workflow.StepRecords;
import org.cunyi.workflow.process.ModelSteps;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The step that was completed last in a case, and whether everything that followed is still as it left it. Only what nobody outside can have
 * noticed is undone: questions answered, tables asked and tasks nobody has taken. A notice, a called case, a timer or a message is not.
 */
@Component
class LastStep {

    private static final Set<String> HARMLESS = Set.of("exclusiveGateway", "parallelGateway", "inclusiveGateway", "businessRuleTask", "boundaryError",
            "subProcess", "startEvent", "noneEndEvent");
    private static final String USER_TASK = "userTask";

    private final ProcessEngine engine;
    private final StepRecords records;
    private final TaskDesk desk;
    private final Roster roster;
    private final ModelSteps models;

    LastStep(@Lazy ProcessEngine engine, StepRecords records, TaskDesk desk, Roster roster, ModelSteps models) {
        this.engine = engine;
        this.records = records;
        this.desk = desk;
        this.roster = roster;
        this.models = models;
    }

    /**
     * @param stood where it was done
     * @param since what has begun after it
     * @param ended what had begun before it and has ended after it
     */
    record Found(StepRecord record, HistoricActivityInstance stood, List<HistoricActivityInstance> since, List<HistoricActivityInstance> ended) {
    }

    /** Empty where nothing was completed yet, or before the product kept which task a record answers. */
    Optional<Found> of(CaseFile file) {
        return records.of(file.caseNumber()).stream().filter(r -> !r.isTakenBack()).max(Comparator.comparingLong(StepRecord::id))
                .filter(r -> r.taskId() != null).flatMap(r -> desk.asProduct(() -> find(file, r)));
    }

    private Optional<Found> find(CaseFile file, StepRecord record) {
        HistoricTaskInstance task = engine.getHistoryService().createHistoricTaskInstanceQuery().taskId(record.taskId()).singleResult();
        if (task == null || !task.getProcessInstanceId().equals(file.processInstanceId())) {
            return Optional.empty();
        }
        List<HistoricActivityInstance> all = engine.getHistoryService().createHistoricActivityInstanceQuery()
                .processInstanceId(file.processInstanceId()).list();
        return all.stream().filter(a -> a.getId().equals(task.getActivityInstanceId()) && a.getEndTime() != null).findFirst().map(stood -> {
            Date then = stood.getEndTime();
            List<HistoricActivityInstance> others = all.stream().filter(a -> !a.getId().equals(stood.getId())).toList();
            return new Found(record, stood, others.stream().filter(a -> !a.getStartTime().before(then)).toList(),
                    others.stream().filter(a -> a.getStartTime().before(then) && a.getEndTime() != null && !a.getEndTime().before(then)).toList());
        });
    }

    /** Why it can no longer be taken back, in Chinese, {@code null} where it can. */
    String problem(CaseFile file, Found last) {
        if (!file.isOpen()) {
            return "案件已经办结，不能撤回";
        }
        if (models.step(file, last.record().step()).flatMap(s -> s.attribute("takeBack")).filter("no"::equals).isPresent()) {
            return "“" + last.record().stepName() + "”的结果已经生效，按程序规定办理后不能撤回";
        }
        Optional<String> happened = last.since().stream().map(LastStep::problem).filter(Objects::nonNull).findFirst();
        if (happened.isPresent()) {
            return happened.get();
        }
        if (!last.ended().isEmpty()) {
            return "所在阶段“" + last.ended().get(0).getActivityName() + "”已经结束，不能撤回";
        }
        return next(last).isEmpty() ? "办理后没有形成等待办理的下一环节，不能撤回" : next(last).stream().map(this::problem).filter(Objects::nonNull)
                .findFirst().orElse(null);
    }

    private static String problem(HistoricActivityInstance since) {
        String name = since.getActivityName() == null ? "" : "“" + since.getActivityName() + "”";
        if (USER_TASK.equals(since.getActivityType())) {
            return since.getEndTime() == null ? null : "下一环节" + name + "已经办理，不能撤回";
        }
        if (HARMLESS.contains(since.getActivityType())) {
            return null;
        }
        return "callActivity".equals(since.getActivityType()) ? "已经启动下一程序" + name + "，不能撤回；需要更正的，请在该程序中退回"
                : "后续事项" + name + "已经发生，不能撤回";
    }

    /** The tasks that arose from it. */
    List<Task> next(Found last) {
        Set<String> open = new java.util.HashSet<>(last.since().stream().filter(a -> USER_TASK.equals(a.getActivityType())
                && a.getEndTime() == null).map(HistoricActivityInstance::getTaskId).toList());
        return open.isEmpty() ? List.of() : desk.asProduct(() -> engine.getTaskService().createTaskQuery()
                .taskIdIn(open.toArray(String[]::new)).list());
    }

    private String problem(Task next) {
        return next.getAssignee() == null ? null : "下一环节已由" + roster.name(next.getAssignee()) + "签收，不能撤回";
    }

    /** Lets the case stand there again, with the facts it knew then. */
    void standAgain(CaseFile file, Found last, Map<String, Object> factsBefore) {
        desk.asProduct(() -> {
            List<Task> next = next(last);
            engine.getRuntimeService().setVariables(file.processInstanceId(), factsBefore);
            var change = engine.getRuntimeService().createProcessInstanceModification(file.processInstanceId())
                    .startBeforeActivity(last.stood().getActivityId());
            last.since().stream().filter(a -> next.stream().anyMatch(t -> t.getId().equals(a.getTaskId())))
                    .forEach(a -> change.cancelActivityInstance(a.getId()));
            change.execute();
            return null;
        });
    }
}
