package org.cunyi.modeling.difference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.cunyi.modeling.RuleTable;
import org.cunyi.modeling.process.TableHeads;

/**
 * Two versions of one decision table: its rows are matched by their ids, its inputs by theirs, its outputs by their names.
 *
 * @param mark {@code ADDED} or {@code REMOVED} where only one version has the table
 */
public record TableDifference(String id, String name, Mark mark, List<Part> heads, List<Line> lines) {

    /**
     * A row.
     *
     * @param before its number in the earlier version, {@code null} where it had none
     * @param cells  one for each heading, the article last
     */
    public record Line(String id, Integer before, Integer after, Mark mark, boolean moved, List<Part> cells) {
    }

    private static final RuleTable NONE = new RuleTable("", "", "", List.of(), List.of(), List.of());

    /** @param before or {@code after} may be {@code null} */
    static TableDifference of(RuleTable before, RuleTable after, TableHeads oldHeads, TableHeads nowHeads) {
        RuleTable old = before == null ? NONE : before;
        RuleTable now = after == null ? NONE : after;
        RuleTable shown = after == null ? before : after;
        List<String> inputs = union(inputs(old), inputs(now));
        List<String> outputs = union(old.outputs(), now.outputs());
        List<Part> titles = new ArrayList<>();
        inputs.forEach(i -> titles.add(new Part(label(shown, old, i), input(old, i, oldHeads), input(now, i, nowHeads))));
        TableHeads heads = nowHeads.or(oldHeads);
        outputs.forEach(o -> titles.add(new Part(heads.label(o), output(old, o, oldHeads), output(now, o, nowHeads))));
        Set<String> moved = Order.moved(rows(old), rows(now));
        List<Line> lines = union(rows(old), rows(now)).stream().map(r -> line(r, old, now, inputs, outputs, moved.contains(r))).toList();
        return new TableDifference(shown.id(), shown.name(), whole(before, after, titles), titles, lines);
    }

    private static Mark whole(RuleTable before, RuleTable after, List<Part> titles) {
        boolean same = Objects.equals(before, after) && titles.stream().allMatch(Part::isSame);
        return before == null ? Mark.ADDED : after == null ? Mark.REMOVED : same ? Mark.SAME : Mark.CHANGED;
    }

    /** The newer order, with what is gone behind what it followed. */
    static List<String> union(List<String> before, List<String> after) {
        Set<String> known = new HashSet<>(after);
        Map<String, List<String>> gone = new HashMap<>();
        String kept = null;
        for (String one : before) {
            if (known.add(one)) {
                gone.computeIfAbsent(kept, k -> new ArrayList<>()).add(one);
            } else {
                kept = one;
            }
        }
        List<String> all = new ArrayList<>(gone.getOrDefault(null, List.of()));
        for (String one : after) {
            all.add(one);
            all.addAll(gone.getOrDefault(one, List.of()));
        }
        return all;
    }

    private static List<String> inputs(RuleTable table) {
        return table.columns().stream().map(RuleTable.Column::id).toList();
    }

    private static List<String> rows(RuleTable table) {
        return table.rows().stream().map(RuleTable.Row::id).toList();
    }

    private static String label(RuleTable shown, RuleTable old, String input) {
        return Stream.concat(shown.columns().stream(), old.columns().stream()).filter(c -> c.id().equals(input)).findFirst().orElseThrow().label();
    }

    private static String input(RuleTable table, String id, TableHeads heads) {
        return table.columns().stream().filter(c -> c.id().equals(id)).findFirst().map(c -> c.label() + "：" + c.expression() + type(heads.types().get(id))).orElse(null);
    }

    private static String output(RuleTable table, String name, TableHeads heads) {
        return table.outputs().contains(name) ? name + type(heads.outputType(table.id(), name)) : null;
    }

    /** The engine turns values into that type. */
    private static String type(String type) {
        return type == null ? "" : "（" + type + "）";
    }

    private static Line line(String id, RuleTable old, RuleTable now, List<String> inputs, List<String> outputs, boolean moved) {
        RuleTable.Row before = row(old, id);
        RuleTable.Row after = row(now, id);
        List<Part> cells = new ArrayList<>();
        inputs.forEach(i -> cells.add(new Part("", cell(before, inputs(old).indexOf(i), true), cell(after, inputs(now).indexOf(i), true))));
        outputs.forEach(o -> cells.add(new Part("", cell(before, old.outputs().indexOf(o), false), cell(after, now.outputs().indexOf(o), false))));
        cells.add(new Part("", before == null ? null : before.basis(), after == null ? null : after.basis()));
        Mark mark = before == null ? Mark.ADDED : after == null ? Mark.REMOVED : cells.stream().allMatch(Part::isSame) ? Mark.SAME : Mark.CHANGED;
        return new Line(id, before == null ? null : before.number(), after == null ? null : after.number(), mark, moved, cells);
    }

    private static RuleTable.Row row(RuleTable table, String id) {
        return table.rows().stream().filter(r -> r.id().equals(id)).findFirst().orElse(null);
    }

    private static String cell(RuleTable.Row row, int column, boolean input) {
        List<String> cells = row == null ? List.of() : input ? row.cells() : row.outputs();
        return column < 0 || column >= cells.size() ? null : cells.get(column);
    }
}
