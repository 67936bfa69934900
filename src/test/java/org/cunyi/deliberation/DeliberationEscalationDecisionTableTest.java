package org.cunyi.deliberation;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.DmnTables.evaluate;
import static org.cunyi.DmnTables.inputs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a resolution may be late before it goes up, and unchecked before somebody else is named (domain.md §5). */
class DeliberationEscalationDecisionTableTest {

    private static final String TABLE = "deliberation-escalation";

    @ParameterizedTest
    @CsvSource({"chair, 1, council-chair, 1日", "secretary, 7, village-secretary, 7日", "township, 15, township-committee, 15日",
        "verification, 15, council-chair, 15日"})
    void each_stage_has_its_days_and_its_role(String stage, int days, String role, String basis) {
        for (String on : asList("2024-01-01", "2026-11-22", "2099-12-31")) {
            assertThat(evaluate(TABLE, inputs("stage", stage, "on", on))).hasValueSatisfying(row -> assertThat(row).containsEntry("days", days)
                    .containsEntry("role", role).hasEntrySatisfying("legalBasis", b -> assertThat(b.toString()).contains(basis)));
        }
    }

    @Test
    void who_is_higher_is_told_later() {
        assertThat(days("chair")).isLessThan(days("secretary"));
        assertThat(days("secretary")).isLessThan(days("township"));
    }

    private static Integer days(String stage) {
        return (Integer) evaluate(TABLE, inputs("stage", stage, "on", "2026-11-22")).orElseThrow().get("days");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Chair", "county", "chair "})
    void an_unknown_stage_gives_no_row(String stage) {
        assertThat(evaluate(TABLE, inputs("stage", stage, "on", "2026-11-22"))).isEmpty();
    }

    @Test
    void a_day_before_the_rule_or_none_at_all_gives_no_row() {
        for (Object on : asList("2023-12-31", null, "2026-02-30", "gestern")) {
            assertThat(evaluate(TABLE, inputs("stage", "chair", "on", on))).isEmpty();
        }
        assertThat(evaluate(TABLE, inputs("stage", null, "on", "2026-11-22"))).isEmpty();
    }
}
