package org.cunyi.modeling.process;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Expression;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.xml.ModelException;

/**
 * What a file of tables says beside its rows.
 *
 * @param labels in Chinese, of the outputs by their names
 * @param types  of the inputs by their ids, of the outputs by their decisions and names, where the file says one
 * @param facts  for each decision what it is called, how it takes its rows, what it rests on
 */
public record TableHeads(Map<String, String> labels, Map<String, String> types, Map<String, Map<String, String>> facts) {

    private static final String NEEDS = "用到的决策";
    private static final TableHeads NONE = new TableHeads(Map.of(), Map.of(), Map.of());

    /** Nothing at all where the file cannot be read. */
    public static TableHeads of(byte[] dmn) {
        try {
            DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(dmn));
            Map<String, String> labels = new LinkedHashMap<>();
            model.getModelElementsByType(Output.class).stream().filter(o -> o.getName() != null && Words.isText(o.getLabel()))
                    .forEach(o -> labels.put(o.getName(), o.getLabel()));
            Map<String, String> types = new LinkedHashMap<>();
            model.getModelElementsByType(Input.class).stream().filter(i -> i.getInputExpression() != null && i.getInputExpression().getTypeRef() != null)
                    .forEach(i -> types.put(i.getId(), i.getInputExpression().getTypeRef()));
            model.getModelElementsByType(Output.class).stream().filter(o -> o.getName() != null && o.getTypeRef() != null
                    && o.getParentElement().getParentElement() instanceof Decision)
                    .forEach(o -> types.put(((Decision) o.getParentElement().getParentElement()).getId() + "/" + o.getName(), o.getTypeRef()));
            Map<String, Map<String, String>> facts = new LinkedHashMap<>();
            model.getModelElementsByType(Decision.class).forEach(d -> facts.put(d.getId(), facts(d)));
            return new TableHeads(labels, types, facts);
        } catch (ModelException unreadable) {
            return NONE;
        }
    }

    /** The name itself where there is no label. */
    public String label(String output) {
        return labels.getOrDefault(output, output);
    }

    /** {@code null} where the file says none. */
    public String outputType(String decision, String output) {
        return types.get(decision + "/" + output);
    }

    /** That decision and all that it rests on. */
    public Set<String> needed(String decision) {
        Set<String> needed = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(decision));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (needed.add(next)) {
                open.addAll(List.of(facts.getOrDefault(next, Map.of()).getOrDefault(NEEDS, "").split("，")));
            }
        }
        needed.remove("");
        return needed;
    }

    /** These, and of the other what these have not. */
    public TableHeads or(TableHeads other) {
        Map<String, String> all = new LinkedHashMap<>(other.labels);
        all.putAll(labels);
        return new TableHeads(all, types, facts);
    }

    private static Map<String, String> facts(Decision decision) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("名称", decision.getName());
        facts.put("版本标记", decision.getVersionTag());
        facts.put("历史保存期限", decision.getCamundaHistoryTimeToLiveString());
        facts.put(NEEDS, decision.getInformationRequirements().stream().map(r -> r.getRequiredDecision() == null ? "" : r.getRequiredDecision().getId())
                .collect(Collectors.joining("，")));
        Expression logic = decision.getExpression();
        if (logic instanceof DecisionTable table) {
            facts.put("适用方式", table.getHitPolicy() + (table.getAggregation() == null ? "" : " " + table.getAggregation()));
        } else if (logic instanceof LiteralExpression literal && literal.getText() != null) {
            facts.put("表达式", literal.getText().getTextContent());
        }
        facts.values().removeIf(v -> !Words.isText(v));
        return facts;
    }
}
