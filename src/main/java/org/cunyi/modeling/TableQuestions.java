package org.cunyi.modeling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cunyi.modeling.process.TableHeads;

/** What somebody has to be asked so that a table can answer: the variables of its inputs, each with the values that its cells know. */
public final class TableQuestions {

    private static final String DATE = "(?s)date\\(.*";

    private TableQuestions() {
    }

    /** How a value is entered. */
    public enum Kind { YES_OR_NO, NUMBER, DATE, TEXT }

    /**
     * A variable.
     *
     * @param choices texts that cells compare with, empty where there are none
     */
    public record Question(String name, String label, Kind kind, List<String> choices) {
    }

    /**
     * Questions for a decision and all that it rests on; what one table gives the next nobody is asked.
     *
     * @param tables of the file
     * @param heads  of the same file
     */
    public static List<Question> of(String decision, List<RuleTable> tables, TableHeads heads) {
        Set<String> needed = heads.needed(decision);
        List<RuleTable> together = tables.stream().filter(t -> needed.contains(t.id())).toList();
        Set<String> known = together.stream().filter(t -> !t.id().equals(decision)).flatMap(t -> t.outputs().stream()).collect(Collectors.toSet());
        known.addAll(needed);
        return of(together, heads.types(), known);
    }

    private static List<Question> of(List<RuleTable> tables, Map<String, String> types, Set<String> known) {
        Map<String, Question> all = new LinkedHashMap<>();
        for (RuleTable table : tables) {
            TableDomain domain = new TableDomain(table);
            for (RuleTable.Column column : table.columns()) {
                String plain = TableDomain.plainName(column.expression());
                names(column.expression(), plain).stream().filter(n -> !known.contains(n)).forEach(n -> all.merge(n,
                        question(n, plain == null ? n : column.label(), domain, plain == null ? null : types.get(column.id()), column.expression()),
                        TableQuestions::both));
            }
        }
        return List.copyOf(all.values());
    }

    private static Set<String> names(String expression, String plain) {
        return plain == null ? TableDomain.names(expression) : Set.of(plain);
    }

    private static Question question(String name, String label, TableDomain domain, String type, String expression) {
        List<Object> values = domain.values(name, false);
        if ("boolean".equals(type) || type == null && values.stream().anyMatch(Boolean.class::isInstance)) {
            return new Question(name, label, Kind.YES_OR_NO, List.of());
        }
        if (expression.strip().matches(DATE)) {
            return new Question(name, label, Kind.DATE, List.of());
        }
        boolean number = type == null ? values.stream().filter(Objects::nonNull).allMatch(Number.class::isInstance) : !type.equals("string");
        return number ? new Question(name, label, Kind.NUMBER, List.of()) : new Question(name, label, Kind.TEXT, texts(values));
    }

    private static List<String> texts(List<Object> values) {
        return values.stream().filter(v -> v instanceof String).map(Object::toString).filter(v -> !v.equals(TableDomain.OTHER)).toList();
    }

    private static Question both(Question one, Question other) {
        Set<String> choices = new LinkedHashSet<>(one.choices());
        choices.addAll(other.choices());
        Question named = one.label().equals(one.name()) ? other : one;
        return new Question(one.name(), named.label(), named.kind(), new ArrayList<>(choices));
    }
}
