package org.cunyi.modeling.trial.process;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.cunyi.modeling.ModelSet;
import org.cunyi.modeling.trial.TrialState;
import org.cunyi.modeling.trial.TrialState.Been;
import org.cunyi.modeling.trial.TrialState.Course;
import org.cunyi.modeling.trial.TrialState.Instance;
import org.cunyi.modeling.trial.TrialState.Taken;
import org.cunyi.modeling.trial.TrialState.Wait;
import org.cunyi.shared.Refusal;

/** Tells where a trial stands. */
final class TrialReader {

    private final ProcessEngine engine;
    private final StandIns standIns;
    private final Waiting waiting;
    private final TrialForms forms;
    private final String process;

    TrialReader(ProcessEngine engine, ModelSet models, StandIns standIns, String process) {
        this.engine = engine;
        this.standIns = standIns;
        this.waiting = new Waiting(engine);
        this.forms = new TrialForms(engine, models);
        this.process = process;
    }

    TrialState state() {
        List<HistoricProcessInstance> all = all();
        if (all.isEmpty()) {
            TrialForms.Form form = forms.ofStart(process);
            return new TrialState(List.of(), List.of(new TrialState.Task("start", "start", 0, "发起", -1, List.of(), form.id(),
                    List.copyOf(form.model().fields().values()), List.of())), List.of(), List.of());
        }
        Map<String, Integer> places = new HashMap<>();
        all.forEach(i -> places.put(i.getId(), places.size()));
        return new TrialState(all.stream().map(i -> instance(i, places)).toList(), tasks(places), waits(places), List.copyOf(standIns.log()));
    }

    private List<HistoricProcessInstance> all() {
        return engine.getHistoryService().createHistoricProcessInstanceQuery().list().stream()
                .sorted(Comparator.comparingLong(i -> Waiting.number(i.getId()))).toList();
    }

    private Instance instance(HistoricProcessInstance instance, Map<String, Integer> places) {
        Map<String, Object> variables = new TreeMap<>();
        engine.getHistoryService().createHistoricVariableInstanceQuery().processInstanceId(instance.getId()).list()
                .stream().filter(v -> instance.getId().equals(v.getActivityInstanceId())).forEach(v -> variables.put(v.getName(), v.getValue()));
        BpmnModelInstance model = engine.getRepositoryService().getBpmnModelInstance(instance.getProcessDefinitionId());
        String end = instance.getEndActivityId() == null ? null : name(model, instance.getEndActivityId());
        return new Instance(places.get(instance.getId()), instance.getProcessDefinitionKey(), instance.getProcessDefinitionName(),
                instance.getSuperProcessInstanceId() == null ? -1 : places.get(instance.getSuperProcessInstanceId()), instance.getEndTime() == null, end,
                variables);
    }

    private List<TrialState.Task> tasks(Map<String, Integer> places) {
        Map<String, Integer> counts = new HashMap<>();
        List<TrialState.Task> all = new ArrayList<>();
        for (Task task : waiting.tasks()) {
            TrialForms.Form form = forms.ofTask(task);
            List<String> groups = engine.getTaskService().getIdentityLinksForTask(task.getId()).stream().map(IdentityLink::getGroupId)
                    .filter(Objects::nonNull).sorted().toList();
            all.add(new TrialState.Task("complete", task.getTaskDefinitionKey(), counts.merge(task.getTaskDefinitionKey(), 1, Integer::sum) - 1,
                    task.getName(), places.get(task.getProcessInstanceId()), groups, form.id(), List.copyOf(form.model().fields().values()),
                    Errors.at(engine.getRepositoryService().getBpmnModelInstance(task.getProcessDefinitionId()), task.getTaskDefinitionKey())));
        }
        return all;
    }

    private List<Wait> waits(Map<String, Integer> places) {
        Map<String, Integer> counts = new HashMap<>();
        List<Wait> all = new ArrayList<>();
        for (Waiting.Timer timer : waiting.timers()) {
            all.add(new Wait("timer", timer.activity(), counts.merge(timer.activity(), 1, Integer::sum) - 1,
                    name(engine.getRepositoryService().getBpmnModelInstance(timer.job().getProcessDefinitionId()), timer.activity()),
                    places.get(timer.job().getProcessInstanceId()), ""));
        }
        for (String kind : List.of("message", "signal", "conditional")) {
            for (EventSubscription event : waiting.events(kind)) {
                String shown = kind.equals("conditional") ? "condition" : kind;
                all.add(new Wait(shown, event.getActivityId(), counts.merge(kind + event.getActivityId(), 1, Integer::sum) - 1, name(event),
                        places.get(event.getProcessInstanceId()), event.getEventName()));
            }
        }
        return all;
    }

    private String name(EventSubscription event) {
        String definition = engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(event.getProcessInstanceId()).singleResult()
                .getProcessDefinitionId();
        return name(engine.getRepositoryService().getBpmnModelInstance(definition), event.getActivityId());
    }

    private static String name(BpmnModelInstance model, String element) {
        return model.getModelElementById(element) instanceof FlowElement found && found.getName() != null ? found.getName() : element;
    }

    Course course(int instance) {
        List<HistoricProcessInstance> all = all();
        if (instance < 0 || instance >= all.size()) {
            throw Refusal.notFound("这次试用里没有这个流程");
        }
        String id = all.get(instance).getId();
        Map<String, Been> been = new LinkedHashMap<>();
        engine.getHistoryService().createHistoricActivityInstanceQuery().processInstanceId(id).list().stream()
                .filter(a -> !a.getActivityType().startsWith("multiInstance")).sorted(Comparator.comparing(HistoricActivityInstance::getStartTime))
                .forEach(a -> been.merge(a.getActivityId(), new Been(a.getActivityId(), 1, a.getEndTime() == null ? 1 : 0, a.isCanceled() ? 1 : 0, List.of()),
                        (one, other) -> new Been(one.id(), one.times() + 1, one.open() + other.open(), one.cut() + other.cut(), List.of())));
        return new Course(List.copyOf(been.values()), standIns.ways(id).entrySet().stream().map(w -> new Taken(w.getKey(), w.getValue())).toList());
    }
}
