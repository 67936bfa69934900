package org.cunyi.modeling.trial.process;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;

/** One expression: first everything that it needs is asked for, then the engine's own evaluates the rest. */
final class TrialExpression implements Expression {

    private static final long serialVersionUID = 1L;

    private final String text;
    private final transient Expression rest;
    private final transient Calls calls;
    private final transient StandInBeans beans;
    private final transient StandInAnswers answers;

    TrialExpression(String text, Expression rest, Calls calls, StandInBeans beans, StandInAnswers answers) {
        this.text = text;
        this.rest = rest;
        this.calls = calls;
        this.beans = beans;
        this.answers = answers;
    }

    @Override
    public Object getValue(VariableScope scope) {
        return getValue(scope, null);
    }

    @Override
    public Object getValue(VariableScope scope, BaseDelegateExecution context) {
        if (rest.isLiteralText()) {
            return rest.getValue(scope, context);
        }
        Map<String, Object> values = new HashMap<>();
        if (scope != null) {
            answers.variables(calls.text(), scope, calls.calls().keySet());
            calls.calls().forEach((name, call) -> values.put(name, answers.of(call, scope)));
        }
        beans.put(values);
        try {
            return Sizes.checked(context == null ? rest.getValue(scope) : rest.getValue(scope, context));
        } finally {
            beans.forget();
        }
    }

    @Override
    public void setValue(Object value, VariableScope scope) {
        setValue(value, scope, null);
    }

    @Override
    public void setValue(Object value, VariableScope scope, BaseDelegateExecution context) {
        rest.setValue(value, scope, context);
    }

    @Override
    public String getExpressionText() {
        return text;
    }

    @Override
    public boolean isLiteralText() {
        return rest.isLiteralText();
    }
}
