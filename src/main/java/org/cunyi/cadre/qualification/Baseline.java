package org.cunyi.cadre.qualification;

import java.util.List;
import java.util.Map;
import org.cunyi.workflow.RuleTables;
import org.cunyi.workflow.Step;
import org.springframework.stereotype.Component;

/** The county's tables: items, units and posts; {@link Periods} are its own. */
@Component
class Baseline {

    private static final String ALL = "all";

    private final RuleTables tables;

    Baseline(RuleTables tables) {
        this.tables = tables;
    }

    /** @param countsForElected whether it may stand in the way of a post that the villagers fill */
    record Item(String code, String kind, String name, boolean countsForElected, String legalBasis) {

        String words() {
            return code + " " + name;
        }

        /** For the person concerned: what it is, and by which article. */
        String cited() {
            return words() + "（依据：" + legalBasis + "）";
        }
    }

    record Unit(String role, String items) {
    }

    record Post(String kind, boolean chosenByVillagers, boolean published) {
    }

    List<Item> items(Step step) {
        return items(step, ALL);
    }

    List<Item> items(Step step, String codes) {
        return tables.look(step, "cadre-qualification-item", Map.of("itemCodes", codes)).stream().map(r -> new Item(text(r, "code"),
                text(r, "kind"), text(r, "name"), Boolean.TRUE.equals(r.get("countsForElected")), text(r, "legalBasis"))).toList();
    }

    /** @param role one unit, or {@code all} */
    List<Unit> units(Step step, String role) {
        return tables.look(step, "cadre-qualification-units", Map.of("unit", role)).stream()
                .map(r -> new Unit(text(r, "unitRole"), text(r, "items"))).toList();
    }

    Post post(Step step, String post) {
        Map<String, Object> row = tables.row(step, "cadre-qualification-post", Map.of("post", post)).orElseThrow();
        return new Post(text(row, "postKind"), Boolean.TRUE.equals(row.get("chosenByVillagers")), Boolean.TRUE.equals(row.get("published")));
    }

    private static String text(Map<String, Object> row, String name) {
        return String.valueOf(row.get(name));
    }
}
