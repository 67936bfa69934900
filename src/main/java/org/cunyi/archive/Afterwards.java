package org.cunyi.archive;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What a store outside the database does once the transaction has ended one way or the other. */
final class Afterwards {

    private static final Logger LOG = LoggerFactory.getLogger(Afterwards.class);

    private Afterwards() {
    }

    /** Something that may fail on a disk or a wire. */
    interface Work {
        void run() throws IOException;
    }

    static void ifDone(Work work) {
        after(TransactionSynchronization.STATUS_COMMITTED, work);
    }

    /** Also when nobody knows whether it was committed? No: bytes without a row are harmless, a row without bytes is not. */
    static void ifFailed(Work work) {
        after(TransactionSynchronization.STATUS_ROLLED_BACK, work);
    }

    private static void after(int wanted, Work work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == wanted) {
                    try {
                        work.run();
                    } catch (IOException | RuntimeException e) {
                        LOG.error("a document's bytes stayed behind in their store", e);
                    }
                }
            }
        });
    }
}
