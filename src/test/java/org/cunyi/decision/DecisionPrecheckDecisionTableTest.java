package org.cunyi.decision;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.DmnTables.evaluate;
import static org.cunyi.DmnTables.inputs;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionPrecheckDecisionTableTest {

    private static final String TABLE = "decision-precheck";
    private static final Map<String, Object> ASKED = Map.of("required", true, "legalBasis", "本县规定（默认），本县乡镇一审六项清单");
    private static final Map<String, Object> NOT_ASKED = Map.of("required", false, "legalBasis", "本县规定（默认），未列入本县乡镇一审六项清单");

    @ParameterizedTest
    @ValueSource(strings = {"village-construction", "work-subsidy", "collective-income-use", "public-welfare", "key-assistance", "other",
            "village-rules", "village-boundary", "resignation", "by-election", "collective-charter", "member-confirmation",
            "contract-homestead-shares", "land-compensation", "collective-merger", "collective-plan-distribution", "construction-land",
            "collective-other"})
    void the_township_is_asked_from_two_hundred_thousand_yuan(String matterKind) {
        for (Object below : asList(null, 0, 199_999, new BigDecimal("199999.99"), 199_999.99)) {
            assertThat(evaluate(TABLE, matter(matterKind, below))).as("%s yuan", below).contains(NOT_ASKED);
        }
        assertThat(evaluate(TABLE, inputs("matterKind", matterKind))).as("no amount").contains(NOT_ASKED);
        for (Object from : List.of(200_000, new BigDecimal("200000.00"), 200_000.01, 5_000_000_000L)) {
            assertThat(evaluate(TABLE, matter(matterKind, from))).as("%s yuan", from).contains(ASKED);
        }
    }

    @Test
    void the_township_is_asked_for_every_investment_of_the_collective() {
        for (Object amount : asList(null, 0, 1, 199_999, 200_000, 3_000_000)) {
            assertThat(evaluate(TABLE, matter("collective-investment", amount))).as("%s yuan", amount).contains(ASKED);
        }
        assertThat(evaluate(TABLE, inputs("matterKind", "collective-investment"))).contains(ASKED);
    }

    @Test
    void an_unknown_matter_or_an_amount_that_is_negative_or_a_word_gives_no_row() {
        for (Object matterKind : asList(null, "", "recall", "Other", 7)) {
            assertThat(evaluate(TABLE, matter(matterKind, 300_000))).as("matter %s", matterKind).isEmpty();
        }
        for (Object amount : List.of(-1, -0.01, "300000", "", "三十万", true, List.of(300_000))) {
            assertThat(evaluate(TABLE, matter("other", amount))).as("%s yuan", amount).isEmpty();
            assertThat(evaluate(TABLE, matter("collective-investment", amount))).as("%s yuan invested", amount).isEmpty();
        }
    }

    private static Map<String, Object> matter(Object matterKind, Object amount) {
        return inputs("matterKind", matterKind, "amount", amount);
    }
}
