package org.cunyi.models;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.DmnTables.evaluate;
import static org.cunyi.DmnTables.inputs;
import static org.cunyi.DmnTables.rows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhistleDecisionTableTest {

    @Test
    void somebody_is_called() {
        for (Object nobody : asList(null, List.of())) {
            assertThat(rows("whistle-call", "whistle-call", inputs("called", nobody))).singleElement().satisfies(r -> assertThat(r).containsAllEntriesOf(
                    Map.of("field", "called", "legalBasis", "本县规定（默认）")));
        }
        assertThat(rows("whistle-call", "whistle-call", inputs("called", List.of("unit-police")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"false,5,good,false", "false,4,good,false", "false,3,fair,false", "false,2,poor,true", "false,1,poor,true", "true,5,fair,false",
        "true,4,fair,false", "true,3,poor,true", "true,2,poor,true", "true,1,poor,true"})
    void who_is_late_is_rated_lower_and_the_last_is_supervised(boolean late, int score, String rating, boolean supervised) {
        assertThat(evaluate("whistle-rating", inputs("late", late, "score", score)).orElseThrow()).containsEntry("rating", rating)
                .containsEntry("supervised", supervised).containsEntry("legalBasis", "本县规定（默认）");
    }

    @Test
    void what_is_no_score_gives_no_row() {
        for (Object bad : asList(null, 0, 6, 2.5, "")) {
            assertThat(evaluate("whistle-rating", inputs("late", false, "score", bad))).as("%s", bad).isEmpty();
        }
        assertThat(evaluate("whistle-rating", inputs("late", null, "score", 5))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"check,1,days", "emergency,1,days", "enforcement,2,working-days", "livelihood,3,working-days", "ruling,1,working-days",
        "urge,1,working-days", "handling,10,working-days", "coordination,5,working-days", "rating,3,working-days", "supervision,10,working-days"})
    void each_matter_has_its_period(String matter, int number, String unit) {
        assertThat(evaluate("whistle-period", inputs("matter", matter)).orElseThrow()).containsEntry("number", number).containsEntry("unit", unit);
        assertThat(evaluate("whistle-period", inputs("matter", matter + " "))).isEmpty();
    }
}
