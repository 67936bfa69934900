package org.cunyi.modeling;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a table can be asked: its variables, which inputs hang on which of them, and for each the values at which some cell could begin or end
 * to fit. An input that is more than a variable is worked out from those of other inputs where it speaks of nothing else, and otherwise
 * counts as a variable of its own.
 */
final class TableDomain {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern DATE = Pattern.compile("date\\(\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*\\)");
    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern DAY = Pattern.compile("date\\(\\s*\"(\\d{4}-\\d{2}-\\d{2})\"\\s*\\)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_][A-Za-z0-9_]*(?!\\w|\\s*\\()");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w\".])-?\\d+(?:\\.\\d+)?");
    private static final Pattern PLAIN_CELL = Pattern.compile(
            "(?s)(?:\\s|\"[^\"]*\"|(?<!\\w)-?\\d+(?:\\.\\d+)?|\\.\\.|[<>=!,?\\[\\]()-]|\\b(?:not|and|or|null|true|false)\\b)*");
    private static final Set<String> WORDS = Set.of("and", "or", "not", "null", "true", "false", "if", "then", "else", "in", "for", "return",
            "some", "every", "satisfies", "between", "instance", "of", "item");
    static final String OTHER = "其他";
    private static final List<String> SMALL = List.of("0", "1", "2", "3", "4", "5", "6", "7", "10", "12", "15");

    private final RuleTable table;
    private final Map<String, Integer> plain = new LinkedHashMap<>();
    private final List<Set<String>> uses = new ArrayList<>();

    TableDomain(RuleTable table) {
        this.table = table;
        for (int c = 0; c < table.columns().size(); c++) {
            String name = plainName(table.columns().get(c).expression());
            if (name != null) {
                plain.putIfAbsent(name, c);
            }
        }
        for (int c = 0; c < table.columns().size(); c++) {
            uses.add(used(c));
        }
    }

    static String plainName(String expression) {
        Matcher date = DATE.matcher(expression.strip());
        return date.matches() ? date.group(1) : PLAIN.matcher(expression.strip()).matches() ? expression.strip() : null;
    }

    private Set<String> used(int column) {
        Set<String> used = new LinkedHashSet<>();
        used.add(isOwn(column) ? own(column) : plainName(table.columns().get(column).expression()));
        if (!isOwn(column)) {
            used.remove(null);
            used.addAll(names(table.columns().get(column).expression()));
        }
        table.rows().forEach(r -> names(r.cells().get(column)).stream().filter(plain::containsKey).forEach(used::add));
        return used;
    }

    /** Whether the input is a variable of its own, because it cannot be worked out from the others. */
    boolean isOwn(int column) {
        String expression = table.columns().get(column).expression();
        Set<String> names = names(expression);
        return plainName(expression) == null && (names.isEmpty() || !plain.keySet().containsAll(names));
    }

    static String own(int column) {
        return "#" + column;
    }

    static Set<String> names(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher name = NAME.matcher(TEXT.matcher(text).replaceAll("\"\""));
        while (name.find()) {
            if (!WORDS.contains(name.group())) {
                names.add(name.group());
            }
        }
        return names;
    }

    /** Whether every example can stand: no cell and no input names what is not asked, and what is asked by itself hangs on nothing else. */
    boolean isIndependent() {
        Set<String> named = new LinkedHashSet<>();
        for (int c = 0; c < uses.size(); c++) {
            int column = c;
            if (table.rows().stream().anyMatch(r -> !plain.keySet().containsAll(names(r.cells().get(column))))) {
                return false;
            }
            for (String name : isOwn(c) ? names(table.columns().get(c).expression()) : Set.<String>of()) {
                if (plain.containsKey(name) || !named.add(name)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether that row's cells only compare with what is written in them. */
    boolean isPlain(RuleTable.Row row) {
        return row.cells().stream().allMatch(cell -> PLAIN_CELL.matcher(DAY.matcher(cell).replaceAll("0")).matches());
    }

    /** Inputs that hang together because they share a variable, each group by itself. */
    List<Set<Integer>> groups() {
        List<Set<Integer>> groups = new ArrayList<>();
        for (int c = 0; c < uses.size(); c++) {
            Set<Integer> together = new TreeSet<>(Set.of(c));
            Set<String> mine = uses.get(c);
            for (Set<Integer> other : groups.stream().filter(g -> g.stream().anyMatch(o -> uses.get(o).stream().anyMatch(mine::contains))).toList()) {
                groups.remove(other);
                together.addAll(other);
            }
            groups.add(together);
        }
        return groups.stream().anyMatch(g -> groups.stream().anyMatch(o -> o != g && shares(g, o))) ? merged(groups) : groups;
    }

    private boolean shares(Set<Integer> some, Set<Integer> others) {
        return variables(some).stream().anyMatch(variables(others)::contains);
    }

    private List<Set<Integer>> merged(List<Set<Integer>> groups) {
        List<Set<Integer>> merged = new ArrayList<>();
        for (Set<Integer> group : groups) {
            Set<Integer> all = new TreeSet<>(group);
            for (Set<Integer> other : merged.stream().filter(m -> shares(m, group)).toList()) {
                merged.remove(other);
                all.addAll(other);
            }
            merged.add(all);
        }
        return merged;
    }

    List<String> variables(Set<Integer> group) {
        return group.stream().flatMap(c -> uses.get(c).stream()).distinct().toList();
    }

    /** Values of that variable, {@code null} among them. */
    List<Object> values(String variable, boolean together) {
        Set<Object> values = new LinkedHashSet<>();
        boolean date = false;
        boolean numeric = false;
        for (int c = 0; c < uses.size(); c++) {
            if (uses.get(c).contains(variable)) {
                String expression = table.columns().get(c).expression();
                boolean ofDate = DATE.matcher(expression.strip()).matches();
                date |= ofDate;
                int column = c;
                boolean reckoned = plainName(expression) == null && !isOwn(c);
                String all = reckoned ? expression : String.join("\n", table.rows().stream().map(r -> r.cells().get(column)).distinct().toList());
                numeric |= reckoned;
                numeric |= collect(all, ofDate, values);
            }
        }
        if (date && values.isEmpty()) {
            values.add("2026-01-01");
        }
        if (numeric && together || values.isEmpty()) {
            SMALL.forEach(n -> values.add(Long.valueOf(n)));
        }
        values.add(null);
        return new ArrayList<>(values);
    }

    /** @return whether numbers stand in it */
    private static boolean collect(String text, boolean date, Set<Object> values) {
        Matcher day = DAY.matcher(text);
        while (day.find()) {
            LocalDate on = LocalDate.parse(day.group(1));
            List.of(on.minusDays(1), on, on.plusDays(1)).forEach(d -> values.add(date ? d.toString() : d));
        }
        if (date) {
            return false;
        }
        String rest = DAY.matcher(text).replaceAll("");
        Matcher words = TEXT.matcher(rest);
        while (words.find()) {
            values.add(words.group(1));
            values.add(OTHER);
        }
        rest = TEXT.matcher(rest).replaceAll("");
        if (rest.matches("(?s).*\\b(true|false)\\b.*")) {
            values.add(true);
            values.add(false);
        }
        Matcher number = NUMBER.matcher(rest);
        boolean found = false;
        while (number.find()) {
            found = true;
            double n = Double.parseDouble(number.group());
            List.of(n - 1, n, n + 1).forEach(v -> values.add(v == Math.rint(v) ? (Object) Math.round(v) : (Object) v));
        }
        return found;
    }
}
