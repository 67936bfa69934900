package org.cunyi.publicity.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cunyi.org.OrgUnit;
import org.cunyi.org.Organisation;
import org.cunyi.shared.OrgCode;
import org.springframework.stereotype.Component;

/** The units as the public board needs them. Kept for a minute: everybody may open the board, and a county is read as a whole. */
@Component
class BoardUnits {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int MOST_FOUND = 50;

    private final Organisation organisation;
    private final Clock clock;
    private volatile Snapshot snapshot;

    BoardUnits(Organisation organisation, Clock clock) {
        this.organisation = organisation;
        this.clock = clock;
    }

    private record Snapshot(Instant readAt, Map<String, OrgUnit> byCode, Map<String, List<OrgUnit>> byParent, Map<String, String> former) {
    }

    Optional<OrgUnit> find(String code) {
        return Optional.ofNullable(units().byCode().get(code));
    }

    /** Name for display; a unit abolished since is asked for by itself. */
    String name(String code) {
        return find(code).map(OrgUnit::name).orElseGet(() -> units().former().computeIfAbsent(code, organisation::name));
    }

    /** A unit and what lies below it, as far down as the board's first page shows it. */
    public record Branch(OrgUnit unit, List<Branch> below) {
    }

    /** Counties with their townships; with a single county, as is usual, down to the villages. */
    List<Branch> counties() {
        List<OrgUnit> counties = below("");
        return counties.stream().map(c -> branch(c, counties.size() == 1 ? 2 : 1)).toList();
    }

    private Branch branch(OrgUnit unit, int depth) {
        return new Branch(unit, depth == 0 ? List.of() : below(unit.code()).stream().map(u -> branch(u, depth - 1)).toList());
    }

    /** Units above that one, the county first. */
    List<OrgUnit> above(String code) {
        return new OrgCode(code).lineage().stream().filter(c -> !c.equals(code)).flatMap(c -> find(c).stream()).toList();
    }

    /** Units directly below. */
    List<OrgUnit> below(String code) {
        return units().byParent().getOrDefault(code, List.of());
    }

    List<OrgUnit> named(String text) {
        return units().byCode().values().stream().filter(u -> u.name().contains(text)).limit(MOST_FOUND).toList();
    }

    private Snapshot units() {
        Snapshot known = snapshot;
        if (known == null || known.readAt().plus(FRESH).isBefore(clock.instant())) {
            known = read();
            snapshot = known;
        }
        return known;
    }

    private Snapshot read() {
        List<OrgUnit> all = organisation.all();
        Map<String, OrgUnit> byCode = all.stream().collect(Collectors.toMap(OrgUnit::code, Function.identity(), (a, b) -> a,
                TreeMap::new));
        Map<String, List<OrgUnit>> byParent = all.stream().collect(Collectors.groupingBy(u -> u.parent() == null ? "" : u.parent()));
        return new Snapshot(clock.instant(), byCode, byParent, new ConcurrentHashMap<>());
    }
}
