package org.cunyi.publicity;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.cunyi.DmnTables.evaluate;
import static org.cunyi.DmnTables.inputs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a notice when its period is over (domain.md §8). */
class PublicityAfterPeriodDecisionTableTest {

    private static final String TABLE = "publicity-after-period";

    @ParameterizedTest
    @CsvSource({
            "resolution, archive, true, 第三十五条", "result, archive, true, 第三十五条", "deliberation-result, archive, true, 第三十五条",
            "village-affairs, archive, true, 第三十五条", "finance, archive, true, 第三十五条", "party-affairs, archive, true, 参照村务公告",
            "recall, archive, true, 第三十五条", "cadre-info, stay, true, 基本信息公开", "candidate, vanish, false, 第十九条",
            "handling, vanish, false, 第十九条"
    })
    void the_kind_decides_whether_it_is_archived_stays_or_vanishes(String kind, String after, boolean searchable, String basis) {
        assertThat(evaluate(TABLE, inputs("noticeKind", kind))).hasValueSatisfying(row -> assertThat(row).containsEntry("afterPeriod", after)
                .containsEntry("searchable", searchable).hasEntrySatisfying("legalBasis", b -> assertThat(b.toString()).contains(basis)));
    }

    @Test
    void an_unknown_kind_gives_no_row() {
        for (Object kind : asList(null, "", "Resolution", 3)) {
            assertThat(evaluate(TABLE, inputs("noticeKind", kind))).isEmpty();
        }
    }
}
