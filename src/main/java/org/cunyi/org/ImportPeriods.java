package org.cunyi.org;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds periods of the same thing that overlap. Without this, somebody who ends an office under a wrong date of beginning would add a
 * second one that has ended, and the first would silently go on.
 */
final class ImportPeriods {

    private record Period(LocalDate from, LocalDate to, ImportRow row) {
    }

    private final Map<List<String>, List<Period>> byThing = new HashMap<>();

    /** @param row {@code null} where the period stands in the table and not in the file */
    void add(List<String> thing, LocalDate from, LocalDate to, ImportRow row) {
        byThing.computeIfAbsent(thing, t -> new ArrayList<>()).add(new Period(from, to, row));
    }

    /** Notes every overlap at a row of the file. */
    void check(String what) {
        byThing.values().forEach(periods -> {
            periods.sort(Comparator.comparing(Period::from));
            for (int i = 1; i < periods.size(); i++) {
                check(what, periods.get(i - 1), periods.get(i));
            }
        });
    }

    private static void check(String what, Period first, Period second) {
        if (first.to() != null && first.to().isBefore(second.from())) {
            return;
        }
        Period inFile = second.row() != null ? second : first;
        Period other = inFile == second ? first : second;
        if (inFile.row() != null) {
            inFile.row().bad("valid_from", "与" + (other.row() == null ? "已有的" : "第" + other.row().line() + "行的") + what + "（"
                    + other.from() + "起）期间重叠；更正或结束它请填它原来的生效日期");
        }
    }
}
