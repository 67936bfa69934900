package org.cunyi.cadre;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.DmnTables.evaluate;
import static org.cunyi.DmnTables.inputs;
import static org.cunyi.DmnTables.rows;
import static org.cunyi.DmnTables.with;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The measures against a reading of domain.md §7 that shares nothing with the tables: no measure can exceed the law. */
class CadreUnfitnessDecisionTableTest {

    private static final String FILE = "cadre-unfitness-measure";
    private static final List<String> POSTS = List.of("party", "elected", "both", "supervisory", "hired");
    private static final List<String> MEASURES = List.of("M1", "M2", "M3", "M4", "M5", "by-law");
    private static final int BY_LAW = 6;

    /** Code, first, repeated, whether the lead goes to discipline inspection. */
    private static final Map<String, int[]> CATALOGUE = catalogue("""
            A01 1 2 0|A02 1 2 0|A03 2 4 0|A04 2 4 0|A05 2 4 0|A06 2 4 1|A07 3 4 1|A08 3 4 0
            B01 1 2 0|B02 2 4 0|B03 4 5 1|B04 4 5 1|B05 3 4 1|B06 3 4 0|B07 4 5 1|B08 2 3 0|B09 4 5 1
            C01 1 2 0|C02 1 2 0|C03 3 4 0|C04 4 5 0|C05 2 4 0|C06 1 6 0|C07 2 4 0|C08 2 4 0""");

    private static Map<String, int[]> catalogue(String text) {
        return Stream.of(text.split("[|\\n]")).map(l -> l.split(" ")).collect(Collectors.toMap(l -> l[0],
                l -> new int[] {Integer.parseInt(l[1]), Integer.parseInt(l[2]), Integer.parseInt(l[3])}, (a, b) -> a, LinkedHashMap::new));
    }

    /** What happened, which of it again, and how. */
    private record Lead(Collection<String> codes, Set<String> repeated, boolean aggravating, boolean mitigating) {

        String measure() {
            int heaviest = codes.stream().mapToInt(c -> CATALOGUE.get(c)[repeated.contains(c) ? 1 : 0]).max().orElseThrow();
            if (heaviest == BY_LAW) {
                return "by-law";
            }
            int steps = (aggravating ? 1 : 0) - (mitigating ? 1 : 0) + (codes.stream().filter(c -> c.startsWith("B")).count() >= 2 ? 1 : 0);
            return "M" + Math.max(1, Math.min(5, heaviest + steps));
        }

        Map<String, Object> inputs(String post) {
            return org.cunyi.DmnTables.inputs("situationCodes", String.join(",", codes), "repeatedCodes", String.join(",", repeated),
                    "aggravating", aggravating, "mitigating", mitigating, "postKind", post);
        }
    }

    static Stream<Lead> everySingleOne() {
        return CATALOGUE.keySet().stream().flatMap(c -> Stream.of(Set.<String>of(), Set.of(c)).flatMap(r -> flags(List.of(c), r)));
    }

    /** One situation of each category and base stands for its like. */
    static Stream<Lead> everyPairOfDistinctCategoryAndBase() {
        Map<String, String> kinds = CATALOGUE.entrySet().stream().collect(Collectors.toMap(e -> e.getKey().charAt(0) + "" + e.getValue()[0],
                Map.Entry::getKey, (a, b) -> a, LinkedHashMap::new));
        List<String> codes = List.copyOf(kinds.values());
        return codes.stream().flatMap(a -> codes.stream().filter(b -> a.compareTo(b) < 0).flatMap(b -> Stream.of(Set.<String>of(), Set.of(a),
                Set.of(b), Set.of(a, b)).flatMap(r -> flags(List.of(a, b), r))));
    }

    private static Stream<Lead> flags(List<String> codes, Set<String> repeated) {
        return Stream.of(0, 1, 2, 3).map(f -> new Lead(codes, repeated, f % 2 == 1, f > 1));
    }

    @ParameterizedTest
    @MethodSource({"everySingleOne", "everyPairOfDistinctCategoryAndBase"})
    void the_recommendation_is_what_the_rules_say_and_never_exceeds_the_law(Lead lead) {
        POSTS.forEach(post -> check(lead, post));
    }

    @Test
    void so_it_is_for_two_thousand_random_leads() {
        Random random = new Random(20261122);
        List<String> all = List.copyOf(CATALOGUE.keySet());
        for (int i = 0; i < 2_000; i++) {
            Set<String> codes = new TreeSet<>();
            for (int n = 1 + random.nextInt(6); n > 0; n--) {
                codes.add(all.get(random.nextInt(all.size())));
            }
            Set<String> repeated = codes.stream().filter(c -> random.nextInt(3) == 0).collect(Collectors.toSet());
            check(new Lead(codes, repeated, random.nextBoolean(), random.nextBoolean()), POSTS.get(i % POSTS.size()));
        }
    }

    private static void check(Lead lead, String post) {
        List<Map<String, Object>> rows = rows(FILE, FILE, lead.inputs(post));
        assertThat(rows).as("%s %s", lead, post).hasSize(1);
        Map<String, Object> row = rows.get(0);
        assertThat(row.get("measure")).as("%s %s", lead, post).isEqualTo(lead.measure());
        assertThat(row.get("transferToDiscipline")).isEqualTo(lead.codes().stream().anyMatch(c -> CATALOGUE.get(c)[2] == 1));
        lawful(post, lead.measure(), row);
        assertThat(row.get("legalBasis").toString()).as("%s %s", lead, post).isNotBlank();
        explained(lead, row.get("explanation").toString());
    }

    /** What no township may do to a post, whatever happened. */
    private static void lawful(String post, String measure, Map<String, Object> row) {
        boolean hasPartyPost = post.equals("party") || post.equals("both");
        Object party = row.get("partyMeasure");
        Object other = row.get("electedMeasure");
        assertThat(hasPartyPost ? Set.of("M1", "M2", "M3", "M4", "dismissal") : Set.of("none")).as("%s %s", post, measure).contains(party.toString());
        Set<String> others = switch (post) {
            case "party" -> Set.of("none");
            case "hired" -> Set.of("M1", "M2");
            default -> Set.of("M1", "M2", "M4", "none");
        };
        assertThat(others).as("%s %s", post, measure).contains(other.toString());
        if (measure.equals("M5") && (post.equals("elected") || post.equals("both"))) {
            assertThat(row).containsEntry("electedMeasure", "M4").containsEntry("followUp", "inform-recall-right");
        }
    }

    private static void explained(Lead lead, String words) {
        lead.codes().forEach(c -> assertThat(words).contains(c));
        boolean byLaw = lead.measure().equals("by-law");
        assertThat(words.contains("对抗调查")).as(words).isEqualTo(lead.aggravating() && !byLaw);
        assertThat(words.contains("减轻一档")).as(words).isEqualTo(lead.mitigating() && !byLaw);
        assertThat(words.contains("两种以上侵害群众利益")).as(words).isEqualTo(!byLaw
                && lead.codes().stream().filter(c -> c.startsWith("B")).count() >= 2);
    }

    @Test
    void the_catalogue_has_twenty_five_situations_in_three_categories_each_with_an_article() {
        List<Map<String, Object>> all = rows(FILE, "cadre-unfitness-situation", inputs("situationCodes", String.join(",", CATALOGUE.keySet())));
        assertThat(all).hasSize(25);
        assertThat(all.stream().map(r -> r.get("category")).collect(Collectors.groupingBy(c -> c, Collectors.counting())))
                .containsEntry("A", 8L).containsEntry("B", 9L).containsEntry("C", 8L);
        assertThat(all).allSatisfy(r -> assertThat(r.get("legalBasis").toString()).isNotBlank());
        assertThat(new HashSet<>(all.stream().map(r -> r.get("name")).toList())).hasSize(25);
    }

    @Test
    void a_situation_may_be_asked_for_by_itself_or_in_a_list_and_what_is_unknown_gives_no_row() {
        assertThat(rows(FILE, "cadre-unfitness-situation", inputs("situationCode", "B03", "repeated", true))).singleElement()
                .satisfies(r -> assertThat(r).containsEntry("measure", "M5").containsEntry("transferToDiscipline", true));
        assertThat(rows(FILE, "cadre-unfitness-situation", inputs("situationCode", "C06", "repeated", true))).singleElement()
                .satisfies(r -> assertThat(r).containsEntry("measure", "by-law"));
        assertThat(rows(FILE, "cadre-unfitness-situation", inputs("situationCodes", "A01, B01", "repeatedCodes", "B01"))).hasSize(2);
        for (Object unknown : asList("Z9", "", null, "a01", 1, "A0")) {
            assertThat(rows(FILE, "cadre-unfitness-situation", inputs("situationCode", unknown, "repeated", false))).as("%s", unknown).isEmpty();
            assertThat(rows(FILE, FILE, with(new Lead(List.of("A01"), Set.of(), false, false).inputs("party"), "situationCodes", unknown)))
                    .as("%s", unknown).isEmpty();
        }
    }

    @Test
    void without_a_known_post_or_a_plain_yes_or_no_nothing_is_recommended() {
        Map<String, Object> sound = new Lead(List.of("A03"), Set.of(), false, false).inputs("party");
        for (String input : List.of("aggravating", "mitigating", "postKind")) {
            List<Object> bad = new ArrayList<>(asList(null, "", "mayor"));
            bad.forEach(b -> assertThat(rows(FILE, FILE, with(sound, input, b))).as("%s = %s", input, b).isEmpty());
        }
    }

    /** Party, other, what follows; by post in the order of the measures. */
    @Test
    void every_measure_is_fitted_to_every_post_as_the_law_allows() {
        Map<String, String> fitted = Map.of(
                "party", "M1 none none|M2 none none|M3 none none|M4 none none|dismissal none none|M4 none none",
                "elected", "none M1 none|none M2 none|none M2 recommend-resignation|none M4 none|none M4 inform-recall-right|none none record-end-by-law",
                "both", "M1 M1 none|M2 M2 none|M3 M2 recommend-resignation|M4 M4 none|dismissal M4 inform-recall-right|M4 none record-end-by-law",
                "supervisory", "none M1 none|none M2 none|none M2 recommend-resignation|none M4 none|none M4 propose-to-electing-body|none M4 none",
                "hired", "none M1 none|none M2 none|none M2 end-of-contract|none M2 end-of-contract|none M2 end-of-contract|none M2 end-of-contract");
        fitted.forEach((post, line) -> {
            String[] cells = line.split("\\|");
            for (int m = 0; m < MEASURES.size(); m++) {
                Map<String, Object> row = rows(FILE, "cadre-unfitness-lawful", inputs("measure", MEASURES.get(m), "postKind", post)).get(0);
                assertThat(row.get("partyMeasure") + " " + row.get("electedMeasure") + " " + row.get("followUp")).as("%s %s", post, MEASURES.get(m))
                        .isEqualTo(cells[m]);
                assertThat(row.get("legalBasis").toString()).isNotBlank();
            }
        });
        assertThat(rows(FILE, "cadre-unfitness-lawful", inputs("measure", "M6", "postKind", "party"))).isEmpty();
        assertThat(rows(FILE, "cadre-unfitness-lawful", inputs("measure", "M1", "postKind", "mayor"))).isEmpty();
    }

    @Test
    void impact_periods_are_three_six_twelve_and_twenty_four_months() {
        Map<String, Integer> months = Map.of("M1", 3, "M2", 6, "M3", 12, "M4", 24, "M5", 24);
        months.forEach((measure, m) -> assertThat(((Number) evaluate("cadre-unfitness-impact", inputs("measure", measure)).orElseThrow()
                .get("months")).intValue()).isEqualTo(m));
        assertThat(evaluate("cadre-unfitness-impact", inputs("measure", "M6"))).isEmpty();
    }

    @Test
    void a_lead_of_the_systems_own_is_tried_every_hour_for_a_day_and_fifty_of_them_in_one_round() {
        Map<String, String> said = Map.of("pause", "1 hours", "tries", "24 times", "at-once", "50 leads");
        said.forEach((matter, words) -> assertThat(evaluate("cadre-unfitness-lead", inputs("matter", matter)).map(r -> r.get("number") + " "
                + r.get("unit"))).as(matter).hasValue(words));
        assertThat(evaluate("cadre-unfitness-lead", inputs("matter", "other"))).isEmpty();
    }
}
