package org.cunyi.web;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Every operation of the engine's REST as its own annotations declare it: {@code POST /task/{id}/claim}. */
final class EngineOperations {

    private static final int DEEPEST = 6;

    private final SortedSet<String> found = new TreeSet<>();

    private EngineOperations() {
    }

    static SortedSet<String> of(Class<?> root) {
        EngineOperations operations = new EngineOperations();
        operations.collect(root, "", 0);
        return operations.found;
    }

    private void collect(Class<?> resource, String path, int depth) {
        for (Method method : resource.getMethods()) {
            String here = path + annotation(method, Path.class).map(p -> "/" + p.value()).orElse("");
            Optional<String> verb = verb(method);
            if (verb.isPresent()) {
                found.add(verb.get() + " " + tidy(here));
            } else if (annotation(method, Path.class).isPresent() && depth < DEEPEST) {
                collect(method.getReturnType(), here, depth + 1);
            }
        }
    }

    /** Path variables by position: a name or a pattern in the braces is nobody's business. */
    private static String tidy(String path) {
        String plain = path.replaceAll("\\{[^}]*\\}", "{}").replaceAll("/+", "/").replaceAll("/$", "");
        return plain.isEmpty() ? "/" : plain;
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations()).map(a -> a.annotationType().getAnnotation(HttpMethod.class)).filter(h -> h != null)
                .map(HttpMethod::value).findFirst().or(() -> inherited(method).flatMap(EngineOperations::verb));
    }

    private static <A extends Annotation> Optional<A> annotation(Method method, Class<A> type) {
        return Optional.ofNullable(method.getAnnotation(type)).or(() -> inherited(method).flatMap(m -> annotation(m, type)));
    }

    private static Optional<Method> inherited(Method method) {
        for (Class<?> type : method.getDeclaringClass().getInterfaces()) {
            try {
                return Optional.of(type.getMethod(method.getName(), method.getParameterTypes()));
            } catch (NoSuchMethodException notHere) {
                // in another interface, or in none
            }
        }
        return Optional.empty();
    }
}
