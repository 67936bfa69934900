package org.cunyi.workflow;

import java.util.concurrent.Callable;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Calls of the engine that the house makes for itself, whatever the acting person may do there. */
@Component
public class EngineCalls {

    private final ProcessEngine engine;

    EngineCalls(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    /** In the transaction at hand. */
    public <T> T free(Callable<T> call) {
        return configuration().getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(call));
    }

    /** In the transaction at hand, for cases of every unit. */
    public <T> T everywhere(Callable<T> call) {
        return configuration().getCommandExecutorTxRequired().execute(context -> everywhere(context, call));
    }

    private static <T> T everywhere(CommandContext context, Callable<T> call) {
        boolean checked = context.isTenantCheckEnabled();
        context.disableTenantCheck();
        try {
            return context.runWithoutAuthorization(call);
        } finally {
            if (checked) {
                context.enableTenantCheck();
            }
        }
    }

    /** Ends a command that came to its end, so that nothing of it is written; the engine does not log this kind. */
    private static final class Enough extends BadUserRequestException {

        private static final long serialVersionUID = 1L;
    }

    /** For every unit, in a transaction of its own of which nothing is kept: whatever the engine has against it, it throws. */
    public void rehearse(Runnable call) {
        try {
            configuration().getCommandExecutorTxRequiresNew().execute(context -> everywhere(context, () -> {
                call.run();
                // what only the database refuses is told too
                context.getDbEntityManager().flush();
                throw new Enough();
            }));
        } catch (Enough end) {
            // as it should
        }
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
