package org.cunyi.workflow;

import java.util.Collection;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.cunyi.shared.Refusal;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Messages that the product itself sends to a case; over HTTP that is closed to everyone. */
@Component
public class CaseMessages {

    private final ProcessEngine engine;
    private final EngineCalls calls;

    CaseMessages(@Lazy ProcessEngine engine, EngineCalls calls) {
        this.engine = engine;
        this.calls = calls;
    }

    /** Whether the case stands where that message is waited for. */
    public boolean awaited(CaseFile file, String message) {
        return calls.free(() -> engine.getRuntimeService().createEventSubscriptionQuery().processInstanceId(file.processInstanceId())
                .eventType("message").eventName(message).count() > 0);
    }

    public void send(CaseFile file, String message) {
        send(file, message, Map.of());
    }

    /** @param facts what the message brings along; it is known only to what the message sets off */
    public void send(CaseFile file, String message, Map<String, Object> facts) {
        try {
            calls.free(() -> {
                engine.getRuntimeService().createMessageCorrelation(message).processInstanceId(file.processInstanceId())
                        .setVariablesToTriggeredScope(facts).correlate();
                return null;
            });
        } catch (MismatchingMessageCorrelationException | OptimisticLockingException somebodyElseDid) {
            throw Refusal.late("已有他人先行办理，请刷新后查看");
        }
    }

    /**
     * Sends to many cases, each in a job of its own: whoever settled them waits for none of them, and one that fails is tried again without
     * the others. What the message says must stand in rows by then.
     */
    public void later(Collection<CaseFile> files, String message) {
        if (!files.isEmpty()) {
            calls.free(() -> engine.getRuntimeService().createMessageCorrelationAsync(message)
                    .processInstanceIds(files.stream().map(CaseFile::processInstanceId).toList()).correlateAllAsync());
        }
    }
}
