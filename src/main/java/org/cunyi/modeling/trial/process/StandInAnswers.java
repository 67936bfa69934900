package org.cunyi.modeling.trial.process;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.cunyi.modeling.TableQuestions;
import org.cunyi.modeling.trial.TrialQuestion;
import org.cunyi.modeling.trial.TrialQuestion.Kind;
import org.cunyi.workflow.Option;

/** What stands for the answers of the product: days are far away, everything else the modeller is asked. */
final class StandInAnswers {

    private static final Pattern TEXT = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*(?!\\w|\\s*\\()");
    private static final Pattern INNER = Pattern.compile("[$#]\\{([^}]*)\\}?");
    private static final Set<String> KNOWN = Set.of("execution", "task", "decisionResult", "caseExecution", "true", "false", "null", "and", "or", "not",
            "eq", "ne", "lt", "gt", "le", "ge", "empty", "div", "mod", "instanceof", "loopCounter", "nrOfInstances", "nrOfActiveInstances",
            "nrOfCompletedInstances", "authenticatedUserId", "currentUser");
    private static final Pattern MOMENT = Pattern.compile(".*(At|Until|Date|On)");
    private static final int FAR = 30;
    private static final Map<Class<?>, Function<Instant, Object>> DAYS = Map.of(Date.class, Date::from, Instant.class, i -> i,
            OffsetDateTime.class, i -> i.atZone(ZoneId.of("Asia/Shanghai")).toOffsetDateTime(),
            LocalDate.class, i -> i.atZone(ZoneId.of("Asia/Shanghai")).toLocalDate());

    private final Beans beans;
    private final StandIns standIns;
    private final Set<String> conditions;

    /** @param conditions expressions that a way depends on: these answer yes or no */
    StandInAnswers(Beans beans, StandIns standIns, Set<String> conditions) {
        this.beans = beans;
        this.standIns = standIns;
        this.conditions = conditions;
    }

    boolean knows(String bean) {
        return beans.has(bean);
    }

    Object of(Calls.Call call, VariableScope scope) {
        Class<?> type = beans.answer(call.bean(), call.method())
                .orElseThrow(() -> new NotAllowed("没有这个系统功能：" + call.bean() + "." + call.method()));
        if (DAYS.containsKey(type)) {
            return DAYS.get(type).apply(Instant.now().plus(FAR, ChronoUnit.DAYS));
        }
        if (type == void.class) {
            standIns.note("would", place(scope), call.bean(), call.text());
            return null;
        }
        Kind kind = type == boolean.class || type == Boolean.class ? Kind.YES_OR_NO
                : type.isPrimitive() || Number.class.isAssignableFrom(type) ? Kind.NUMBER : Collection.class.isAssignableFrom(type) ? Kind.LIST : Kind.TEXT;
        Object answer = standIns.ask(new TrialQuestion("call:" + call.text(), "表达式 " + call.text() + " 的结果", kind, List.of(), null), place(scope));
        return answer instanceof Long whole && (type == int.class || type == Integer.class) ? (Object) whole.intValue() : answer;
    }

    /** Facts that an expression compares and that nobody has entered: they are asked for and given to the process. */
    void variables(String text, VariableScope scope, Set<String> calls) {
        Set<String> names = new LinkedHashSet<>();
        Matcher inner = INNER.matcher(text);
        while (inner.find()) {
            Matcher name = NAME.matcher(TEXT.matcher(inner.group(1)).replaceAll("''"));
            while (name.find()) {
                names.add(name.group());
            }
        }
        for (String name : names) {
            if (!KNOWN.contains(name) && !calls.contains(name) && !beans.has(name) && !scope.hasVariable(name)) {
                scope.setVariable(name, standIns.ask(question(name, text), place(scope)));
            }
        }
    }

    /** The same for the inputs of a table. */
    void variables(List<TableQuestions.Question> questions, VariableScope scope) {
        for (TableQuestions.Question asked : questions) {
            if (!scope.hasVariable(asked.name())) {
                Kind kind = switch (asked.kind()) {
                    case YES_OR_NO -> Kind.YES_OR_NO;
                    case NUMBER -> Kind.NUMBER;
                    default -> Kind.TEXT;
                };
                List<Option> choices = asked.choices().stream().map(c -> new Option(c, c)).toList();
                scope.setVariable(asked.name(), standIns.ask(new TrialQuestion("fact:" + asked.name(), "规则表要用到“" + asked.label() + "”（" + asked.name() + "）",
                        kind, choices, standIns.entered(asked.name()).orElse(null)), place(scope)));
            }
        }
    }

    private TrialQuestion question(String name, String text) {
        List<Option> choices = new ArrayList<>();
        Matcher compared = Pattern.compile("\\b" + name + "\\s*[=!]=\\s*'([^']*)'").matcher(text);
        while (compared.find()) {
            choices.add(new Option(compared.group(1), compared.group(1)));
        }
        boolean number = Pattern.compile("\\b" + name + "\\s*([<>]=?|[=!]=\\s*\\d)").matcher(text).find();
        Kind kind = number ? Kind.NUMBER : choices.isEmpty() && conditions.contains(text) ? Kind.YES_OR_NO : Kind.TEXT;
        String group = name.endsWith("Group") ? "village-secretary@village" : null;
        String proposed = MOMENT.matcher(name).matches() ? LocalDate.now().plusDays(FAR) + "T00:00:00" : group;
        return new TrialQuestion("fact:" + name, "还没有人填写“" + name + "”，表达式 " + text + " 要用到它", kind, choices,
                standIns.entered(name).orElse(proposed));
    }

    private static String place(VariableScope scope) {
        if (scope instanceof DelegateExecution execution) {
            return execution.getCurrentActivityName() == null ? String.valueOf(execution.getCurrentActivityId()) : execution.getCurrentActivityName();
        }
        return "";
    }
}
