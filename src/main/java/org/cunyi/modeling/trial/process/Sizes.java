package org.cunyi.modeling.trial.process;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelEngineFactory;
import org.camunda.bpm.engine.variable.context.VariableContext;

/** How large what a model works out may become: whoever draws one must not fill the server by mistake. */
final class Sizes {

    private static final int LARGEST = 10_000;
    /** And what is a remark. */
    private static final Pattern TEXT = Pattern.compile("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|(?s:/\\*.*?\\*/)|//[^\\n]*+");
    private static final Pattern LOOP = Pattern.compile("\\b(?:for|some|every)\\b");
    private static final Pattern RANGE = Pattern.compile(
            "(?:\\bin\\s+|[\\[(\\]]\\s*)(-?\\d{1,9})\\s*\\.\\.\\s*(-?\\d{1,9})\\s*(?=,|return\\b|satisfies\\b|[\\])]|$)");
    private static final Pattern FUNCTION = Pattern.compile("\\bfunction\\s*\\(");

    private Sizes() {
    }

    /** The value itself. */
    static <T> T checked(T value) {
        weigh(value, 0);
        return value;
    }

    private static int weigh(Object value, int sum) {
        int all = sum + 1;
        if (value instanceof CharSequence text) {
            all = sum + text.length();
        } else if (value instanceof Collection<?> members) {
            for (Object member : members) {
                all = weigh(member, all);
            }
        } else if (value instanceof Map<?, ?> members) {
            for (Object member : members.values()) {
                all = weigh(member, all);
            }
        } else if (value instanceof Object[] members) {
            return weigh(Arrays.asList(members), sum);
        }
        if (all > LARGEST) {
            throw new NotAllowed("表达式的结果太长，试用时最多" + LARGEST + "个字符");
        }
        return all;
    }

    /** The product's own FEEL, with a limit to its loops and to what comes out. */
    static FeelEngineFactory limited(FeelEngineFactory own) {
        return () -> {
            FeelEngine feel = own.createInstance();
            return new FeelEngine() {
                @Override
                public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
                    loops(expression);
                    return checked(feel.evaluateSimpleExpression(expression, variables));
                }

                @Override
                public boolean evaluateSimpleUnaryTests(String expression, String input, VariableContext variables) {
                    loops(expression);
                    return feel.evaluateSimpleUnaryTests(expression, input, variables);
                }
            };
        };
    }

    /** @throws NotAllowed where a loop would run too often, or nobody can tell how often */
    static void loops(String feel) {
        String text = feel == null ? "" : TEXT.matcher(feel).replaceAll("\"\"");
        if (FUNCTION.matcher(text).find()) {
            throw new NotAllowed("规则表里不得自己定义函数（function）");
        }
        if (!LOOP.matcher(text).find()) {
            return;
        }
        double times = 1;
        int told = 0;
        for (Matcher range = RANGE.matcher(text); range.find(); told++) {
            times *= Math.abs(Double.parseDouble(range.group(2)) - Double.parseDouble(range.group(1))) + 1;
        }
        if (told < text.split("\\.\\.", -1).length - 1) {
            throw new NotAllowed("有循环的表达式里，“..”的两端要直接写成整数，最多9位");
        }
        if (times > LARGEST) {
            throw new NotAllowed("循环的次数太多：“..”的范围合计不超过" + LARGEST);
        }
    }
}
