package org.cunyi.modeling.trial.process;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.task.Task;
import org.cunyi.modeling.ModelSet;
import org.cunyi.modeling.trial.TrialStep;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.FormField;
import org.cunyi.workflow.Option;

/** Does what the modeller chose; every act is one command of the engine, so that it is taken back whole. */
final class TrialActs {

    private final ProcessEngine engine;
    private final StandIns standIns;
    private final Waiting waiting;
    private final TrialForms forms;
    private final String process;
    private final String caseNumber;

    TrialActs(ProcessEngine engine, ModelSet models, StandIns standIns, String process, String caseNumber) {
        this.engine = engine;
        this.standIns = standIns;
        this.waiting = new Waiting(engine);
        this.forms = new TrialForms(engine, models);
        this.process = process;
        this.caseNumber = caseNumber;
    }

    void walk(TrialStep step) {
        switch (step.kind()) {
            case "start" -> start(step);
            case "complete" -> complete(step);
            case "timer" -> timer(step);
            case "message", "signal", "condition" -> event(step);
            default -> throw Refusal.of("kind", "步骤：没有这种步骤");
        }
    }

    private void start(TrialStep step) {
        if (engine.getHistoryService().createHistoricProcessInstanceQuery().count() > 0) {
            throw Refusal.late("这次试用已经开始了");
        }
        Map<String, Object> variables = new HashMap<>(Map.of("caseNumber", caseNumber, "villageCode", "village", "townshipCode", "township",
                "countyCode", "county"));
        variables.putAll(facts(forms.ofStart(process), step.typed()));
        engine.getRuntimeService().createProcessInstanceByKey(process).businessKey(caseNumber).setVariables(variables).execute();
    }

    private void complete(TrialStep step) {
        Task task = one(step, waiting.tasks(), Task::getTaskDefinitionKey);
        Map<String, Object> facts = facts(forms.ofTask(task), step.typed());
        if (step.error() == null) {
            engine.getTaskService().complete(task.getId(), facts);
            return;
        }
        String ended = Errors.at(engine.getRepositoryService().getBpmnModelInstance(task.getProcessDefinitionId()), task.getTaskDefinitionKey()).stream()
                .filter(e -> e.value().equals(step.error())).map(Option::label).findFirst()
                .orElseThrow(() -> Refusal.of("error", "结果：这一步没有这种结果"));
        standIns.note("would", task.getName(), "error", ended);
        engine.getTaskService().handleBpmnError(task.getId(), step.error(), null, facts);
    }

    private void timer(TrialStep step) {
        String timer = one(step, waiting.timers(), Waiting.Timer::activity).job().getId();
        // an attempt that has to ask something first counts as a failed one
        engine.getManagementService().setJobRetries(timer, 1000);
        engine.getManagementService().executeJob(timer);
    }

    private void event(TrialStep step) {
        String kind = step.kind().equals("condition") ? "conditional" : step.kind();
        EventSubscription event = one(step, waiting.events(kind), EventSubscription::getActivityId);
        switch (kind) {
            case "message" -> engine.getRuntimeService().messageEventReceived(event.getEventName(), event.getExecutionId());
            case "signal" -> engine.getRuntimeService().signalEventReceived(event.getEventName(), event.getExecutionId());
            default -> {
                String name = step.typed().getOrDefault("name", "");
                if (!name.matches("[A-Za-z]\\w{0,60}")) {
                    throw Refusal.of("name", "名称：请写变量的名称，只用字母和数字");
                }
                engine.getRuntimeService().setVariable(event.getExecutionId(), name, TrialForms.guessed(step.typed().getOrDefault("value", "")));
            }
        }
    }

    private static <T> T one(TrialStep step, List<T> all, Function<T, String> element) {
        List<T> there = all.stream().filter(t -> step.element().equals(element.apply(t))).toList();
        if (step.index() < 0 || step.index() >= there.size()) {
            throw Refusal.late("“" + step.element() + "”现在不在等待了");
        }
        return there.get(step.index());
    }

    /** What the form hands to the process, checked as the product checks it; the lists that the product would offer are taken as typed. */
    private static Map<String, Object> facts(TrialForms.Form form, Map<String, String> typed) {
        Map<String, Object> answers = form.check(typed);
        Map<String, Object> facts = new LinkedHashMap<>();
        for (FormField field : form.model().fields().values()) {
            if (field.variable() != null && !field.isPersonal()) {
                facts.put(field.key(), fact(field, answers.get(field.key())));
            }
        }
        return facts;
    }

    private static Object fact(FormField field, Object value) {
        if (field.repeats() == null && "boolean".equals(field.variable())) {
            return Boolean.TRUE.equals(value) || "true".equals(value);
        }
        if (value instanceof BigDecimal number) {
            boolean whole = field.decimalDigits() == null || field.decimalDigits() == 0;
            return whole ? (Object) number.longValueExact() : (Object) number.doubleValue();
        }
        return value;
    }
}
