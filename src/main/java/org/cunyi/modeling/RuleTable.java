package org.cunyi.modeling;

import java.util.List;

/** A decision table as it is written. */
public record RuleTable(String id, String name, String hitPolicy, List<Column> columns, List<String> outputs, List<Row> rows) {

    /** An input. */
    public record Column(String id, String label, String expression) {
    }

    /**
     * A rule.
     *
     * @param number counted from 1, as the pages show it
     * @param basis  what is written beside it: the article
     */
    public record Row(String id, int number, String basis, List<String> cells, List<String> outputs) {
    }

    public boolean oneRowOnly() {
        return "UNIQUE".equals(hitPolicy);
    }

    public boolean firstRowOnly() {
        return "FIRST".equals(hitPolicy);
    }
}
