package org.cunyi.modeling.trial.process;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The names that expressions of a trial see: a stand-in for every bean, and what stands for the calls of the expression at hand. */
final class StandInBeans extends AbstractMap<Object, Object> {

    private final Beans beans;
    private final StandIns standIns;
    private final ThreadLocal<Map<String, Object>> calls = ThreadLocal.withInitial(HashMap::new);
    private final Map<String, Object> harmless = new HashMap<>();

    StandInBeans(Beans beans, StandIns standIns) {
        this.beans = beans;
        this.standIns = standIns;
        beans.names().forEach(b -> beans.harmless(b).ifPresent(one -> harmless.put(b, one)));
    }

    boolean isHarmless(String bean) {
        return harmless.containsKey(bean);
    }

    void put(Map<String, Object> values) {
        calls.set(values);
    }

    void forget() {
        calls.remove();
    }

    @Override
    public boolean containsKey(Object name) {
        return calls.get().containsKey(name) || beans.has(String.valueOf(name));
    }

    @Override
    public Object get(Object name) {
        if (calls.get().containsKey(name)) {
            return calls.get().get(name);
        }
        String bean = String.valueOf(name);
        return !beans.has(bean) ? null : harmless.containsKey(bean) ? harmless.get(bean) : new StandIn(bean, standIns);
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return Set.of();
    }
}
