package org.cunyi.notification;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends on a thread of its own: a mail server that hangs holds up mail and nothing else. */
@Component
class MailRounds implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(MailRounds.class);
    private static final int LONGEST_CONVERSATION = 15;

    private final MailPost post;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "mail");
        made.setDaemon(true);
        return made;
    });

    MailRounds(MailPost post) {
        this.post = post;
    }

    @Scheduled(fixedDelayString = "${cunyi.mail.every:PT30S}")
    void begin() {
        if (busy.compareAndSet(false, true)) {
            thread.execute(this::round);
        }
    }

    private void round() {
        try {
            post.deliver();
        } catch (RuntimeException e) {
            LOG.warn("the outbox could not be worked on; tried again in the next round", e);
        } finally {
            busy.set(false);
        }
    }

    /** The mail that is being sent may end, the next one does not begin. */
    @Override
    public void destroy() throws InterruptedException {
        thread.shutdownNow();
        if (!thread.awaitTermination(LONGEST_CONVERSATION, TimeUnit.SECONDS)) {
            LOG.info("a mail was being sent at the stop; it may be sent once more, with the same Message-ID");
        }
    }
}
