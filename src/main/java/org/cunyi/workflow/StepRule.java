package org.cunyi.workflow;

import java.util.List;
import java.util.Map;

/**
 * What a room does with the steps it knows. Several rules may concern one step; they are asked in their {@code @Order}, inside the
 * transaction of the completion.
 */
public interface StepRule {

    boolean concerns(Step step);

    /** What the form shows before anybody has typed, by field. */
    default Map<String, Object> prefill(Step step) {
        return Map.of();
    }

    /** Somebody looks at the form; where it shows what is not everybody's, that is an act. */
    default void opened(Step step) {
    }

    /** Choices of the fields whose form says where they come from ({@code properties.options}), by that name. */
    default Map<String, List<Option>> options(Step step) {
        return Map.of();
    }

    /**
     * Checks the rules of the field and keeps the rows.
     *
     * @return the few facts that the process needs, by variable
     * @throws org.cunyi.shared.Refusal where a rule is not kept; nothing has changed then
     */
    Map<String, Object> submit(Step step, Answers answers);
}
