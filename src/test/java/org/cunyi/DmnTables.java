package org.cunyi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.cunyi.workflow.process.QuickTables;

/** The tables of {@code dmn/} as the product reads them: FEEL everywhere, the same defaults as inside the process engine. */
public final class DmnTables {

    private static final DmnEngine ENGINE = QuickTables.engine();
    private static final Map<String, DmnDecision> PARSED = new ConcurrentHashMap<>();

    private DmnTables() {
    }

    /** The outputs of the row that answers; empty when no row does. Two rows at once are an error (UNIQUE). */
    public static Optional<Map<String, Object>> evaluate(String table, Map<String, Object> inputs) {
        List<Map<String, Object>> rows = rows(table, table, inputs);
        if (rows.size() > 1) {
            throw new AssertionError(table + " gives " + rows.size() + " rows for " + inputs);
        }
        return rows.stream().findFirst();
    }

    /** All rows of a table that stands in that file, with the tables it requires. */
    public static List<Map<String, Object>> rows(String file, String table, Map<String, Object> inputs) {
        var result = ENGINE.evaluateDecision(PARSED.computeIfAbsent(table, t -> parse(file, t)), inputs);
        return result.getResultList().stream().<Map<String, Object>>map(HashMap::new).toList();
    }

    /** Inputs by name, {@code null} allowed: {@code inputs("amount", null, "matterKind", "other")}. */
    public static Map<String, Object> inputs(Object... namesAndValues) {
        Map<String, Object> inputs = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            inputs.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return inputs;
    }

    /** A copy in which one input has another value. */
    public static Map<String, Object> with(Map<String, Object> inputs, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(inputs);
        changed.put(name, value);
        return changed;
    }

    /** A copy in which one input is missing. */
    public static Map<String, Object> without(Map<String, Object> inputs, String name) {
        Map<String, Object> changed = new HashMap<>(inputs);
        changed.remove(name);
        return changed;
    }

    private static DmnDecision parse(String stem, String table) {
        String file = "dmn/" + stem + ".dmn";
        try (InputStream model = DmnTables.class.getClassLoader().getResourceAsStream(file)) {
            return ENGINE.parseDecision(table, Objects.requireNonNull(model, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
