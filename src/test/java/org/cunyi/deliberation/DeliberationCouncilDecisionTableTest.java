package org.cunyi.deliberation;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.DmnTables.evaluate;
import static org.cunyi.DmnTables.inputs;
import static org.cunyi.DmnTables.with;
import static org.cunyi.DmnTables.without;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliberationCouncilDecisionTableTest {

    private static final String TABLE = "deliberation-council";

    @Test
    void twenty_to_fifty_members_make_a_council() {
        for (int members = 0; members <= 60; members++) {
            Map<String, Object> row = row("2026-03-01", members);
            assertThat(row.get("composed")).as("%s members", members).isEqualTo(!(members < 20 || members > 50));
            assertThat(row).containsEntry("minimumMembers", 20).containsEntry("maximumMembers", 50);
        }
    }

    @Test
    void the_law_is_cited_from_the_day_it_came_into_force() {
        assertThat(row("2026-01-01", 30).get("legalBasis").toString()).contains("第三十三条");
        assertThat(row("2025-12-31", 30).get("legalBasis").toString()).doesNotContain("第三十三条");
    }

    @Test
    void what_is_no_count_or_no_day_gives_no_row() {
        Map<String, Object> sound = inputs("heldOn", "2026-03-01", "members", 30);
        assertThat(evaluate(TABLE, sound)).isPresent();
        assertThat(evaluate(TABLE, without(sound, "members"))).isEmpty();
        assertThat(evaluate(TABLE, without(sound, "heldOn"))).isEmpty();
        for (Object bad : asList(null, -1, 20.5, Double.NaN, "", "30", "三十", true, List.of(30))) {
            assertThat(evaluate(TABLE, with(sound, "members", bad))).as("members = %s", bad).isEmpty();
        }
        for (Object bad : asList(null, "", "2026-02-30", "2026-3-1", "20260301", 20260301, true)) {
            assertThat(evaluate(TABLE, with(sound, "heldOn", bad))).as("heldOn = %s", bad).isEmpty();
        }
    }

    @Test
    void whole_numbers_count_whatever_their_java_type() {
        for (Object thirty : List.of(30, 30L, (short) 30, 30.0, new BigDecimal("30.00"))) {
            assertThat(evaluate(TABLE, inputs("heldOn", "2026-03-01", "members", thirty))).as("%s", thirty.getClass()).isPresent();
        }
    }

    private static Map<String, Object> row(String day, int members) {
        return evaluate(TABLE, inputs("heldOn", day, "members", members)).orElseThrow();
    }
}
