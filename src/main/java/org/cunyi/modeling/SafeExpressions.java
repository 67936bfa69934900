package org.cunyi.modeling;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which expressions a model may hold: comparisons of variables, methods of the beans on the list, the result of the table just asked. Whatever
 * reaches further could run any code of the server ({@code ''.getClass()…}).
 */
public final class SafeExpressions {

    private static final Pattern TEXT = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern NUMBER = Pattern.compile("\\b\\d+\\.\\d+\\b");
    private static final Pattern VARIABLE = Pattern.compile("(?<![.\\p{javaJavaIdentifierPart}])execution\\.getVariable(?=\\()");
    private static final Pattern RESULT = Pattern.compile("(?<![.\\p{javaJavaIdentifierPart}])decisionResult\\.getSingleResult\\(\\)\\.(?!class\\b)\\w+\\b(?!\\s*\\()");
    private static final Pattern METHOD = Pattern.compile("(?<![.)\\p{javaJavaIdentifierPart}])(\\w+)\\.(\\w+)(?=\\()");
    private static final Pattern FURTHER = Pattern.compile("[.\\[{'\"\\\\]|\\w\\s*:\\s*\\w+\\s*\\(|\\)\\s*\\(");
    private static final Set<String> NEVER = Set.of("getClass", "wait", "notify", "notifyAll", "hashCode");

    private final Set<String> beans;

    public SafeExpressions(Set<String> beans) {
        this.beans = beans;
    }

    /** @param expression with or without {@code ${}} */
    public boolean isSafe(String expression) {
        String inner = expression.strip();
        if (inner.startsWith("${") || inner.startsWith("#{")) {
            if (!inner.endsWith("}")) {
                return false;
            }
            inner = inner.substring(2, inner.length() - 1);
        }
        String rest = NUMBER.matcher(TEXT.matcher(inner).replaceAll("0")).replaceAll("0");
        rest = VARIABLE.matcher(rest).replaceAll("v");
        rest = RESULT.matcher(rest).replaceAll("v");
        rest = METHOD.matcher(rest).replaceAll(m -> beans.contains(m.group(1)) && !NEVER.contains(m.group(2)) ? "v" : "refused.x");
        return !FURTHER.matcher(rest).find();
    }
}
