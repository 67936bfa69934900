package org.cunyi.workflow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;
import org.cunyi.workflow.process.QuickFeel;
import org.springframework.stereotype.Component;

/** What stands in the cells of tables, worked out by the engine that works them out for cases. */
@Component
public class RuleExpressions {

    private static final String INPUT = "cellInput";

    private final FeelEngine feel = QuickFeel.factory().createInstance();

    /** For an engine of tables apart from the one that cases run in. */
    public static FeelEngineFactory factory() {
        return QuickFeel.factory();
    }

    /** What an input is for these values; empty where it is no value at all, for example {@code date("昨天")}. */
    public Optional<Object> value(String expression, Map<String, Object> values) {
        try {
            return Optional.ofNullable(feel.evaluateSimpleExpression(expression, Variables.fromMap(values).asVariableContext()));
        } catch (FeelException none) {
            return Optional.empty();
        }
    }

    /**
     * Whether a cell fits.
     *
     * @throws Unreadable where the engine cannot make sense of it
     */
    public boolean fits(String cell, Object input, Map<String, Object> values) {
        if (cell.isBlank() || cell.strip().equals("-")) {
            return true;
        }
        Map<String, Object> all = new HashMap<>(values);
        all.put(INPUT, input);
        try {
            return feel.evaluateSimpleUnaryTests(cell, INPUT, Variables.fromMap(all).asVariableContext());
        } catch (FeelException e) {
            throw new Unreadable(e.getMessage());
        }
    }

    /** A cell or an input that is not FEEL. */
    public static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }
}
