package org.cunyi.modeling.trial.process;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cunyi.workflow.ModelBean;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** What is known of the beans that models may name: their classes only, never themselves. */
@Component
class Beans {

    private final Map<String, Class<?>> types = new TreeMap<>();

    Beans(ApplicationContext context) {
        for (String name : context.getBeanNamesForAnnotation(ModelBean.class)) {
            types.put(name, context.getType(name));
        }
    }

    boolean has(String name) {
        return types.containsKey(name);
    }

    Set<String> names() {
        return types.keySet();
    }

    /** What that method answers; empty where there is none. */
    Optional<Class<?>> answer(String bean, String method) {
        return Arrays.stream(types.get(bean).getMethods()).filter(m -> m.getName().equals(method)).<Class<?>>map(Method::getReturnType).findFirst();
    }

    /** One of its own where the class holds nothing and needs nothing: what only reckons with what it is given. */
    Optional<Object> harmless(String bean) {
        Class<?> type = types.get(bean);
        boolean empty = Arrays.stream(type.getDeclaredFields()).allMatch(f -> Modifier.isStatic(f.getModifiers())) && type.getSuperclass() == Object.class;
        if (!empty || type.getInterfaces().length > 0) {
            return Optional.empty();
        }
        try {
            Constructor<?> plain = type.getDeclaredConstructor();
            return Modifier.isPublic(plain.getModifiers()) ? Optional.of(plain.newInstance()) : Optional.empty();
        } catch (ReflectiveOperationException needsSomething) {
            return Optional.empty();
        }
    }
}
