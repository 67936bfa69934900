package org.cunyi.workflow.process;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cunyi.workflow.ModelBean;
import org.springframework.context.ApplicationContext;

/** The beans that expressions in models see: those marked {@link ModelBean}, found when they are first named. */
class ModelBeans extends AbstractMap<Object, Object> {

    private final ApplicationContext context;
    private final Set<String> names;

    ModelBeans(ApplicationContext context) {
        this.context = context;
        this.names = Set.of(context.getBeanNamesForAnnotation(ModelBean.class));
    }

    @Override
    public boolean containsKey(Object name) {
        return names.contains(name);
    }

    @Override
    public Object get(Object name) {
        return names.contains(name) ? context.getBean((String) name) : null;
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
        return names.stream().map(n -> new SimpleEntry<Object, Object>(n, context.getBean(n))).collect(Collectors.toSet());
    }
}
