package org.cunyi.publicity.web;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Few papers are set at a time and few callers wait, so that printing never takes the machine or all threads from the rest of the house. */
@Component
class PrintingQueue {

    private static final int WAITING = 8;
    private static final int PATIENCE_SECONDS = 5;

    private final int presses = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private final Semaphore free = new Semaphore(presses, true);
    private final Semaphore places = new Semaphore(presses + WAITING);

    /** @return what was printed, empty when too many are waiting already */
    <T> Optional<T> print(Supplier<T> paper) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return pressed(paper);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            places.release();
        }
    }

    private <T> Optional<T> pressed(Supplier<T> paper) throws InterruptedException {
        if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(paper.get());
        } finally {
            free.release();
        }
    }
}
