package org.cunyi.audit;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cunyi.audit.proof.Finding;
import org.cunyi.audit.proof.KnownAnchors;
import org.cunyi.shared.Actor;
import org.cunyi.shared.SimpleAct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Verifications that somebody asked for: they run in the background, tell how far they are, and their results stay. */
@Component
public class Verifications implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Verifications.class);
    private static final long TELL_EVERY = Duration.ofSeconds(2).toNanos();

    private final VerificationRows rows;
    private final Verifier verifier;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate act;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(r -> {
        Thread thread = new Thread(r, "cunyi-verification");
        thread.setDaemon(true);
        return thread;
    });

    Verifications(VerificationRows rows, Verifier verifier, ApplicationEventPublisher events, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.verifier = verifier;
        this.events = events;
        this.act = new TransactionTemplate(transactions);
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
        Telling telling = new Telling(one.id());
        Verifier.Count count = null;
        String state = "failed";
        try {
            count = verifier.verify(one.scope(), outside, telling);
            state = "done";
        } catch (RuntimeException e) {
            LOG.error("a verification could not be carried out", e);
        }
        end(one.id(), state, count, telling.broken, actor);
    }

    private void end(String id, String state, Verifier.Count count, int broken, String actor) {
        try {
            act.executeWithoutResult(s -> {
                rows.end(id, state, count);
                events.publishEvent(new SimpleAct(null, actor, "verification.ended", id, Map.of("state", state, "broken", broken,
                        "entries", count == null ? 0 : count.entries())));
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
    }

    /** Findings are kept at once, the progress every few seconds, both outside of the transaction that reads. */
    private final class Telling implements Verifier.Watch {

        private final String id;
        private long told = System.nanoTime();
        private int broken;

        Telling(String id) {
            this.id = id;
        }

        @Override
        public void found(Finding finding) {
            apart(() -> rows.found(id, broken, finding));
            broken++;
        }

        @Override
        public void at(long entries, long chains) {
            if (System.nanoTime() - told >= TELL_EVERY) {
                told = System.nanoTime();
                apart(() -> rows.at(id, entries, chains));
            }
        }

        private void apart(Runnable telling) {
            TransactionTemplate own = new TransactionTemplate(act.getTransactionManager());
            own.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
            own.executeWithoutResult(s -> telling.run());
        }
    }
}
