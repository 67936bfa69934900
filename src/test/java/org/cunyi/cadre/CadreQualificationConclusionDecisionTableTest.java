package org.cunyi.cadre;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.DmnTables.evaluate;
import static org.cunyi.DmnTables.inputs;
import static org.cunyi.DmnTables.with;
import static org.cunyi.DmnTables.without;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CadreQualificationConclusionDecisionTableTest {

    private static final String TABLE = "cadre-qualification-conclusion";
    private static final List<String> POSTS = List.of("party", "elected", "both", "supervisory", "hired");
    private static final Set<String> CHOSEN_BY_VILLAGERS = Set.of("elected", "both", "supervisory");

    /** domain.md §6 in its order. */
    private static String oracle(int absolute, int lasting, int judgement, int missing, int unanswered, String post) {
        if (absolute > 0) {
            return "reject";
        }
        if (unanswered > 0) {
            return "defer";
        }
        if (lasting > 0) {
            return CHOSEN_BY_VILLAGERS.contains(post) ? "defer" : "reject";
        }
        return missing + judgement > 0 ? "defer" : "pass";
    }

    @ParameterizedTest
    @ValueSource(strings = {"party", "elected", "both", "supervisory", "hired"})
    void agrees_with_the_oracle_on_every_combination(String post) {
        for (int i = 0; i < 243; i++) {
            int[] n = {i % 3, i / 3 % 3, i / 9 % 3, i / 27 % 3, i / 81};
            Map<String, Object> row = evaluate(TABLE, findings(n[0], n[1], n[2], n[3], n[4], post)).orElseThrow();
            assertThat(row.get("recommendation")).as("%s %s", post, n).isEqualTo(oracle(n[0], n[1], n[2], n[3], n[4], post));
            assertThat(row.get("reason").toString()).isNotBlank();
            assertThat(row.get("legalBasis").toString()).isNotBlank();
        }
    }

    @Test
    void whoever_the_villagers_elect_is_rejected_only_where_the_law_itself_says_so() {
        for (String post : CHOSEN_BY_VILLAGERS) {
            assertThat(evaluate(TABLE, findings(0, 1, 1, 1, 0, post)).orElseThrow()).containsEntry("recommendation", "defer")
                    .hasEntrySatisfying("reason", r -> assertThat(r.toString()).contains("村民选举委员会"));
            assertThat(evaluate(TABLE, findings(1, 0, 0, 0, 0, post)).orElseThrow()).containsEntry("recommendation", "reject")
                    .hasEntrySatisfying("legalBasis", b -> assertThat(b.toString()).contains("第十八条"));
        }
    }

    @Test
    void silence_is_never_consent() {
        for (String post : POSTS) {
            assertThat(evaluate(TABLE, findings(0, 0, 0, 0, 1, post)).orElseThrow()).containsEntry("recommendation", "defer");
        }
    }

    @Test
    void a_count_that_is_missing_or_impossible_or_an_unknown_post_gives_no_row() {
        Map<String, Object> sound = findings(1, 1, 1, 1, 1, "party");
        for (String input : sound.keySet()) {
            assertThat(evaluate(TABLE, without(sound, input))).as(input).isEmpty();
            for (Object bad : asList(null, -1, 0.5, "", "一", true)) {
                assertThat(evaluate(TABLE, with(sound, input, bad))).as("%s = %s", input, bad).isEmpty();
            }
        }
    }

    private static Map<String, Object> findings(int absolute, int lasting, int judgement, int missing, int unanswered, String post) {
        return inputs("absoluteFindings", absolute, "lastingFindings", lasting, "judgementFindings", judgement, "missingPositive", missing,
                "unansweredUnits", unanswered, "postKind", post);
    }
}
