package org.cunyi.modeling;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.cunyi.workflow.RuleExpressions;

/**
 * Which rows of a table fit together, never, or leave something out. The cells are asked at every value at which one of them could begin or end
 * to fit; where inputs hang together and there are more combinations than {@value #MOST}, a fixed choice of so many. Exact for cells that
 * compare with texts, days and numbers; for cells that reckon with other inputs it may pass something over, never invent it.
 */
public final class TableAnalysis {

    static final int MOST = 8_000;
    private static final int SHOWN = 5;
    private static final long SEED = 20261122;

    private final RuleTable table;
    private final RuleExpressions expressions;
    private final TableDomain domain;
    private final List<Map<BitSet, Map<String, Object>>> groups = new ArrayList<>();
    private final Map<String, String> unreadable = new LinkedHashMap<>();

    public TableAnalysis(RuleTable table, RuleExpressions expressions) {
        this.table = table;
        this.expressions = expressions;
        this.domain = new TableDomain(table);
        if (!table.columns().isEmpty()) {
            domain.groups().forEach(g -> groups.add(ask(g)));
        }
    }

    /** Rows of a table with hit policy UNIQUE that fit at once, with an example. */
    public record Overlap(RuleTable.Row first, RuleTable.Row second, String example) {
    }

    /** Cells that the engine cannot read, by the row's id. */
    public Map<String, String> unreadable() {
        return unreadable;
    }

    public List<Overlap> overlaps() {
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
        for (Map<BitSet, Map<String, Object>> group : groups) {
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
        return table.rows().stream().filter(r -> {
            int row = r.number() - 1;
            return table.firstRowOnly() ? combination(fits -> fits.nextSetBit(0) == row) == null
                    : !groups.stream().allMatch(g -> g.keySet().stream().anyMatch(fits -> fits.get(row)));
        }).toList();
    }

    /** Examples of what no row fits although each value by itself stands in the table. */
    public List<String> gaps() {
        List<String> found = new ArrayList<>();
        BitSet all = new BitSet();
        all.set(0, table.rows().size());
        gaps(0, all, new TreeMap<>(), new HashSet<>(), found);
        return found;
    }

    private void gaps(int group, BitSet left, Map<String, Object> values, Set<Seen> seen, List<String> found) {
        if (found.size() >= SHOWN || !seen.add(new Seen(group, left))) {
            return;
        }
        if (group == groups.size()) {
            if (left.isEmpty() && !groups.isEmpty()) {
                found.add(shown(values));
            }
            return;
        }
        groups.get(group).forEach((fits, example) -> {
            BitSet next = (BitSet) left.clone();
            next.and(fits);
            Map<String, Object> more = new TreeMap<>(values);
            more.putAll(example);
            gaps(group + 1, next, more, seen, found);
        });
    }

    private record Seen(int group, BitSet left) {
    }

    private interface Goal {
        boolean reached(BitSet fits);
    }

    private BitSet combination(Goal goal) {
        Set<BitSet> reached = new HashSet<>();
        BitSet all = new BitSet();
        all.set(0, table.rows().size());
        reached.add(all);
        for (Map<BitSet, Map<String, Object>> group : groups) {
            reached = reached.stream().flatMap(left -> group.keySet().stream().map(fits -> {
                BitSet next = (BitSet) left.clone();
                next.and(fits);
                return next;
            })).collect(Collectors.toSet());
        }
        return reached.stream().filter(goal::reached).findFirst().orElse(null);
    }

    /** For each set of rows that fit at once in these columns, one example; only where each column has some cell that takes its value. */
    private Map<BitSet, Map<String, Object>> ask(Set<Integer> columns) {
        List<String> variables = domain.variables(columns);
        List<List<Object>> values = variables.stream().map(v -> domain.values(v, variables.size() > 1)).toList();
        Map<BitSet, Map<String, Object>> answers = new LinkedHashMap<>();
        long all = values.stream().mapToLong(List::size).reduce(1, (a, b) -> Math.min(Integer.MAX_VALUE, a * b));
        Random random = new Random(SEED);
        for (long i = 0; i < Math.min(all, MOST); i++) {
            long rest = i;
            Map<String, Object> point = new HashMap<>();
            for (int v = 0; v < variables.size(); v++) {
                List<Object> of = values.get(v);
                point.put(variables.get(v), of.get(all > MOST ? random.nextInt(of.size()) : (int) (rest % of.size())));
                rest /= of.size();
            }
            BitSet fits = fits(columns, point);
            if (fits != null) {
                answers.putIfAbsent(fits, point);
            }
        }
        return answers;
    }

    private BitSet fits(Set<Integer> columns, Map<String, Object> point) {
        BitSet all = new BitSet();
        all.set(0, table.rows().size());
        for (int column : columns) {
            Object input = domain.isOwn(column) ? point.get(TableDomain.own(column))
                    : expressions.value(table.columns().get(column).expression(), point).orElse(null);
            BitSet here = new BitSet();
            Map<String, Boolean> known = new HashMap<>();
            for (RuleTable.Row row : table.rows()) {
                here.set(row.number() - 1, known.computeIfAbsent(row.cells().get(column), cell -> fits(row, cell, input, point)));
            }
            if (here.isEmpty()) {
                return null;
            }
            all.and(here);
        }
        return all;
    }

    private boolean fits(RuleTable.Row row, String cell, Object input, Map<String, Object> point) {
        try {
            return expressions.fits(cell, input, point);
        } catch (RuleExpressions.Unreadable e) {
            unreadable.put(row.id(), cell);
            return false;
        }
    }

    private String shown(Map<String, Object> values) {
        return values.entrySet().stream().map(e -> label(e.getKey()) + "＝" + (e.getValue() == null ? "（空）" : e.getValue()))
                .collect(Collectors.joining("，"));
    }

    private String label(String variable) {
        IntPredicate of = c -> variable.equals(TableDomain.own(c)) || table.columns().get(c).expression().strip().equals(variable)
                || table.columns().get(c).expression().strip().equals("date(" + variable + ")");
        return java.util.stream.IntStream.range(0, table.columns().size()).filter(of).mapToObj(c -> table.columns().get(c).label()).findFirst()
                .orElse(variable);
    }
}
