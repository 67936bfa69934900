package org.cunyi.workflow;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/** The statements that the engine sends on this thread within a call, read from its own log, with their values in place. */
public final class EngineSql extends AppenderBase<ILoggingEvent> {

    private static final String MAPPERS = "org.camunda.bpm.engine.impl.persistence.entity";
    private static final String STATEMENT = "==>  Preparing: ";
    private static final String VALUES = "==> Parameters: ";
    private static final Pattern VALUE = Pattern.compile("(.*?)\\((String|Integer|Long|Boolean|Timestamp)\\)(, |$)|(null)(, |$)");

    private final Thread caller = Thread.currentThread();
    private final List<String> statements = new ArrayList<>();

    private EngineSql() {
    }

    public static List<String> of(Supplier<?> asked) {
        Logger log = (Logger) LoggerFactory.getLogger(MAPPERS);
        Level before = log.getLevel();
        boolean additive = log.isAdditive();
        EngineSql listener = new EngineSql();
        listener.start();
        log.addAppender(listener);
        log.setAdditive(false);
        log.setLevel(Level.DEBUG);
        try {
            asked.get();
        } finally {
            log.setLevel(before);
            log.setAdditive(additive);
            log.detachAppender(listener);
        }
        return listener.statements;
    }

    @Override
    protected void append(ILoggingEvent event) {
        String said = event.getFormattedMessage();
        if (Thread.currentThread() != caller) {
            return;
        }
        if (said.startsWith(STATEMENT)) {
            statements.add(said.substring(STATEMENT.length()));
        } else if (said.startsWith(VALUES)) {
            int last = statements.size() - 1;
            statements.set(last, filled(statements.get(last), said.substring(VALUES.length())));
        }
    }

    private static String filled(String statement, String values) {
        Matcher each = VALUE.matcher(values);
        Matcher gap = Pattern.compile("\\?").matcher(statement);
        return gap.replaceAll(found -> {
            each.find();
            String value = each.group(1);
            boolean text = value != null && (each.group(2).equals("String") || each.group(2).equals("Timestamp"));
            return Matcher.quoteReplacement(text ? "'" + value.replace("'", "''") + "'" : String.valueOf(value));
        });
    }
}
