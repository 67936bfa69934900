package org.cunyi.modeling;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cunyi.workflow.RuleExpressions;

/**
 * Which rows of a table fit together, never, or leave something out. Exact for cells that compare with texts, days and numbers; what hangs on
 * cells that reckon, on names that are no input of the table, or on combinations that were not all tried, is only perhaps so.
 */
public final class TableAnalysis {

    private static final int SHOWN = 5;
    private static final int MOST_STEPS = 200_000;

    private final RuleTable table;
    private final TableDomain domain;
    private final TableGroups groups;
    private final List<RuleTable.Row> unused;
    private int steps;

    public TableAnalysis(RuleTable table, RuleExpressions expressions) {
        this.table = table;
        this.domain = new TableDomain(table);
        this.groups = new TableGroups(table, domain, expressions);
        this.unused = unused();
    }

    /** Rows of a table with hit policy UNIQUE that fit at once, with an example. */
    public record Overlap(RuleTable.Row first, RuleTable.Row second, String example) {
    }

    /** Cells that the engine cannot read, by the row's id. */
    public Map<String, String> unreadable() {
        return groups.unreadable();
    }

    /** Whether not every combination was tried. */
    public boolean isCutShort() {
        return groups.isCutShort() || steps > MOST_STEPS;
    }

    /** Rows that fit at once for certain: the inputs of the example can stand side by side. */
    public List<Overlap> overlaps() {
        return domain.isIndependent() ? together() : List.of();
    }

    /** Rows that fit at once if the inputs of the example can stand side by side. */
    public List<Overlap> perhapsOverlaps() {
        return domain.isIndependent() ? List.of() : together();
    }

    private List<Overlap> together() {
        List<Overlap> found = new ArrayList<>();
        for (int i = 0; i < table.rows().size() && table.oneRowOnly(); i++) {
            for (int j = i + 1; j < table.rows().size(); j++) {
                example(i, j, found);
            }
        }
        return found;
    }

    private void example(int first, int second, List<Overlap> found) {
        Map<String, Object> values = new TreeMap<>();
        for (Map<BitSet, Map<String, Object>> group : groups.all()) {
            Map<String, Object> both = group.entrySet().stream().filter(e -> e.getKey().get(first) && e.getKey().get(second))
                    .map(Map.Entry::getValue).findFirst().orElse(null);
            if (both == null) {
                return;
            }
            values.putAll(both);
        }
        found.add(new Overlap(table.rows().get(first), table.rows().get(second), shown(values)));
    }

    /** Rows that nothing reaches: none of their cells' values, or in a FIRST table always an earlier row. */
    public List<RuleTable.Row> unreachable() {
        return unused.stream().filter(this::isCertain).toList();
    }

    /** Rows that nothing of what was tried reaches. */
    public List<RuleTable.Row> perhapsUnreachable() {
        return unused.stream().filter(r -> !isCertain(r)).toList();
    }

    private boolean isCertain(RuleTable.Row row) {
        // in a FIRST table an earlier row stands in the way, so its cells count too
        return !groups.isCutShort() && table.rows().stream().filter(r -> r == row || table.firstRowOnly() && r.number() < row.number())
                .allMatch(domain::isPlain);
    }

    private List<RuleTable.Row> unused() {
        Set<Integer> first = table.firstRowOnly() ? groups.together().stream().map(fits -> fits.nextSetBit(0)).collect(Collectors.toSet()) : Set.of();
        return table.rows().stream().filter(r -> table.firstRowOnly() ? !first.contains(r.number() - 1)
                : !groups.all().stream().allMatch(g -> g.keySet().stream().anyMatch(fits -> fits.get(r.number() - 1)))).toList();
    }

    /** Examples of what no row fits although each value by itself stands in the table. */
    public List<String> gaps() {
        List<String> found = new ArrayList<>();
        gaps(0, groups.everyRow(), new TreeMap<>(), new HashSet<>(), found);
        return found;
    }

    private void gaps(int group, BitSet left, Map<String, Object> values, Set<Seen> seen, List<String> found) {
        if (found.size() >= SHOWN || steps > MOST_STEPS || !seen.add(new Seen(group, left))) {
            return;
        }
        if (group == groups.all().size()) {
            if (left.isEmpty() && group > 0) {
                found.add(shown(values));
            }
            return;
        }
        groups.all().get(group).forEach((fits, example) -> {
            steps++;
            Map<String, Object> more = new TreeMap<>(values);
            more.putAll(example);
            gaps(group + 1, TableGroups.both(left, fits), more, seen, found);
        });
    }

    private record Seen(int group, BitSet left) {
    }

    private String shown(Map<String, Object> values) {
        return values.entrySet().stream().map(e -> label(e.getKey()) + "＝" + (e.getValue() == null ? "（空）" : e.getValue()))
                .collect(Collectors.joining("，"));
    }

    private String label(String variable) {
        IntPredicate of = c -> variable.equals(TableDomain.own(c)) || table.columns().get(c).expression().strip().equals(variable)
                || table.columns().get(c).expression().strip().equals("date(" + variable + ")");
        return IntStream.range(0, table.columns().size()).filter(of).mapToObj(c -> table.columns().get(c).label()).findFirst().orElse(variable);
    }
}
