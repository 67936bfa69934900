package org.cunyi.modeling;

import java.util.List;

/** A decision table as it is written. */
public record RuleTable(String id, String name, String hitPolicy, List<Column> columns, List<Row> rows) {

    /** An input. */
    public record Column(String label, String expression) {
    }

    /** @param number counted from 1, as the pages show it */
    public record Row(String id, int number, List<String> cells) {
    }

    public boolean oneRowOnly() {
        return "UNIQUE".equals(hitPolicy);
    }

    public boolean firstRowOnly() {
        return "FIRST".equals(hitPolicy);
    }
}
