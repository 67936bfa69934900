package org.cunyi.workflow.process;

import camundajar.impl.scala.collection.immutable.List;
import camundajar.impl.scala.collection.immutable.Map;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import camundajar.impl.scala.util.Either;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.dmn.feel.impl.scala.ContextVariableWrapper;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.feel.FeelEngine.Failure;
import org.camunda.feel.api.EvaluationFailureType;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.context.VariableProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.EvaluationFailureCollector;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;

/**
 * The stock FEEL engine builds its functions and parses the text again for every cell of a table; here both are done once. Whatever does
 * not end in a value is handed to the stock engine, so that every error stays what it was. {@code QuickFeelTest} compares the two.
 */
public class QuickFeel extends ScalaFeelEngine {

    /** More different cells than a county's tables have; a table that is tried out over and over must not fill the memory. */
    private static final int MOST_KEPT = 20_000;

    private final FeelInterpreter interpreter = new FeelInterpreter(feelEngine.valueMapper());
    private final FunctionProvider functions = new FunctionProvider.CompositeFunctionProvider(list(
            new BuiltinFunctions(feelEngine.clock(), feelEngine.valueMapper()), feelEngine.functionProvider()));
    private final ConcurrentHashMap<String, Exp> expressions = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Exp> tests = new ConcurrentHashMap<>();

    QuickFeel() {
        super(java.util.List.of());
    }

    public static FeelEngineFactory factory() {
        return new FeelEngineFactory() {

            @Override
            public FeelEngine createInstance() {
                return new QuickFeel();
            }
        };
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        Optional<Val> value = parsed(expressions, expression, feelEngine::parseExpression)
                .flatMap(e -> sound(e, new ContextVariableWrapper(variables)));
        return value.isPresent() ? (T) feelEngine.valueMapper().unpackVal(value.get()) : super.evaluateSimpleExpression(expression, variables);
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String test, String inputName, VariableContext variables) {
        VariableProvider input = new VariableProvider.StaticVariableProvider(new Map.Map1<>(INPUT_VARIABLE_NAME, inputName));
        Optional<Val> value = parsed(tests, test, feelEngine::parseUnaryTests).flatMap(
                e -> sound(e, new VariableProvider.CompositeVariableProvider(list(input, new ContextVariableWrapper(variables)))));
        return value.isPresent() && value.get() instanceof ValBoolean answer ? answer.value()
                : super.evaluateSimpleUnaryTests(test, inputName, variables);
    }

    /** Empty where it cannot be parsed. */
    private static Optional<Exp> parsed(ConcurrentHashMap<String, Exp> known, String text,
            Function<String, Either<Failure, ParsedExpression>> parse) {
        Exp kept = known.get(text);
        if (kept != null) {
            return Optional.of(kept);
        }
        Either<Failure, ParsedExpression> result = parse.apply(text);
        if (result.isLeft()) {
            return Optional.empty();
        }
        if (known.size() >= MOST_KEPT) {
            known.clear();
        }
        Exp expression = result.toOption().get().expression();
        known.put(text, expression);
        return Optional.of(expression);
    }

    private Optional<Val> sound(Exp expression, VariableProvider variables) {
        EvalContext context = new EvalContext(feelEngine.valueMapper(), variables, functions, new EvaluationFailureCollector());
        try {
            Val value = interpreter.eval(expression, context);
            boolean sound = !(value instanceof ValError || value instanceof ValFatalError);
            return sound && !asserted(context) ? Optional.of(value) : Optional.empty();
        } catch (RuntimeException theStockEngineSaysItBetter) {
            return Optional.empty();
        }
    }

    /** A warning changes no value, an assertion that does not hold makes an error of it. */
    private static boolean asserted(EvalContext context) {
        return context.failureCollector().failures().exists(f -> f.failureType() == EvaluationFailureType.ASSERT_FAILURE$.MODULE$);
    }

    @SafeVarargs
    private static <T> List<T> list(T... items) {
        return CollectionConverters.asScala(Arrays.asList(items)).toList();
    }
}
