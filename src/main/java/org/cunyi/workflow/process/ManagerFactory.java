package org.cunyi.workflow.process;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/** Puts a manager of ours in the place of one of the engine's. */
record ManagerFactory(Class<? extends Session> replaced, Supplier<? extends Session> made) implements SessionFactory {

    @Override
    public Class<?> getSessionType() {
        return replaced;
    }

    @Override
    public Session openSession() {
        return made.get();
    }
}
