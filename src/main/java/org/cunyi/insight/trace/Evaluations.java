package org.cunyi.insight.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cunyi.audit.AuditEntry;
import org.cunyi.workflow.CaseTables;
import org.cunyi.workflow.CaseTables.Row;
import org.cunyi.workflow.CaseTables.Table;

/** What the chain keeps of a table that was asked, beside the table in that version. */
final class Evaluations {

    static final String ACTION = "table.evaluated";

    private final CaseTables.OfCase tables;
    private final TraceWords words;

    Evaluations(CaseTables.OfCase tables, TraceWords words) {
        this.tables = tables;
        this.words = words;
    }

    Evaluation of(AuditEntry entry) {
        JsonNode payload = TracePayload.payload(entry);
        Integer version = payload.hasNonNull("version") ? Integer.valueOf(payload.path("version").asInt()) : null;
        Optional<Table> table = tables.table(entry.subject(), version);
        Map<String, String> inputs = new LinkedHashMap<>();
        TracePayload.map(payload.path("inputs")).forEach((name, value) -> inputs.put(name, words.value(name, words.text(name, value))));
        List<Evaluation.Fired> fired = new ArrayList<>();
        for (int i = 0; i < payload.path("rules").size(); i++) {
            fired.add(fired(payload.path("rules").get(i).asText(), payload.path("outputs").path(i), table));
        }
        return new Evaluation(entry.subject(), table.map(Table::name).orElse(entry.subject()), table.map(Table::version).orElse(null), inputs, fired);
    }

    private Evaluation.Fired fired(String rule, JsonNode row, Optional<Table> table) {
        Map<String, String> labels = table.map(Table::outputs).orElse(Map.of());
        Map<String, Object> given = TracePayload.map(row);
        Map<String, String> outputs = new LinkedHashMap<>();
        labels.forEach((name, label) -> put(outputs, name, label == null ? name : label, given.remove(name)));
        given.forEach((name, value) -> put(outputs, name, name, value));
        Optional<Row> found = table.map(t -> t.rows().get(rule));
        return new Evaluation.Fired(rule, found.map(Row::number).orElse(0), found.map(Row::article).orElse(""), outputs);
    }

    /** Outputs come from the table, so that none of them is about a person. */
    private void put(Map<String, String> outputs, String name, String label, Object value) {
        if (value != null && !value.toString().isEmpty()) {
            outputs.put(label, value instanceof Boolean yes ? (yes ? "是" : "否") : words.value(name, value.toString()));
        }
    }
}
