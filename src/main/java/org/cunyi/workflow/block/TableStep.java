package org.cunyi.workflow.block;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cunyi.shared.Refusal;
import org.cunyi.shared.Refusal.FieldError;
import org.cunyi.workflow.Answers;
import org.cunyi.workflow.ModelProperties;
import org.cunyi.workflow.Option;
import org.cunyi.workflow.RuleTables;
import org.cunyi.workflow.Step;
import org.cunyi.workflow.StepRule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The block "a table checks what was entered": every row of the tables under {@code checkedBy} that fits refuses the step with its {@code message}
 * at its {@code field}. The table is asked with the facts of the process and the answers; of a repeated field it gets the list of all answers.
 * {@code checkedEach.<choices>} asks once for each choice, with that choice's own answers.
 */
@Component
@Order(6)
class TableStep implements StepRule {

    private final RuleTables tables;
    private final ChoiceStep choices;

    TableStep(RuleTables tables, ChoiceStep choices) {
        this.tables = tables;
        this.choices = choices;
    }

    @Override
    public boolean concerns(Step step) {
        return ModelProperties.checks(step.attributes()).findAny().isPresent();
    }

    @Override
    public Map<String, Object> submit(Step step, Answers answers) {
        List<FieldError> refused = new ArrayList<>();
        Map<String, Object> inputs = inputs(step, answers);
        ModelProperties.tables(step.attributes()).forEach(table -> ask(step, table, inputs)
                .forEach(row -> refused.add(new FieldError(row.get("field").toString(), words(row)))));
        ModelProperties.tablesOfEach(step.attributes()).forEach((name, of) -> choices.options(step).getOrDefault(name, List.of()).forEach(choice -> {
            Map<String, Object> one = each(inputs, answers, choice);
            of.forEach(table -> ask(step, table, one).forEach(row -> refused.add(
                    new FieldError(row.get("field") + "_" + choice.value(), choice.label() + "：" + words(row)))));
        }));
        if (!refused.isEmpty()) {
            throw Refusal.of(refused);
        }
        return Map.of();
    }

    private List<Map<String, Object>> ask(Step step, String table, Map<String, Object> inputs) {
        return tables.rows(step, table, inputs);
    }

    private static String words(Map<String, Object> row) {
        return row.get("message") + "（" + row.get("legalBasis") + "）";
    }

    private static Map<String, Object> inputs(Step step, Answers answers) {
        Map<String, Object> inputs = new HashMap<>(step.variables());
        answers.values().forEach((key, value) -> inputs.put(key, value instanceof Map<?, ?> each
                ? each.values().stream().map(TableStep::plain).toList() : plain(value)));
        return inputs;
    }

    private static Map<String, Object> each(Map<String, Object> inputs, Answers answers, Option choice) {
        Map<String, Object> one = new HashMap<>(inputs);
        answers.values().forEach((key, value) -> {
            if (value instanceof Map<?, ?> each) {
                one.put(key, plain(each.get(choice.value())));
            } else if (value instanceof Collection<?> ticked) {
                one.put(key, ticked.contains(choice.value()));
            }
        });
        return one;
    }

    /** As the tables know numbers. */
    private static Object plain(Object value) {
        if (!(value instanceof BigDecimal number)) {
            return value;
        }
        return number.stripTrailingZeros().scale() <= 0 ? (Object) number.longValueExact() : (Object) number.doubleValue();
    }
}
