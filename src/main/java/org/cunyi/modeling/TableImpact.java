package org.cunyi.modeling;

import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.cunyi.workflow.RuleExpressions;

/** What a changed table would have answered to what was asked before. */
public final class TableImpact {

    /** As in the record: codes, days and numbers are no business of anybody's person. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9,.:+-]{0,100}");

    private final RuleTable before;
    private final RuleTable after;
    private final RuleExpressions expressions;
    private final boolean shown;
    private final UnaryOperator<String> label;

    /**
     * @param shown whether an example of a past case may be shown
     * @param label of an output by its name
     */
    TableImpact(RuleTable before, RuleTable after, RuleExpressions expressions, boolean shown, UnaryOperator<String> label) {
        this.before = before;
        this.after = after;
        this.expressions = expressions;
        this.shown = shown;
        this.label = label;
    }

    /**
     * The answer.
     *
     * @param asked   how often the table was asked
     * @param untold  how often it cannot be said, because the changed table asks for something that was not recorded
     * @param changed how often the answer would have been another
     */
    public record Answer(int asked, int untold, int changed, List<Change> changes) {
    }

    /**
     * Cases alike in what would have changed.
     *
     * @param from    row and article before; no row: empty
     * @param example the values of one of them, empty where the procedure is nobody else's
     */
    public record Change(String from, String to, List<String> outputs, String example, int count) {
    }

    private record Alike(String from, String to, List<String> outputs) {
    }

    Answer of(List<PastEvaluation> past) {
        int untold = 0;
        int changed = 0;
        Map<Alike, Integer> counts = new LinkedHashMap<>();
        Map<Alike, String> examples = new HashMap<>();
        for (PastEvaluation one : past) {
            Optional<Map<String, Object>> values = values(one);
            if (values.isEmpty()) {
                untold++;
                continue;
            }
            List<RuleTable.Row> rows = fitting(one, values.get());
            List<Map<String, Object>> outputs = rows.stream().map(r -> outputs(r, values.get())).toList();
            if (!same(one.outputs(), outputs)) {
                changed++;
                Alike alike = new Alike(shown(before, one.rules()), shown(after, rows.stream().map(RuleTable.Row::id).toList()),
                        differences(one.outputs(), outputs));
                counts.merge(alike, 1, Integer::sum);
                examples.putIfAbsent(alike, shown ? example(one) : "");
            }
        }
        List<Change> changes = counts.entrySet().stream().map(e -> new Change(e.getKey().from(), e.getKey().to(), e.getKey().outputs(),
                examples.get(e.getKey()), e.getValue())).sorted(Comparator.comparingInt(Change::count).reversed()).toList();
        return new Answer(past.size(), untold, changed, changes);
    }

    /** The variables that were asked with, as far as the inputs tell them; empty where the changed table wants others. */
    private Optional<Map<String, Object>> values(PastEvaluation past) {
        Map<String, Object> values = new HashMap<>();
        for (RuleTable.Column column : before.columns()) {
            String name = TableDomain.plainName(column.expression());
            if (name != null && past.inputs().containsKey(column.id())) {
                Object value = past.inputs().get(column.id());
                values.put(name, value instanceof Temporal ? value.toString() : value);
            }
        }
        boolean told = after.columns().stream().allMatch(c -> past.inputs().containsKey(c.id()) || values.keySet().containsAll(TableDomain.names(
                c.expression())));
        return told ? Optional.of(values) : Optional.empty();
    }

    private List<RuleTable.Row> fitting(PastEvaluation past, Map<String, Object> values) {
        List<Object> inputs = new ArrayList<>();
        for (RuleTable.Column column : after.columns()) {
            boolean known = values.keySet().containsAll(TableDomain.names(column.expression()));
            inputs.add(known ? expressions.value(column.expression(), values).orElse(null) : past.inputs().get(column.id()));
        }
        List<RuleTable.Row> rows = new ArrayList<>();
        for (RuleTable.Row row : after.rows()) {
            if (fits(row, inputs, values)) {
                rows.add(row);
                if (after.oneRowOnly() || after.firstRowOnly()) {
                    break;
                }
            }
        }
        return rows;
    }

    private boolean fits(RuleTable.Row row, List<Object> inputs, Map<String, Object> values) {
        for (int c = 0; c < inputs.size(); c++) {
            if (!expressions.fits(row.cells().get(c), inputs.get(c), values)) {
                return false;
            }
        }
        return true;
    }

    private Map<String, Object> outputs(RuleTable.Row row, Map<String, Object> values) {
        Map<String, Object> outputs = new TreeMap<>();
        for (int o = 0; o < after.outputs().size(); o++) {
            outputs.put(after.outputs().get(o), expressions.value(row.outputs().get(o), values).orElse(null));
        }
        return outputs;
    }

    private boolean same(List<Map<String, Object>> some, List<Map<String, Object>> others) {
        return differences(some, others).isEmpty() && some.size() == others.size();
    }

    private List<String> differences(List<Map<String, Object>> some, List<Map<String, Object>> others) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < Math.max(some.size(), others.size()); i++) {
            Map<String, Object> one = i < some.size() ? some.get(i) : Map.of();
            Map<String, Object> other = i < others.size() ? others.get(i) : Map.of();
            TreeMap<String, Object> names = new TreeMap<>(one);
            names.putAll(other);
            names.keySet().stream().filter(n -> !alike(one.get(n), other.get(n))).forEach(n -> all.add(label.apply(n) + "：" + text(one.get(n)) + " → " + text(other.get(n))));
        }
        return all;
    }

    private static boolean alike(Object one, Object other) {
        return one instanceof Number a && other instanceof Number b ? a.doubleValue() == b.doubleValue() : Objects.equals(text(one), text(other));
    }

    private static String text(Object value) {
        return value == null ? "（空）" : value.toString();
    }

    private static String shown(RuleTable table, List<String> rules) {
        return String.join("；", table.rows().stream().filter(r -> rules.contains(r.id())).map(r -> "第" + r.number() + "行（" + r.basis() + "）").toList());
    }

    private static String masked(Object value) {
        return value instanceof String words && !CODE.matcher(words).matches() ? "（文字）" : text(value);
    }

    private String example(PastEvaluation past) {
        return String.join("，", before.columns().stream().filter(c -> past.inputs().containsKey(c.id())).map(c -> c.label() + "＝"
                + masked(past.inputs().get(c.id()))).toList());
    }
}
