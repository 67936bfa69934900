package org.cunyi.deliberation.resolution;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Counts the SQL statements that our code and the engine send, on one thread or on all; a batch is one, however many rows it has, and so is a query, which is
 * announced twice.
 */
public final class StatementCount implements AutoCloseable {

    private static final List<String> SENDERS = List.of("org.springframework.jdbc.core.JdbcTemplate", "org.camunda.bpm.engine.impl.persistence.entity");

    private final Thread only;
    private final Queue<String> ours = new ConcurrentLinkedQueue<>();
    private final Queue<String> engine = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> listener = new AppenderBase<>() {

        @Override
        protected void append(ILoggingEvent event) {
            String said = event.getFormattedMessage();
            if (only != null && Thread.currentThread() != only) {
                return;
            }
            if (said.startsWith("Executing prepared SQL statement") || said.startsWith("Executing SQL") && !said.startsWith("Executing SQL batch")) {
                ours.add(said.substring(said.indexOf('[') + 1));
            } else if (said.contains("Preparing:")) {
                engine.add(said.substring(said.indexOf(':') + 1).strip());
            }
        }
    };

    /** On all threads: those that answer a request, and whatever runs beside them. */
    public StatementCount() {
        this(null);
    }

    /** On this thread only. */
    public static StatementCount here() {
        return new StatementCount(Thread.currentThread());
    }

    private StatementCount(Thread only) {
        this.only = only;
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
        return ours.size();
    }

    public int engine() {
        return engine.size();
    }

    /** How often each was sent, the most frequent first. */
    public List<Map.Entry<String, Long>> often() {
        return Stream.concat(ours.stream(), engine.stream()).collect(Collectors.groupingBy(s -> s, Collectors.counting())).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed()).toList();
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
