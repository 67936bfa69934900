package org.cunyi.deliberation.resolution;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/** Counts the SQL statements that our code and the engine send on this thread; a batch is one, however many rows it has. */
public final class StatementCount implements AutoCloseable {

    private static final List<String> SENDERS = List.of("org.springframework.jdbc.core.JdbcTemplate", "org.camunda.bpm.engine.impl.persistence.entity");

    private final Thread caller = Thread.currentThread();
    private final AtomicInteger ours = new AtomicInteger();
    private final AtomicInteger engine = new AtomicInteger();
    private final AppenderBase<ILoggingEvent> listener = new AppenderBase<>() {

        @Override
        protected void append(ILoggingEvent event) {
            String said = event.getFormattedMessage();
            if (Thread.currentThread() != caller) {
                return;
            }
            if (said.startsWith("Executing ") && !said.startsWith("Executing prepared SQL update")) {
                ours.incrementAndGet();
            } else if (said.contains("Preparing:")) {
                engine.incrementAndGet();
            }
        }
    };

    public StatementCount() {
        listener.start();
        senders().forEach(l -> {
            l.setLevel(Level.DEBUG);
            l.setAdditive(false);
            l.addAppender(listener);
        });
    }

    private static List<Logger> senders() {
        return SENDERS.stream().map(s -> (Logger) LoggerFactory.getLogger(s)).toList();
    }

    public int ours() {
        return ours.get();
    }

    public int engine() {
        return engine.get();
    }

    @Override
    public void close() {
        senders().forEach(l -> {
            l.detachAppender(listener);
            l.setAdditive(true);
            l.setLevel(null);
        });
    }
}
