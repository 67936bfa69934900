package org.cunyi.cadre.process;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.cunyi.workflow.CaseFile;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How far the demonstration has come: which case belongs to which line of its files, kept with the engine's own properties, and which steps it did
 * not come to since this start.
 */
@Component
@Profile("embedded")
class DemoMarks {

    private static final String PREFIX = "cunyi.demonstration.";
    private static final String COMPLETE = "complete";

    private final ManagementService engine;
    private final HistoryService history;
    private final TransactionTemplate transaction;
    private final Set<String> missed = Collections.synchronizedSortedSet(new TreeSet<>());

    DemoMarks(ManagementService engine, HistoryService history, TransactionTemplate transaction) {
        this.engine = engine;
        this.history = history;
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

    /** Whether the case is at that step or past it. */
    boolean came(CaseFile file, String step) {
        return history.createHistoricTaskInstanceQuery().processInstanceId(file.processInstanceId()).taskDefinitionKey("user_" + step).count() > 0;
    }

    /** The step is the demonstration's to take: where the case does not come to it, it is missed, unless a visitor has ended the case. */
    void expected(CaseFile file, String step) {
        if (!came(file, step) && history.createHistoricProcessInstanceQuery().processInstanceId(file.processInstanceId()).unfinished().count() > 0) {
            missed.add(file.caseNumber() + " " + step);
        }
    }

    /** Case and step of what was missed. */
    Set<String> missed() {
        return missed;
    }

    /** Only where nothing was missed. @return whether it is */
    boolean complete() {
        if (missed.isEmpty()) {
            once(COMPLETE, () -> "true");
        }
        return missed.isEmpty();
    }
}
