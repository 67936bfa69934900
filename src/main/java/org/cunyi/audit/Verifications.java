package org.cunyi.audit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.cunyi.audit.proof.Finding;
import org.cunyi.audit.proof.KnownAnchors;
import org.cunyi.shared.Actor;
import org.cunyi.shared.SimpleAct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Verifications that somebody asked for: they run in the background, tell how far they are, and their results stay. */
@Component
public class Verifications implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Verifications.class);

    private final VerificationRows rows;
    private final Verifier verifier;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate act;
    private final Duration beat;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Verifications::daemon);
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(Verifications::daemon);

    /** @param beat how often a run says that it is still at it */
    Verifications(VerificationRows rows, Verifier verifier, ApplicationEventPublisher events, PlatformTransactionManager transactions,
            @Value("${cunyi.audit.verification-beat:20s}") Duration beat) {
        this.rows = rows;
        this.verifier = verifier;
        this.events = events;
        this.act = new TransactionTemplate(transactions);
        this.beat = beat;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "cunyi-verification");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Begins one and returns at once.
     *
     * @param scope code of a unit, empty for everything
     * @throws org.cunyi.shared.Refusal where one runs already, on whichever node
     */
    public Verification begin(String scope, KnownAnchors outside) {
        String actor = Actor.current();
        String words = outside.isEmpty() ? null : outside.size() + "项";
        Verification begun = act.execute(s -> {
            Verification one = rows.begin(scope, words);
            events.publishEvent(new SimpleAct(null, actor, "verification.begun", one.id(), Map.of("scope", scope, "outside", outside.size())));
            return one;
        });
        thread.execute(() -> run(begun, outside, actor));
        return begun;
    }

    private void run(Verification one, KnownAnchors outside, String actor) {
        VerificationWatch watch = new VerificationWatch(one.id(), rows, act.getTransactionManager());
        ScheduledFuture<?> beating = heart.scheduleWithFixedDelay(() -> beat(one.id(), watch), 0, beat.toMillis(), TimeUnit.MILLISECONDS);
        Verifier.Count count = null;
        String state = "failed";
        try {
            count = verifier.verify(one.scope(), outside, watch);
            state = "done";
        } catch (RuntimeException e) {
            LOG.error("a verification could not be carried out", e);
        } finally {
            beating.cancel(false);
        }
        end(one.id(), state, count, watch, actor);
    }

    private void beat(String id, VerificationWatch watch) {
        try {
            if (!rows.beat(id)) {
                watch.giveUp();
            }
        } catch (RuntimeException e) {
            LOG.warn("a verification could not say that it is still at it", e);
        }
    }

    private void end(String id, String state, Verifier.Count count, VerificationWatch watch, String actor) {
        try {
            act.executeWithoutResult(s -> {
                watch.rest();
                if (rows.end(id, state, count)) {
                    events.publishEvent(new SimpleAct(null, actor, "verification.ended", id, Map.of("state", state, "broken", watch.broken(),
                            "entries", count == null ? 0 : count.entries())));
                }
            });
        } catch (RuntimeException e) {
            LOG.error("the end of a verification could not be kept", e);
        }
    }

    public Optional<Verification> find(String id) {
        return rows.find(id);
    }

    /** The last one of that scope. */
    public Optional<Verification> last(String scope) {
        return rows.last(scope);
    }

    public List<Verification> latest(int limit) {
        return rows.latest(limit);
    }

    public List<Finding> findings(String id, int from, int limit) {
        return rows.findings(id, from, limit);
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
        heart.shutdownNow();
    }
}
