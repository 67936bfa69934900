package org.cunyi.deliberation;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.DmnTables.evaluate;
import static org.cunyi.DmnTables.inputs;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliberationPointsDecisionTableTest {

    private static final String TABLE = "deliberation-points";

    @ParameterizedTest
    @CsvSource({"attend,2,出席", "raise,3,议题", "carried-out,5,销号", "absent,-2,缺席"})
    void every_event_has_its_points_and_its_ground(String event, int points, String basis) {
        Map<String, Object> row = evaluate(TABLE, inputs("event", event, "on", "2026-11-22")).orElseThrow();
        assertThat(row).containsEntry("points", points);
        assertThat(row.get("legalBasis").toString()).contains(basis);
        assertThat(evaluate(TABLE, inputs("event", event, "on", "2024-01-01"))).isPresent();
        assertThat(evaluate(TABLE, inputs("event", event, "on", "2023-12-31"))).as("before the rules").isEmpty();
    }

    @Test
    void an_unknown_event_or_day_gives_no_row() {
        for (Object bad : asList(null, "", "Attend", "present", "出席")) {
            assertThat(evaluate(TABLE, inputs("event", bad, "on", "2026-11-22"))).as("event = %s", bad).isEmpty();
        }
        for (Object bad : asList(null, "", "2026-02-30", "2026-1-1", 20260101)) {
            assertThat(evaluate(TABLE, inputs("event", "attend", "on", bad))).as("on = %s", bad).isEmpty();
        }
    }
}
