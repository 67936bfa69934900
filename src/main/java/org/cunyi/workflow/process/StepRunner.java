package org.cunyi.workflow.process;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.cunyi.shared.Actor;
import org.cunyi.shared.Personal;
import org.cunyi.shared.SimpleAct;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.Cases;
import org.cunyi.workflow.FormField;
import org.cunyi.workflow.FormModel;
import org.cunyi.workflow.Forms;
import org.cunyi.workflow.ModelProperties;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.SecretKeys;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRecords;
import org.cunyi.workflow.StepRule;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Takes a step: checks the form, lets the rooms that know the step apply their rules, keeps the record, tells the audit. */
@Component
class StepRunner {

    private final ObjectProvider<StepRule> rules;
    private final Forms forms;
    private final StepRecords records;
    private final SecretKeys keys;
    private final Cases cases;
    private final ApplicationEventPublisher events;

    StepRunner(ObjectProvider<StepRule> rules, @Lazy Forms forms, @Lazy StepRecords records, SecretKeys keys, @Lazy Cases cases,
            ApplicationEventPublisher events) {
        this.rules = rules;
        this.forms = forms;
        this.records = records;
        this.keys = keys;
        this.cases = cases;
        this.events = events;
    }

    /** @return the variables the process is given */
    Map<String, Object> submit(TaskEntity task, Map<String, Object> sent) {
        return withoutAuthorization(() -> submit(step(task), forms.ofTask(task), sent, task.getId()));
    }

    Map<String, Object> submit(Step step, FormModel form, Map<String, Object> sent) {
        return submit(step, form, sent, null);
    }

    private Map<String, Object> submit(Step step, FormModel form, Map<String, Object> sent, String taskId) {
        Answers answers = forms.check(form, sent, shown(step), options(step));
        Map<String, Object> facts = new HashMap<>(passedOn(form, answers));
        concerned(step).forEach(r -> facts.putAll(r.submit(step, answers)));
        Map<String, Object> before = new HashMap<>();
        facts.keySet().forEach(fact -> before.put(fact, step.variables().get(fact)));
        records.keep(step, Actor.current(), open(step, form, answers), taskId, before);
        events.publishEvent(SimpleAct.ofNow(step.caseNumber(), "step.completed", step.key(), payload(step, form, answers, facts)));
        return facts;
    }

    private static Map<String, Object> open(Step step, FormModel form, Answers answers) {
        Map<String, Object> open = new LinkedHashMap<>(answers.values());
        open.keySet().removeIf(key -> form.fields().get(key).isPersonal());
        ModelProperties.names(step.attribute(ModelProperties.KEEPS).orElse("")).forEach(fact -> open.put(fact, step.variables().get(fact)));
        return open;
    }

    /** The same as {@link #shown}, for somebody who opens the form: rooms may keep a record of that. */
    Map<String, Object> opened(Step step) {
        concerned(step).forEach(r -> r.opened(step));
        return shown(step);
    }

    /** What the form shows: the process's facts, title and first answers of the case that asked, and what the rules know. */
    Map<String, Object> shown(Step step) {
        Map<String, Object> shown = new LinkedHashMap<>();
        String asked = step.text("parentCaseNumber") == null ? step.caseNumber() : step.text("parentCaseNumber");
        cases.find(asked).ifPresent(c -> shown.put("title", c.title()));
        records.latest(asked, Step.START).ifPresent(first -> shown.putAll(Answers.flat(first)));
        shown.putAll(step.variables());
        return RuleAudit.silently(() -> {
            concerned(step).forEach(r -> shown.putAll(r.prefill(step)));
            records.takenBack(step.caseNumber(), step.key()).ifPresent(typed -> shown.putAll(asTyped(typed)));
            return shown;
        });
    }

    /** What the rooms propose for a step that nobody has begun. */
    Map<String, Object> proposed(Step step) {
        Map<String, Object> proposed = new HashMap<>();
        return RuleAudit.silently(() -> {
            concerned(step).forEach(r -> proposed.putAll(r.prefill(step)));
            return proposed;
        });
    }

    /** What was entered before the step was taken back, as a form can show it; what was ticked one by one is looked at again. */
    private static Map<String, Object> asTyped(Map<String, Object> entered) {
        Map<String, Object> typed = new HashMap<>();
        entered.forEach((key, value) -> {
            if (!(value instanceof java.util.Collection<?> || value instanceof Map<?, ?>)) {
                typed.put(key, value instanceof BigDecimal number ? (Object) number.doubleValue() : value);
            }
        });
        return typed;
    }

    Map<String, List<Option>> options(Step step) {
        Map<String, List<Option>> options = new HashMap<>();
        return RuleAudit.silently(() -> {
            concerned(step).forEach(r -> options.putAll(r.options(step)));
            return options;
        });
    }

    Step step(TaskEntity task) {
        var execution = task.getExecution();
        var model = execution.getProcessDefinition();
        String key = task.getTaskDefinitionKey().replaceFirst("^user_", "");
        // the task's own name carries the matter too, see CaseEvents
        String name = (String) execution.getActivity().getProperty("name");
        return new Step(execution.getProcessBusinessKey(), model.getKey(), key, name, task.getTenantId(),
                model.getDeploymentId(), Attributes.ofActivity(execution.getActivity()), new TreeMap<>(task.getVariables()));
    }

    /** Whether some room proposes or offers something there. */
    boolean isAnybodys(Step step) {
        return rules.orderedStream().anyMatch(r -> r.concerns(step));
    }

    private List<StepRule> concerned(Step step) {
        return rules.orderedStream().filter(r -> r.concerns(step)).toList();
    }

    private static Map<String, Object> passedOn(FormModel form, Answers answers) {
        Map<String, Object> facts = new HashMap<>();
        for (FormField field : form.fields().values()) {
            if (field.variable() != null && !field.isPersonal()) {
                facts.put(field.key(), fact(field, answers));
            }
        }
        return facts;
    }

    /** What was ticked or chosen one by one is a text of codes, which tables and {@code lists} read. */
    private static Object fact(FormField field, Answers answers) {
        if (field.repeats() != null) {
            return answers.values().get(field.key()) instanceof Map<?, ?> each
                    ? each.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(","))
                    : String.join(",", answers.list(field.key()));
        }
        Object value = field.variable().equals("boolean") ? Boolean.valueOf(answers.yes(field.key())) : answers.values().get(field.key());
        if (!(value instanceof BigDecimal number)) {
            return value;
        }
        boolean whole = field.decimalDigits() == null || field.decimalDigits() == 0;
        return whole ? (Object) number.longValueExact() : (Object) number.doubleValue();
    }

    private Map<String, Object> payload(Step step, FormModel form, Answers answers, Map<String, Object> facts) {
        Map<String, Object> payload = new HashMap<>();
        answers.values().forEach((key, value) -> told(step, form.fields().get(key), value).ifPresent(told -> payload.put(key, told)));
        return Map.of("answers", payload, "facts", new HashMap<>(facts));
    }

    /** Free text may speak of persons, so the record keeps its HMAC; choices, counts and dates stand in clear. */
    private Optional<Object> told(Step step, FormField field, Object value) {
        boolean text = field.type().startsWith("text");
        if (field.isPersonal()) {
            // which items were answered how could be told from equal HMACs, so that only personal words leave one
            return text && field.repeats() == null && keys.isOpen() ? Optional.of(keys.told(step.caseNumber(), value.toString())) : Optional.empty();
        }
        return Optional.ofNullable(text && !field.isDate() ? hidden(value) : value);
    }

    private static Object hidden(Object value) {
        if (value instanceof Map<?, ?> each) {
            Map<String, Object> hidden = new HashMap<>();
            each.forEach((choice, words) -> hidden.put(choice.toString(), new Personal(words.toString())));
            return hidden;
        }
        return new Personal(value.toString());
    }

    static <T> T withoutAuthorization(java.util.concurrent.Callable<T> call) {
        return Context.getCommandContext().runWithoutAuthorization(call);
    }
}
