package org.cunyi.publicity;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.DmnTables.evaluate;
import static org.cunyi.DmnTables.inputs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Within how many days an objection is answered, and those above act (domain.md §4, §8). */
class PublicityObjectionDecisionTableTest {

    private static final String TABLE = "publicity-objection";

    @ParameterizedTest
    @CsvSource({"resolution", "result", "deliberation-result", "cadre-info", "village-affairs", "finance"})
    void a_village_answers_in_three_days_and_the_township_in_ten_and_the_basis_follows_the_day(String kind) {
        assertThat(evaluate(TABLE, inputs("noticeKind", kind, "receivedOn", "2026-01-01"))).hasValueSatisfying(row -> assertThat(row)
                .containsEntry("answerDays", 3).containsEntry("escalatedDays", 10).hasEntrySatisfying("legalBasis",
                        basis -> assertThat(basis.toString()).contains("2025年修订", "第三十六条")));
        assertThat(evaluate(TABLE, inputs("noticeKind", kind, "receivedOn", "2025-12-31"))).hasValueSatisfying(row -> assertThat(row)
                .containsEntry("answerDays", 3).containsEntry("escalatedDays", 10).hasEntrySatisfying("legalBasis",
                        basis -> assertThat(basis.toString()).contains("2018年修正").doesNotContain("2025")));
    }

    @ParameterizedTest
    @CsvSource({"candidate", "handling", "recall", "party-affairs"})
    void notices_of_township_and_party_have_the_same_days_by_the_countys_own_rule(String kind) {
        assertThat(evaluate(TABLE, inputs("noticeKind", kind, "receivedOn", "2026-11-22"))).hasValueSatisfying(row -> assertThat(row)
                .containsEntry("answerDays", 3).containsEntry("escalatedDays", 10).containsEntry("legalBasis", "本县规定（默认）"));
    }

    @Test
    void an_unknown_kind_or_day_gives_no_row() {
        for (Object kind : asList(null, "", "Resolution", 3)) {
            assertThat(evaluate(TABLE, inputs("noticeKind", kind, "receivedOn", "2026-11-22"))).isEmpty();
        }
        assertThat(evaluate(TABLE, inputs("noticeKind", "resolution", "receivedOn", "2026-02-30"))).isEmpty();
        assertThat(evaluate(TABLE, inputs("noticeKind", "resolution", "receivedOn", null))).isEmpty();
    }
}
