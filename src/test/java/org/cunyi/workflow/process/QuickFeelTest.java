package org.cunyi.workflow.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick engine answers as the stock one does, in its answers, its nulls and its errors. */
class QuickFeelTest {

    private static final DmnEngine STOCK = DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private static final DmnEngine QUICK = QuickTables.engine();
    private static final Pattern WORD = Pattern.compile("[a-zA-Z][a-zA-Z]+");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final List<Object> POOL = Arrays.asList(null, true, false, 0, 1, 2, 3, 5, 7L, 60, -1, 2.5, "2026-01-01", "2025-04-30",
            "2026-02-30", "昨天", "", "A01,B03", List.of("x"), Map.of("a", 1));
    private static final int TRIES = 60;

    static Stream<File> tables() {
        return Arrays.stream(new File("dmn").listFiles((d, name) -> name.endsWith(".dmn"))).sorted();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void every_table_answers_alike_whatever_it_is_given(File file) {
        DmnModelInstance model = Dmn.readModelFromFile(file);
        Set<String> names = new TreeSet<>();
        model.getModelElementsByType(InputExpression.class).forEach(e -> words(WORD, e.getTextContent(), names, 0));
        model.getModelElementsByType(OutputEntry.class).forEach(e -> words(WORD, TEXT.matcher(e.getTextContent()).replaceAll(""), names, 0));
        Set<String> texts = new TreeSet<>();
        model.getModelElementsByType(InputEntry.class).forEach(e -> words(TEXT, e.getTextContent(), texts, 1));
        List<Object> pool = new ArrayList<>(POOL);
        pool.addAll(texts);
        Random random = new Random(20261122);
        for (Decision decision : model.getModelElementsByType(Decision.class)) {
            DmnDecision stock = STOCK.parseDecision(decision.getId(), model);
            DmnDecision quick = QUICK.parseDecision(decision.getId(), model);
            for (int i = 0; i < TRIES; i++) {
                Map<String, Object> inputs = new HashMap<>();
                names.forEach(n -> inputs.put(n, pool.get(random.nextInt(pool.size()))));
                assertThat(outcome(() -> QUICK.evaluateDecision(quick, inputs).getResultList())).as("%s %s", decision.getId(), inputs)
                        .isEqualTo(outcome(() -> STOCK.evaluateDecision(stock, inputs).getResultList()));
            }
        }
    }

    private static void words(Pattern pattern, String text, Set<String> into, int group) {
        pattern.matcher(text).results().map((MatchResult m) -> m.group(group)).forEach(into::add);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 + 2", "1.50", "a + 1", "missing + 1", "missing", "null", "\"村\" + \"民\"", "[1, 2, 3]", "{x: 1}.x", "{x: 1}", "date(\"2026-01-01\")",
            "date(\"2026-02-30\")", "1 / 0", "if a > 1 then \"多\" else null", "sum([1, 2])", "no such function(1)", "1 +", "(", "assert(null, false, \"不成立\")",
            "string join([\"甲\", \"乙\"], \"、\")", "9007199254740993", "some x in [1, 2] satisfies x > 1", "number(\"十\")", "function(x) x"})
    void an_expression_gives_the_same_value_or_the_same_error(String expression) {
        VariableContext variables = Variables.createVariables().putValue("a", 2).asVariableContext();
        FeelEngine stock = new ScalaFeelEngine(List.of());
        FeelEngine quick = new QuickFeel();
        for (int twice = 0; twice < 2; twice++) {
            assertThat(outcome(() -> quick.evaluateSimpleExpression(expression, variables))).isEqualTo(
                    outcome(() -> stock.evaluateSimpleExpression(expression, variables)));
            assertThat(outcome(() -> quick.evaluateSimpleUnaryTests(expression, "a", variables))).isEqualTo(
                    outcome(() -> stock.evaluateSimpleUnaryTests(expression, "a", variables)));
        }
    }

    @Test
    void a_value_comes_back_in_the_same_java_type() {
        VariableContext variables = Variables.createVariables().asVariableContext();
        for (String expression : List.of("1", "1.5", "true", "\"a\"", "10000000000")) {
            Object quick = new QuickFeel().evaluateSimpleExpression(expression, variables);
            Object stock = new ScalaFeelEngine(List.of()).evaluateSimpleExpression(expression, variables);
            assertThat(quick).hasSameClassAs(stock);
        }
    }

    /** What came out, or how it failed; a function has no equality of its own. */
    private static Object outcome(Supplier<Object> evaluation) {
        try {
            Object value = evaluation.get();
            return value == null ? "null" : value.getClass().getName().contains("Function") ? value.getClass() : value;
        } catch (RuntimeException e) {
            return e.getClass() + " " + e.getMessage();
        }
    }
}
