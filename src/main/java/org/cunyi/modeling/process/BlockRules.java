package org.cunyi.modeling.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.cunyi.modeling.Findings;
import org.cunyi.modeling.ModelSet;
import org.cunyi.workflow.ModelProperties;

/** What the blocks that need no Java ask of a model (docs/modelling-blocks.md): without these words they would do nothing, or fail in a case. */
final class BlockRules {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CHOICES = Pattern.compile("(villages|townships|departments)(\\.[a-zA-Z]\\w*)?");
    private static final List<String> REFUSAL = List.of("field", "message", "legalBasis");
    private static final Map<String, List<String>> INPUTS = Map.of("${notifyDelegate}", List.of("notifyTo", "notifySubject", "notifyText"),
            "${referDelegate}", List.of("referTo", "referUnit", "referTitle", "referRelation"));

    private final ModelSet models;
    private final Findings found;
    private final BpmnModelInstance model;

    private BlockRules(ModelSet models, Findings found, BpmnModelInstance model) {
        this.models = models;
        this.found = found;
        this.model = model;
    }

    /** @return who is to be told, by element, for the rule about roles */
    static Map<String, String> check(ModelSet models, Findings found, BpmnModelInstance model) {
        BlockRules rules = new BlockRules(models, found, model);
        Map<String, String> told = new HashMap<>();
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            Map<String, String> properties = Properties.of(node);
            rules.known(node, properties);
            rules.choices(node, properties);
            rules.tables(node, properties);
            rules.earlier(node, properties);
            Map<String, String> inputs = rules.inputs(node);
            if (inputs.containsKey("notifyTo")) {
                told.put(node.getId(), inputs.get("notifyTo"));
            }
        }
        return told;
    }

    private void known(BaseElement node, Map<String, String> properties) {
        properties.keySet().stream().filter(name -> !ModelProperties.isKnown(name))
                .forEach(name -> found.worthALook(node.getId(), "系统没有功能读取这个属性，可能写错了名字：" + name));
    }

    private void choices(FlowNode node, Map<String, String> properties) {
        List<String> offered = ModelProperties.names(properties.get(ModelProperties.CHOICES));
        offered.stream().filter(name -> !CHOICES.matcher(name).matches())
                .forEach(name -> found.wrong(node.getId(), "没有这种可以选择的单位：" + name + "；可以用 villages、townships、departments"));
        String form = "forms/" + node.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "formRef") + ".form";
        if (models.has(form)) {
            asked(models.text(form)).stream().filter(name -> CHOICES.matcher(name).matches() && !offered.contains(name))
                    .forEach(name -> found.wrong(node.getId(), "表单要选择 " + name + "，这一步的属性 choices 里没有"));
        }
    }

    private static Set<String> asked(String form) {
        Set<String> names = new HashSet<>();
        try {
            for (JsonNode component : JSON.readTree(form).path("components")) {
                names.add(component.path("properties").path("repeat").asText());
                names.add(component.path("properties").path("options").asText());
            }
        } catch (JsonProcessingException notJson) {
            // said where the form itself is checked
        }
        return names;
    }

    private void tables(FlowNode node, Map<String, String> properties) {
        ModelProperties.checks(properties).forEach(table -> {
            String path = "dmn/" + table + ".dmn";
            found.wrongUnless(models.has(path), node.getId(), "没有这张核对用的规则表：" + table);
            if (models.has(path)) {
                String text = models.text(path);
                REFUSAL.stream().filter(output -> !text.contains("name=\"" + output + "\"")).forEach(output -> found.wrong(node.getId(),
                        "核对用的规则表 " + table + " 没有输出列 " + output));
            }
        });
        ModelProperties.tablesOfEach(properties).keySet().stream().filter(name -> !ModelProperties.names(properties.get(ModelProperties.CHOICES))
                .contains(name)).forEach(name -> found.wrong(node.getId(), "要逐个核对 " + name + "，这一步的属性 choices 里没有"));
    }

    private void earlier(FlowNode node, Map<String, String> properties) {
        ModelProperties.names(properties.get(ModelProperties.SHOWS)).stream().filter(step -> model.getModelElementById("user_" + step) == null)
                .forEach(step -> found.wrong(node.getId(), "要显示的环节不存在：" + step));
    }

    private Map<String, String> inputs(FlowNode node) {
        Map<String, String> inputs = new HashMap<>();
        if (node.getExtensionElements() != null) {
            node.getExtensionElements().getElementsQuery().filterByType(CamundaInputOutput.class).list().stream()
                    .flatMap(io -> io.getCamundaInputParameters().stream()).forEach((CamundaInputParameter p) -> inputs.put(p.getCamundaName(),
                            p.getTextContent().strip()));
        }
        String bean = node.getAttributeValueNs("http://camunda.org/schema/1.0/bpmn", "delegateExpression");
        INPUTS.getOrDefault(bean == null ? "" : bean, List.of()).stream().filter(name -> inputs.getOrDefault(name, "").isEmpty())
                .forEach(name -> found.wrong(node.getId(), "没有填写输入参数 " + name));
        // mail leaves the house
        List.of("notifySubject", "notifyText").forEach(text -> found.wrongUnless(!inputs.getOrDefault(text, "").matches("(?s).*[$#]\\{.*"), node.getId(),
                "通知只写固定的文字，不能写表达式：" + text));
        if ("${referDelegate}".equals(bean) && inputs.containsKey("referTo")) {
            found.wrongUnless(models.has("bpmn/" + inputs.get("referTo") + ".bpmn"), node.getId(), "没有要转入的程序：" + inputs.get("referTo"));
        }
        return inputs;
    }
}
