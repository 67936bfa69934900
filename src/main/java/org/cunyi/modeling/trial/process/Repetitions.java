package org.cunyi.modeling.trial.process;

import java.util.Collection;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;

/** How often a task is done that is done several times: the engine would make them all before the first begins. */
final class Repetitions {

    private static final int MOST = 200;

    private Repetitions() {
    }

    static void check(MultiInstanceActivityBehavior several, DelegateExecution execution) {
        if (several.getLoopCardinalityExpression() != null) {
            check(several.getLoopCardinalityExpression().getValue(execution), execution);
        } else if (several.getCollectionExpression() != null) {
            check(several.getCollectionExpression().getValue(execution), execution);
        } else if (several.getCollectionVariable() != null) {
            check(execution.getVariable(several.getCollectionVariable()), execution);
        }
    }

    private static void check(Object times, DelegateExecution execution) {
        boolean many = times instanceof Collection<?> all ? all.size() > MOST
                : times instanceof Number number ? number.doubleValue() > MOST
                : times instanceof String text && text.strip().matches("\\+?0*[1-9]\\d{2,}") && Double.parseDouble(text.strip()) > MOST;
        if (many) {
            throw new NotAllowed("“" + execution.getCurrentActivityName() + "”一次要办的份数太多，试用时最多" + MOST + "份");
        }
    }
}
