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

class CadreRecallThresholdDecisionTableTest {

    private static final String TABLE = "cadre-recall-threshold";

    /** Divides, where the table multiplies. */
    private static boolean valid(int voters, int signatures, int representatives, int theirs) {
        return voters > 0 && signatures >= (voters + 4) / 5 || representatives > 0 && theirs >= (representatives + 2) / 3;
    }

    @Test
    void agrees_with_the_oracle_on_every_petition_of_up_to_twelve_voters_and_six_representatives() {
        IntStream.rangeClosed(0, 12).forEach(v -> IntStream.rangeClosed(0, v).forEach(s -> IntStream.rangeClosed(0, 6).forEach(r ->
                IntStream.rangeClosed(0, r).forEach(t -> assertThat(evaluate(TABLE, petition(v, s, r, t)).orElseThrow())
                        .as("%s of %s, %s of %s", s, v, t, r).containsEntry("petitionValid", valid(v, s, r, t))))));
    }

    @Test
    void one_fifth_of_the_voters_or_one_third_of_the_representatives_is_enough_and_one_less_is_not() {
        assertThat(evaluate(TABLE, petition(1280, 256, 40, 0)).orElseThrow()).containsEntry("petitionValid", true);
        assertThat(evaluate(TABLE, petition(1280, 255, 40, 13)).orElseThrow()).containsEntry("petitionValid", false);
        assertThat(evaluate(TABLE, petition(1280, 0, 40, 14)).orElseThrow()).containsEntry("petitionValid", true)
                .hasEntrySatisfying("legalBasis", basis -> assertThat(basis.toString()).contains("第十九条").contains("村民代表"));
    }

    @Test
    void a_base_of_zero_makes_no_petition_valid() {
        assertThat(evaluate(TABLE, petition(0, 0, 0, 0)).orElseThrow()).containsEntry("petitionValid", false);
    }

    @Test
    void a_count_that_is_missing_or_impossible_gives_no_row() {
        Map<String, Object> sound = petition(100, 30, 30, 11);
        for (String count : List.of("eligibleVoters", "voterSignatures", "representatives", "representativeSignatures")) {
            assertThat(evaluate(TABLE, without(sound, count))).as(count).isEmpty();
            for (Object bad : asList(null, -1, 20.5, "", "二十", true)) {
                assertThat(evaluate(TABLE, with(sound, count, bad))).as("%s = %s", count, bad).isEmpty();
            }
        }
        assertThat(evaluate(TABLE, petition(100, 101, 30, 0))).isEmpty();
        assertThat(evaluate(TABLE, petition(100, 0, 30, 31))).isEmpty();
    }

    private static Map<String, Object> petition(int voters, int signatures, int representatives, int theirs) {
        return inputs("eligibleVoters", voters, "voterSignatures", signatures, "representatives", representatives, "representativeSignatures", theirs);
    }
}
