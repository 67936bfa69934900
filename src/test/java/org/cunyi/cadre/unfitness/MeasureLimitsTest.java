package org.cunyi.cadre.unfitness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cunyi.DmnTables.inputs;
import static org.cunyi.DmnTables.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cunyi.shared.Refusal;
import org.junit.jupiter.api.Test;

/** Whatever the tables recommend and whoever decides: nothing goes beyond the law, and nothing becomes heavier after a defence or a review. */
class MeasureLimitsTest {

    private static final String FILE = "cadre-unfitness-measure";
    private static final List<String> POSTS = List.of("party", "elected", "both", "supervisory", "hired");
    private static final List<String> WEIGHTS = List.of("none", "M1", "M2", "M3", "M4", "dismissal");
    private static final List<String> ALL = List.of("M1", "M2", "M3", "M4", "M5", "by-law");

    private static final Map<String, Fitted> KNOWN = new HashMap<>();

    private static Fitted fitted(String measure, String post) {
        return KNOWN.computeIfAbsent(measure + post, k -> asked(measure, post));
    }

    private static Fitted asked(String measure, String post) {
        Map<String, Object> r = rows(FILE, "cadre-unfitness-lawful", inputs("measure", measure, "postKind", post)).get(0);
        return new Fitted(measure, r.get("partyMeasure").toString(), r.get("electedMeasure").toString(), r.get("followUp").toString(),
                r.get("legalBasis").toString(), r.get("lawfulWords").toString());
    }

    private static List<Fitted> lawful(String post) {
        return ALL.stream().map(m -> fitted(m, post)).filter(f -> MeasureLimits.isLawful(f, post)).toList();
    }

    @Test
    void every_measure_of_the_table_is_lawful_for_every_post() {
        POSTS.forEach(post -> assertThat(lawful(post)).as(post).hasSize(6));
    }

    @Test
    void two_thousand_random_cases_stay_within_the_law_and_below_what_was_told() {
        Random random = new Random(20261122);
        List<String> codes = rows(FILE, "cadre-unfitness-situation", inputs("situationCodes", Stream.of("A", "B", "C").flatMap(c -> Stream.of(
                "01", "02", "03", "04", "05", "06", "07", "08", "09").map(n -> c + n)).collect(Collectors.joining(",")))).stream()
                .map(r -> r.get("code").toString()).toList();
        for (int i = 0; i < 2_000; i++) {
            Set<String> some = new TreeSet<>();
            for (int n = 1 + random.nextInt(6); n > 0; n--) {
                some.add(codes.get(random.nextInt(codes.size())));
            }
            String repeated = some.stream().filter(c -> random.nextInt(3) == 0).collect(Collectors.joining(","));
            String post = POSTS.get(i % POSTS.size());
            Object measure = rows(FILE, FILE, inputs("situationCodes", String.join(",", some), "repeatedCodes", repeated, "aggravating",
                    random.nextBoolean(), "mitigating", random.nextBoolean(), "postKind", post)).get(0).get("measure");
            decide(post, fitted(measure.toString(), post), random);
        }
    }

    /** Proposes, decides and reviews at random; what was refused must have been heavier or unlawful, what was let through neither. */
    private static void decide(String post, Fitted recommended, Random random) {
        List<Fitted> proposable = MeasureLimits.proposable(lawful(post), recommended);
        Fitted told = proposable.get(random.nextInt(proposable.size()));
        check(told, post);
        Fitted decided = null;
        for (String wish : ALL) {
            Fitted chosen = choose(wish, proposable, told);
            boolean known = !wish.equals("by-law") || recommended.measure().equals("by-law");
            assertThat(chosen != null).as("%s told %s wish %s", post, told, wish).isEqualTo(known && isNotHeavier(fitted(wish, post), told));
            assertThat(MeasureLimits.decidable(proposable, told).stream().anyMatch(f -> f.measure().equals(wish))).isEqualTo(chosen != null);
            if (chosen != null) {
                check(chosen, post);
                decided = decided == null || random.nextBoolean() ? chosen : decided;
            }
        }
        assertThat(decided).as("%s told %s: something can always be decided", post, told).isNotNull();
        for (Fitted lighter : MeasureLimits.lighter(proposable, decided)) {
            check(lighter, post);
            assertThat(isNotHeavier(lighter, decided)).isTrue();
            assertThat(lighter.measure()).isNotEqualTo(decided.measure());
        }
    }

    private static Fitted choose(String wish, List<Fitted> proposable, Fitted ceiling) {
        try {
            return MeasureLimits.choose("f", "处置", wish, proposable, ceiling, "不得加重");
        } catch (Refusal refused) {
            return null;
        }
    }

    /** Written without the class under test. */
    private static boolean isNotHeavier(Fitted a, Fitted b) {
        int whole = Math.min(4, ALL.indexOf(a.measure()));
        boolean endsByLaw = b.followUp().equals("record-end-by-law");
        return whole <= Math.min(4, ALL.indexOf(b.measure())) && WEIGHTS.indexOf(a.party()) <= WEIGHTS.indexOf(b.party())
                && (endsByLaw || !a.followUp().equals("record-end-by-law") && WEIGHTS.indexOf(a.other()) <= WEIGHTS.indexOf(b.other()));
    }

    private static void check(Fitted f, String post) {
        boolean partyPost = post.equals("party") || post.equals("both");
        assertThat(ALL).contains(f.measure());
        assertThat(f.party().equals("none") || partyPost).as("%s %s: no party measure without a party post", post, f).isTrue();
        assertThat(f.other()).as("%s %s: nobody suspends or removes whom villagers chose", post, f).isNotIn("M3", "M5", "dismissal");
        assertThat(!post.equals("hired") || !f.other().equals("M4")).isTrue();
        assertThat(f.legalBasis()).as("%s %s: always an article", post, f).matches("(?s).*\\p{IsHan}.*");
    }

    @Test
    void a_county_that_writes_more_into_its_table_than_the_law_allows_is_not_followed() {
        List<Fitted> wrong = new ArrayList<>(List.of(new Fitted("M3", "none", "M3", "none", "某条", ""), new Fitted("M5", "none", "dismissal", "none",
                "某条", ""), new Fitted("M2", "M2", "M2", "none", "某条", ""), new Fitted("M1", "none", "M2", "none", "某条", ""),
                new Fitted("M2", "none", "M2", "none", "", ""), new Fitted("M2", "none", "M2", "recall", "某条", ""),
                new Fitted("M3", "none", "M2", "end-of-contract", "某条", ""), new Fitted("M5", "none", "M4", "record-end-by-law", "某条", ""),
                new Fitted("M5", "none", "M4", "propose-to-electing-body", "某条", ""), new Fitted("M6", "none", "M2", "none",
                        "某条", "")));
        wrong.forEach(f -> assertThat(MeasureLimits.isLawful(f, "elected")).as("%s", f).isFalse());
        assertThat(MeasureLimits.isLawful(new Fitted("M4", "none", "M4", "none", "某条", ""), "hired")).isFalse();
        assertThat(MeasureLimits.isLawful(new Fitted("M1", "none", "M1", "none", "某条", ""), "mayor")).isFalse();
        assertThatThrownBy(() -> MeasureLimits.choose("toldMeasure", "处置", "M5", List.of(), null, "")).isInstanceOf(Refusal.class)
                .hasMessageContaining("超出法律");
    }
}
