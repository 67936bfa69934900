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
import org.cunyi.workflow.RuleExpressions;

/**
 * Which rows fit at once, by inputs that hang together: the cells are asked at every value at which one of them could begin or end to fit, and
 * where there are more combinations than {@value #MOST}, at a fixed choice of so many.
 */
final class TableGroups {

    static final int MOST = 8_000;
    /** Sets of rows that are kept when inputs are put together. */
    static final int MOST_SETS = 20_000;
    private static final long SEED = 20261122;

    private final RuleTable table;
    private final RuleExpressions expressions;
    private final TableDomain domain;
    private final List<Map<BitSet, Map<String, Object>>> groups = new ArrayList<>();
    private final Map<String, String> unreadable = new LinkedHashMap<>();
    private boolean cutShort;

    TableGroups(RuleTable table, TableDomain domain, RuleExpressions expressions) {
        this.table = table;
        this.domain = domain;
        this.expressions = expressions;
        if (!table.columns().isEmpty()) {
            domain.groups().forEach(g -> groups.add(ask(g)));
        }
    }

    /** For each set of rows that fit at once in a group's columns, one example. */
    List<Map<BitSet, Map<String, Object>>> all() {
        return groups;
    }

    /** Cells that the engine cannot read, by the row's id. */
    Map<String, String> unreadable() {
        return unreadable;
    }

    /** Whether not every combination was asked. */
    boolean isCutShort() {
        return cutShort;
    }

    /** The sets of rows that fit at once in all columns. */
    Set<BitSet> together() {
        Set<BitSet> reached = new HashSet<>(Set.of(everyRow()));
        for (Map<BitSet, Map<String, Object>> group : groups) {
            Set<BitSet> next = new HashSet<>();
            for (BitSet left : reached) {
                group.keySet().forEach(fits -> next.add(both(left, fits)));
                if (next.size() > MOST_SETS) {
                    cutShort = true;
                    break;
                }
            }
            reached = next;
        }
        return reached;
    }

    BitSet everyRow() {
        BitSet all = new BitSet();
        all.set(0, table.rows().size());
        return all;
    }

    static BitSet both(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        return both;
    }

    /** Only where each column has some cell that takes its value. */
    private Map<BitSet, Map<String, Object>> ask(Set<Integer> columns) {
        List<String> variables = domain.variables(columns);
        List<List<Object>> values = variables.stream().map(v -> domain.values(v, variables.size() > 1)).toList();
        Map<BitSet, Map<String, Object>> answers = new LinkedHashMap<>();
        long all = values.stream().mapToLong(List::size).reduce(1, (a, b) -> Math.min(Integer.MAX_VALUE, a * b));
        cutShort |= all > MOST;
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
        BitSet all = everyRow();
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
}
