package org.cunyi.cadre.process;

import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** How far the demonstration has come: which case belongs to which line of its files, kept with the engine's own properties. */
@Component
@Profile("embedded")
class DemoMarks {

    private static final String PREFIX = "cunyi.demonstration.";
    private static final String COMPLETE = "complete";

    private final ManagementService engine;
    private final TransactionTemplate transaction;

    DemoMarks(ManagementService engine, TransactionTemplate transaction) {
        this.engine = engine;
        this.transaction = transaction;
    }

    /** Begun at the first time only; case and mark are one transaction. @return the number of the case */
    String once(String key, Supplier<String> begin) {
        String known = engine.getProperties().get(PREFIX + key);
        return known != null ? known : transaction.execute(status -> {
            String number = begin.get();
            engine.setProperty(PREFIX + key, number);
            return number;
        });
    }

    boolean isComplete() {
        return engine.getProperties().containsKey(PREFIX + COMPLETE);
    }

    void complete() {
        once(COMPLETE, () -> "true");
    }
}
