package org.cunyi.cadre;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.DmnTables.evaluate;
import static org.cunyi.DmnTables.inputs;
import static org.cunyi.DmnTables.with;
import static org.cunyi.DmnTables.without;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CadreEvaluationDecisionTableTest {

    private static final String RESULT = "cadre-evaluation-result";
    private static final String YEAR = "cadre-evaluation-year";

    /** Divides, where the table multiplies. */
    private static String oracle(int present, int competent, int incompetent) {
        int half = present / 2;
        return incompetent > half ? "incompetent" : competent > half ? "competent" : "basically";
    }

    @Test
    void agrees_with_the_oracle_on_every_vote_of_up_to_nine_people() {
        IntStream.rangeClosed(1, 9).forEach(p -> IntStream.rangeClosed(0, p).forEach(c -> IntStream.rangeClosed(0, p - c).forEach(b ->
                IntStream.rangeClosed(0, p - c - b).forEach(i -> assertThat(evaluate(RESULT, votes(p, c, b, i)).orElseThrow())
                        .as("%s, %s, %s of %s", c, b, i, p).containsEntry("result", oracle(p, c, i))
                        .hasEntrySatisfying("legalBasis", basis -> assertThat(basis.toString()).contains("第三十八条"))))));
    }

    @Test
    void exactly_half_is_no_majority() {
        assertThat(evaluate(RESULT, votes(40, 19, 1, 20)).orElseThrow()).containsEntry("result", "basically");
        assertThat(evaluate(RESULT, votes(40, 19, 0, 21)).orElseThrow()).containsEntry("result", "incompetent");
        assertThat(evaluate(RESULT, votes(40, 20, 20, 0)).orElseThrow()).containsEntry("result", "basically");
    }

    @Test
    void a_count_that_is_missing_or_impossible_gives_no_row() {
        Map<String, Object> sound = votes(40, 30, 5, 5);
        for (String count : List.of("present", "competent", "basically", "incompetent")) {
            assertThat(evaluate(RESULT, without(sound, count))).as(count).isEmpty();
            for (Object bad : asList(null, -1, 20.5, "", "二十")) {
                assertThat(evaluate(RESULT, with(sound, count, bad))).as("%s = %s", count, bad).isEmpty();
            }
        }
        assertThat(evaluate(RESULT, votes(40, 30, 6, 5))).isEmpty();
        assertThat(evaluate(RESULT, votes(0, 0, 0, 0))).isEmpty();
    }

    @Test
    void a_year_begins_in_november_and_is_due_at_its_end() {
        assertThat(evaluate(YEAR, inputs("year", 2026)).orElseThrow()).containsEntry("opensOn", "2026-11-01").containsEntry("dueOn", "2026-12-31");
        for (Object bad : asList(null, 2025, 2026.5, "")) {
            assertThat(evaluate(YEAR, with(inputs("year", 2026), "year", bad))).as("%s", bad).isEmpty();
        }
    }

    private static Map<String, Object> votes(int present, int competent, int basically, int incompetent) {
        return inputs("present", present, "competent", competent, "basically", basically, "incompetent", incompetent);
    }
}
