package org.cunyi.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cunyi.audit.proof.Finding;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what a run finds, a batch at a time, and every few seconds how far it is, both outside of the transaction that reads. */
final class VerificationWatch implements Verifier.Watch {

    private static final int BATCH = 200;
    private static final long TELL_EVERY = Duration.ofSeconds(2).toNanos();

    private final String id;
    private final VerificationRows rows;
    private final TransactionTemplate apart;
    private final List<Finding> waiting = new ArrayList<>();
    private long told = System.nanoTime();
    private int kept;
    private volatile boolean givenUp;

    VerificationWatch(String id, VerificationRows rows, PlatformTransactionManager transactions) {
        this.id = id;
        this.rows = rows;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void found(Finding finding) {
        waiting.add(finding);
        if (waiting.size() == BATCH) {
            apart.executeWithoutResult(s -> rest());
        }
    }

    @Override
    public void at(long entries, long chains) {
        if (givenUp) {
            throw new IllegalStateException("this run was silent for too long, nobody waits for it any more");
        }
        if (System.nanoTime() - told >= TELL_EVERY) {
            told = System.nanoTime();
            apart.executeWithoutResult(s -> {
                rest();
                rows.at(id, entries, chains);
            });
        }
    }

    /** Keeps what is not kept yet. */
    void rest() {
        if (!waiting.isEmpty()) {
            rows.found(id, kept, waiting);
            kept += waiting.size();
            waiting.clear();
        }
    }

    /** Somebody has begun another one; it ends at its next few thousand entries. */
    void giveUp() {
        givenUp = true;
    }

    int broken() {
        return kept + waiting.size();
    }
}
