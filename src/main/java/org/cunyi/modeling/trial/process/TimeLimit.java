package org.cunyi.modeling.trial.process;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.cunyi.shared.Refusal;

/** Runs what a modeller wrote in a thread of its own, no longer than a time. What does not hear that it is over keeps its place until it ends. */
final class TimeLimit {

    private static final int PLACES = 8;

    private final Duration longest;
    private final Semaphore places = new Semaphore(PLACES);

    TimeLimit(Duration longest) {
        this.longest = longest;
    }

    /** It took too long. */
    static final class Over extends NotAllowed {

        private static final long serialVersionUID = 1L;

        Over(Duration longest) {
            super("算了" + longest.toSeconds() + "秒还没有结束，已经停下；请检查循环的次数和表达式");
        }
    }

    /**
     * What it answers; its own failure is thrown as it is.
     *
     * @throws Over    where it has not ended in time
     * @throws Refusal where too many have not ended
     */
    <T> T run(Supplier<T> act) {
        if (!places.tryAcquire()) {
            throw Refusal.unavailable("现在试算的人太多，请过一会儿再试");
        }
        FutureTask<T> task = new FutureTask<>(act::get);
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } finally {
                places.release();
            }
        }, "trial");
        thread.setDaemon(true);
        thread.start();
        return answer(task);
    }

    private <T> T answer(FutureTask<T> task) {
        try {
            return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            task.cancel(true);
            throw new Over(longest);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new Over(longest);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new NotAllowed("模型里的表达式太深或者太大，算不出来");
        }
    }
}
