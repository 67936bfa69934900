package org.cunyi.modeling.trial.process;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.cunyi.modeling.ModelSet;
import org.cunyi.shared.Refusal;
import org.cunyi.workflow.FormField;
import org.cunyi.workflow.FormModel;
import org.cunyi.workflow.Forms;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.Words;

/** The forms of a trial, out of the models themselves. */
final class TrialForms {

    private static final int LONGEST = 4000;

    private final ProcessEngine engine;
    private final ModelSet models;

    TrialForms(ProcessEngine engine, ModelSet models) {
        this.engine = engine;
        this.models = models;
    }

    /** @param id {@code null} where the step has none */
    record Form(String id, FormModel model) {

        static final Form NONE = new Form(null, new FormModel(Map.of()));

        Map<String, Object> check(Map<String, String> typed) {
            Map<String, FormField> plain = new LinkedHashMap<>();
            Map<String, Object> sent = new HashMap<>();
            Map<String, List<Option>> offered = new HashMap<>();
            Map<String, Object> lists = new LinkedHashMap<>();
            model.fields().forEach((key, field) -> {
                String text = typed.getOrDefault(key, "").strip();
                if (field.repeats() != null) {
                    lists.put(key, list(field, text));
                } else if (!field.readOnly()) {
                    plain.put(key, field);
                    sent.put(key, value(field, text));
                    if (field.optionsFrom() != null) {
                        offered.put(field.optionsFrom(), List.of(new Option(text, text)));
                    }
                }
            });
            Map<String, Object> answers = new LinkedHashMap<>(Forms.checked(new FormModel(plain), sent, offered).values());
            answers.putAll(lists);
            return answers;
        }

        private static Object list(FormField field, String text) {
            String problem = Words.problem(text, false, LONGEST);
            if (problem != null) {
                throw Refusal.of(field.key(), field.label() + "：" + problem);
            }
            return text.replaceAll("\\s*[,，]\\s*", ",");
        }

        private static Object value(FormField field, String text) {
            if (text.isEmpty()) {
                return null;
            }
            return switch (field.type()) {
                case "number" -> text.matches("-?\\d{1,15}(\\.\\d{1,6})?") ? new BigDecimal(text) : (Object) text;
                case "checkbox" -> text.equals("true");
                default -> text;
            };
        }
    }

    Form ofStart(String process) {
        ProcessDefinition definition = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(process).latestVersion().singleResult();
        return engine.getRepositoryService().getBpmnModelInstance(definition.getId()).getModelElementsByType(StartEvent.class).stream()
                .filter(s -> s.getCamundaFormRef() != null).findFirst().map(s -> form(s.getCamundaFormRef())).orElse(Form.NONE);
    }

    Form ofTask(Task task) {
        return Optional.ofNullable(task.getCamundaFormRef()).map(CamundaFormRef::getKey).map(this::form).orElse(Form.NONE);
    }

    private Form form(String id) {
        String path = "forms/" + id + ".form";
        if (!models.has(path)) {
            return Form.NONE;
        }
        try {
            return new Form(id, FormModel.read(models.bytes(path)));
        } catch (IllegalStateException | IllegalArgumentException unreadable) {
            throw Refusal.of(path, path + "：不是完整的表单文件（JSON）");
        }
    }

    /** What a text may be. */
    static Object guessed(String text) {
        String typed = text.strip();
        return typed.equals("true") || typed.equals("false") ? (Object) Boolean.valueOf(typed)
                : typed.matches("-?\\d{1,15}") ? (Object) Long.valueOf(typed) : typed;
    }
}
