package org.cunyi.decision;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.DmnTables.evaluate;
import static org.cunyi.DmnTables.inputs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionBodyDecisionTableTest {

    private static final String TABLE = "decision-body";
    private static final String ASSEMBLY = "villagers-assembly,household-assembly";
    private static final String VILLAGE = "villagers-assembly,household-assembly,villager-representatives";
    private static final String COLLECTIVE = "collective-assembly,collective-representatives";

    private static final Map<String, Optional<Map<String, Object>>> ANSWERS = Map.ofEntries(
            answer("delegable-2018-24", VILLAGE, true, "《村民委员会组织法》（2018年修正）第二十四条"),
            answer("delegable-2025-28", VILLAGE, true, "《村民委员会组织法》（2025年修订）第二十八条"),
            answer("assembly-2018-27", ASSEMBLY, false, "《村民委员会组织法》（2018年修正）第二十七条"),
            answer("assembly-2025-31", ASSEMBLY, false, "《村民委员会组织法》（2025年修订）第三十一条"),
            answer("assembly-2018-3", ASSEMBLY, false, "《村民委员会组织法》（2018年修正）第三条"),
            answer("assembly-2025-3", ASSEMBLY, false, "《村民委员会组织法》（2025年修订）第三条"),
            answer("either-zj-37", VILLAGE, false, "本县规定（默认），参照浙江省2020年实施办法第三十七条"),
            answer("either-2025-20", VILLAGE, false, "《村民委员会组织法》（2025年修订）第二十条"),
            answer("either-2018-19", VILLAGE, false, "《村民委员会组织法》（2018年修正）第十九条"),
            answer("either-2025-23", VILLAGE, false, "《村民委员会组织法》（2025年修订）第二十三条"),
            answer("members-only", "collective-assembly", false, "《农村集体经济组织法》第二十六条、第二十八条"),
            answer("members-or-theirs", COLLECTIVE, false, "《农村集体经济组织法》第二十六条、第二十八条"),
            Map.entry("refused", Optional.empty()));

    /** Columns: the law of 2018 for all, then the collective's own law, then the law of 2025. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            village-construction         | delegable-2018-24 | delegable-2018-24 | delegable-2025-28
            work-subsidy                 | delegable-2018-24 | delegable-2018-24 | delegable-2025-28
            collective-income-use        | delegable-2018-24 | delegable-2018-24 | delegable-2025-28
            public-welfare               | delegable-2018-24 | delegable-2018-24 | delegable-2025-28
            key-assistance               | delegable-2018-24 | delegable-2018-24 | delegable-2025-28
            other                        | delegable-2018-24 | delegable-2018-24 | delegable-2025-28
            village-rules                | assembly-2018-27  | assembly-2018-27  | assembly-2025-31
            village-boundary             | assembly-2018-3   | assembly-2018-3   | assembly-2025-3
            resignation                  | either-zj-37      | either-zj-37      | either-2025-20
            by-election                  | either-2018-19    | either-2018-19    | either-2025-23
            collective-charter           | delegable-2018-24 | members-only      | members-only
            member-confirmation          | delegable-2018-24 | members-only      | members-only
            contract-homestead-shares    | delegable-2018-24 | members-only      | members-only
            land-compensation            | delegable-2018-24 | members-only      | members-only
            collective-merger            | delegable-2018-24 | members-only      | members-only
            collective-plan-distribution | delegable-2018-24 | members-or-theirs | members-or-theirs
            construction-land            | delegable-2018-24 | members-or-theirs | members-or-theirs
            collective-investment        | delegable-2018-24 | members-or-theirs | members-or-theirs
            collective-other             | delegable-2018-24 | members-or-theirs | members-or-theirs
            """)
    void a_matter_that_uses_no_collective_asset_is_decided_by(String matterKind, String until202504, String until2025, String from2026) {
        for (Object no : asList(false, null)) {
            assertDecidedBy(matterKind, no, until202504, until2025, from2026);
        }
        assertThat(evaluate(TABLE, inputs("matterKind", matterKind, "heldOn", "2026-01-01"))).isEqualTo(ANSWERS.get(from2026));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            village-construction         | delegable-2018-24 | members-or-theirs | members-or-theirs
            public-welfare               | delegable-2018-24 | members-or-theirs | members-or-theirs
            other                        | delegable-2018-24 | members-or-theirs | members-or-theirs
            work-subsidy                 | refused           | refused           | refused
            collective-income-use        | refused           | refused           | refused
            key-assistance               | refused           | refused           | refused
            village-rules                | refused           | refused           | refused
            village-boundary             | refused           | refused           | refused
            resignation                  | refused           | refused           | refused
            by-election                  | refused           | refused           | refused
            collective-charter           | delegable-2018-24 | members-only      | members-only
            member-confirmation          | delegable-2018-24 | members-only      | members-only
            contract-homestead-shares    | delegable-2018-24 | members-only      | members-only
            land-compensation            | delegable-2018-24 | members-only      | members-only
            collective-merger            | delegable-2018-24 | members-only      | members-only
            collective-plan-distribution | delegable-2018-24 | members-or-theirs | members-or-theirs
            construction-land            | delegable-2018-24 | members-or-theirs | members-or-theirs
            collective-investment        | delegable-2018-24 | members-or-theirs | members-or-theirs
            collective-other             | delegable-2018-24 | members-or-theirs | members-or-theirs
            """)
    void a_matter_that_uses_a_collective_asset_is_decided_by(String matterKind, String until202504, String until2025, String from2026) {
        assertDecidedBy(matterKind, true, until202504, until2025, from2026);
    }

    @Test
    void an_unknown_matter_or_an_impossible_date_or_a_word_for_the_asset_gives_no_row() {
        for (Object matter : asList(null, "", "recall", "Other", 7)) {
            assertThat(decide(matter, "2026-01-01", false)).as("matter %s", matter).isEmpty();
        }
        for (Object day : asList(null, "", "2026-02-30", "2026-1-1", 20260101)) {
            assertThat(decide("other", day, false)).as("village matter on %s", day).isEmpty();
            assertThat(decide("collective-other", day, false)).as("collective matter on %s", day).isEmpty();
        }
        for (Object asset : List.of("是", "true", "false", 0, 1, List.of(true))) {
            for (String matter : List.of("other", "village-rules", "resignation", "collective-charter", "collective-other")) {
                for (String day : List.of("2025-04-30", "2025-05-01", "2026-01-01")) {
                    assertThat(decide(matter, day, asset)).as("%s on %s with asset %s", matter, day, asset).isEmpty();
                }
            }
        }
    }

    private static void assertDecidedBy(String matterKind, Object asset, String until202504, String until2025, String from2026) {
        assertThat(decide(matterKind, "2025-04-30", asset)).isEqualTo(ANSWERS.get(until202504));
        assertThat(decide(matterKind, "2025-05-01", asset)).isEqualTo(ANSWERS.get(until2025));
        assertThat(decide(matterKind, "2025-12-31", asset)).isEqualTo(ANSWERS.get(until2025));
        assertThat(decide(matterKind, "2026-01-01", asset)).isEqualTo(ANSWERS.get(from2026));
    }

    private static Optional<Map<String, Object>> decide(Object matterKind, Object heldOn, Object collectiveAsset) {
        return evaluate(TABLE, inputs("matterKind", matterKind, "heldOn", heldOn, "collectiveAsset", collectiveAsset));
    }

    private static Map.Entry<String, Optional<Map<String, Object>>> answer(String name, String bodies, boolean authorised, String basis) {
        return Map.entry(name, Optional.of(
                Map.of("allowedMeetingKinds", bodies, "needsAuthorisation", authorised, "legalBasis", basis)));
    }
}
