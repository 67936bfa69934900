package org.cunyi.modeling.trial.process;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.cunyi.modeling.SafeExpressions;

/** Expressions of a trial: those that reach further than models may are refused, and calls of the product are asked of the modeller. */
final class TrialExpressions extends JuelExpressionManager {

    private static final Pattern EACH = Pattern.compile("[$#]\\{[^}]*\\}?");

    private static final int MOST = 50;

    private final SafeExpressions safe;
    private final StandInBeans beans;
    private final StandInAnswers answers;

    TrialExpressions(Beans known, StandInBeans beans, StandInAnswers answers) {
        super(beans);
        this.safe = new SafeExpressions(known.names());
        this.beans = beans;
        this.answers = answers;
    }

    @Override
    public Expression createExpression(String text) {
        if (EACH.matcher(text).results().count() > MOST) {
            throw new NotAllowed("一处最多写" + MOST + "个表达式");
        }
        EACH.matcher(text).results().map(MatchResult::group).filter(e -> !safe.isSafe(e)).findFirst().ifPresent(e -> {
            throw new NotAllowed("表达式超出了模型可以使用的范围：" + e);
        });
        Calls calls = Calls.in(text, b -> answers.knows(b) && !beans.isHarmless(b));
        return new TrialExpression(text, super.createExpression(calls.text()), calls, beans, answers);
    }
}
