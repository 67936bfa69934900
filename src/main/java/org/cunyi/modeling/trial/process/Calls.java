package org.cunyi.modeling.trial.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression with each call of a bean replaced by a name.
 *
 * @param text  the expression to evaluate
 * @param calls the calls by these names
 */
record Calls(String text, Map<String, Call> calls) {

    private static final Pattern METHOD = Pattern.compile("(?<![.\\w)'\"])(\\w+)\\.(\\w+)\\(");

    /** {@code text} is the call as it is written. */
    record Call(String bean, String method, String text) {
    }

    static Calls in(String expression, Predicate<String> replaced) {
        Map<String, Call> calls = new LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        Matcher method = METHOD.matcher(expression);
        int at = 0;
        while (method.find(at)) {
            int end = replaced.test(method.group(1)) ? end(expression, method.end()) : -1;
            if (end < 0) {
                text.append(expression, at, method.end());
                at = method.end();
                continue;
            }
            String name = "standIn" + calls.size();
            calls.put(name, new Call(method.group(1), method.group(2), expression.substring(method.start(), end)));
            text.append(expression, at, method.start()).append(name);
            at = end;
        }
        return new Calls(text.append(expression.substring(at)).toString(), calls);
    }

    /** Behind the bracket that closes, {@code -1} where none does. */
    private static int end(String text, int from) {
        int depth = 1;
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }
}
