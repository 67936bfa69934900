package org.cunyi.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeExpressionsTest {

    private final SafeExpressions expressions = new SafeExpressions(Set.of("deadline"));

    @ParameterizedTest
    @ValueSource(strings = {"${passed}", "${opinion == 'revise'}", "${findings > 0 && !recallable}", "${track == 'party' ? partyMeasure : electedMeasure}",
            "${deadline.days(execution, 'x.y')}", "${execution.getVariable('publicityOutcome') == 'upheld'}", "${decisionResult.getSingleResult().reason}",
            "${amount >= 0.5}", "#{passed}", "${a == 'b' or c == \"d\"}"})
    void comparisons_and_listed_functions_are_let_through(String expression) {
        assertThat(expressions.isSafe(expression)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${''.getClass()}", "${\"\".class}", "${passed.class}", "${passed['class']}", "${deadline.getClass().forName('x')}",
            "${deadline.days(execution).class}", "${execution.getProcessEngineServices()}", "${execution.processEngine}", "${roster.find('x')}",
            "${decisionResult.getSingleResult().class}", "${decisionResult.getSingleResult().get('x')}", "${decisionResult.getSingleResult().reason.bytes}",
            "${execution.getVariable('a').b}", "${'}'.getClass()}", "${'\\''.getClass()}", "${'\\''.getClass().x('\\'')}", "${fn:run('x')}",
            "${deadline.wait()}", "${deadline . getClass()}", "${a.b}", "${(a)('x')}", "${passed", "${{1:2}}", "${deadline.days(execution).getClass()}"})
    void whatever_reaches_further_is_not(String expression) {
        assertThat(expressions.isSafe(expression)).isFalse();
    }
}
